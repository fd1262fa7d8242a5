package dev.reroll.index.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Stems of English words behind a cache, since the same few thousand words make up most of a list. Not thread-safe. */
final class Stems {

    /** What stands before a stem in the index, so that it is never taken for a word. */
    static final char MARK = '\u0001';

    static final int SHORTEST = 3;
    static final int LONGEST = 20;

    // a list's prose has some ten thousand different words; 2 MB a thread when full
    private static final int SLOTS = 1 << 14;
    private static final byte[] NONE = {};

    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final byte[] @Nullable [] words = new byte[SLOTS][];
    private final byte[][] stems = new byte[SLOTS][];

    /**
     * The stem of the word in {@code word[0..length)}, marked; an empty array where the word is its own stem.
     *
     * @param hash any hash of the word
     */
    byte[] marked(byte[] word, int length, int hash) {
        int slot = (hash ^ hash >>> 14) & SLOTS - 1;
        byte[] known = words[slot];
        if (known != null && Arrays.equals(known, 0, known.length, word, 0, length)) return stems[slot];
        byte[] stem = stem(word, length);
        words[slot] = Arrays.copyOf(word, length);
        stems[slot] = stem;
        return stem;
    }

    private byte[] stem(byte[] word, int length) {
        String whole = new String(word, 0, length, StandardCharsets.US_ASCII);
        stemmer.setCurrent(whole);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.equals(whole) ? NONE : (MARK + stem).getBytes(StandardCharsets.US_ASCII);
    }

    /** The stem of a word; the word itself where it is not made of English letters only, or of an odd length. */
    static String of(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) return word;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}

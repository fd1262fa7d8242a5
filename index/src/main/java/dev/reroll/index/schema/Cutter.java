package dev.reroll.index.schema;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into terms: runs of letters and digits, in lower case, without accents. Everything else separates, so an
 * identifier such as {@code mmap_lock_speculate} is a sequence of terms, findable as a phrase and by each part. Han
 * characters and kana are terms of their own.
 *
 * <p>Beside a term, at its position, stand the parts of a camel-case word and, where asked for, the marked stems of
 * English words. Not thread-safe; keeps its buffers.
 */
final class Cutter {

    /** Characters of a word that count; the rest is skipped. Xapian's limit; holds every hash written in hex up to it. */
    static final int LONGEST_WORD = 64;
    /** Words above this are never taken apart at capitals: they are encoded data. */
    private static final int LONGEST_CAMEL = 40;

    private static final int MOST_CAMEL_PARTS = 6;

    private static final byte LOWER = 1;
    private static final byte UPPER = 2;
    private static final byte DIGIT = 4;
    private static final byte[] KIND = new byte[128];

    static {
        for (char c = 'a'; c <= 'z'; c++) KIND[c] = LOWER;
        for (char c = 'A'; c <= 'Z'; c++) KIND[c] = UPPER;
        for (char c = '0'; c <= '9'; c++) KIND[c] = DIGIT;
    }

    private char[] text = new char[1024];
    private int at;
    private int end;

    // folding writes up to 4 characters for one
    private final char[] folded = new char[LONGEST_WORD * 4];
    private final byte[] word = new byte[LONGEST_WORD * 4 * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR];
    private final BytesRef term = new BytesRef(word, 0, 0);
    private @Nullable Stems stems;

    private boolean stemming;
    private boolean beside;
    private boolean stemDue;
    private int wordHash;
    // start and end of each camel-case part in text; partsEnd is 0 where the word has none
    private final int[] parts = new int[MOST_CAMEL_PARTS * 2];
    private int partsAt;
    private int partsEnd;

    /** Starts on a piece of text; words never go on from one piece to the next. */
    void start(String piece, int from, int to, boolean withStems) {
        int length = to - from;
        if (text.length < length) text = new char[Math.max(length, text.length * 2)];
        piece.getChars(from, to, text, 0);
        at = 0;
        end = length;
        stemming = withStems;
        stemDue = false;
        partsAt = 0;
        partsEnd = 0;
    }

    /** Goes to the next term; false when the piece is used up. */
    boolean next() {
        if (stemDue) {
            stemDue = false;
            if (stems == null) stems = new Stems();
            byte[] stem = stems.marked(word, term.length, wordHash);
            if (stem.length > 0) {
                term.bytes = stem;
                term.length = stem.length;
                beside = true;
                return true;
            }
        }
        if (partsAt < partsEnd) {
            part(parts[partsAt], parts[partsAt + 1]);
            partsAt += 2;
            beside = true;
            return true;
        }
        while (at < end) {
            char c = text[at];
            if (c < 128) {
                if (KIND[c] == 0) {
                    at++;
                } else if (ascii()) {
                    return true;
                }
            } else if (other()) {
                return true;
            }
        }
        return false;
    }

    /** The current term; valid until the next call. */
    BytesRef term() {
        return term;
    }

    /** Whether the current term stands at the position of the one before it. */
    boolean beside() {
        return beside;
    }

    /** A word from {@code at} on, as long as it is ASCII; always a term. */
    private boolean ascii() {
        int start = at;
        int length = 0;
        int hash = 0;
        int kinds = 0;
        boolean capitalInside = false;
        int i = start;
        for (; i < end; i++) {
            int c = text[i];
            if (c >= 128) {
                if (joins(i)) return other();
                break;
            }
            byte kind = KIND[c];
            if (kind == 0) break;
            kinds |= kind;
            if (length == LONGEST_WORD) continue;
            if (kind == UPPER) {
                capitalInside |= length > 0;
                c |= 0x20;
            }
            word[length++] = (byte) c;
            hash = 31 * hash + c;
        }
        at = i;
        partsAt = 0;
        partsEnd = 0;
        if (capitalInside && (kinds & LOWER) != 0 && i - start <= LONGEST_CAMEL) camel(start, i);
        found(length, hash, (kinds & DIGIT) == 0);
        return true;
    }

    private void found(int length, int hash, boolean plain) {
        term.bytes = word;
        term.length = length;
        wordHash = hash;
        beside = false;
        stemDue = stemming && plain && length >= Stems.SHORTEST && length <= Stems.LONGEST;
    }

    /** Notes the parts of {@code getUserPages} or {@code HTTPServer}. */
    private void camel(int start, int stop) {
        int from = start;
        int n = 0;
        for (int i = start + 1; i <= stop; i++) {
            if (i < stop && !isBoundary(i, stop)) continue;
            if (n == parts.length) {
                // too many for a name
                return;
            }
            parts[n++] = from;
            parts[n++] = i;
            from = i;
        }
        partsEnd = n > 2 ? n : 0;
    }

    /** Whether a part begins at {@code i}: at a capital after a small letter, or before one after capitals. */
    private boolean isBoundary(int i, int stop) {
        if (KIND[text[i]] != UPPER) return false;
        if (KIND[text[i - 1]] != UPPER) return true;
        return i + 1 < stop && KIND[text[i + 1]] == LOWER;
    }

    private void part(int from, int to) {
        int hash = 0;
        boolean plain = true;
        for (int i = from; i < to; i++) {
            int c = text[i];
            if (KIND[c] == UPPER) c |= 0x20;
            else if (KIND[c] == DIGIT) plain = false;
            word[i - from] = (byte) c;
            hash = 31 * hash + c;
        }
        found(to - from, hash, plain);
    }

    /** Whether the character at {@code i}, which is not ASCII, goes on with the word before it. */
    private boolean joins(int i) {
        int c = Character.codePointAt(text, i, end);
        return isPart(c) && !isAlone(c);
    }

    /** A word from {@code at} on that is not all ASCII; false where there is only a separator, which is skipped. */
    private boolean other() {
        int length = 0;
        char[] out = folded;
        boolean any = false;
        while (at < end) {
            int c = Character.codePointAt(text, at, end);
            if (!isPart(c)) {
                if (!any) at += Character.charCount(c);
                break;
            }
            boolean alone = isAlone(c);
            if (alone && any) break;
            any = true;
            at += Character.charCount(c);
            // accents that stand as characters of their own go the way of those that do not
            if (length < LONGEST_WORD && !isAccent(c)) length = fold(Character.toLowerCase(c), out, length);
            if (alone) break;
        }
        if (length == 0) return false;
        partsAt = 0;
        partsEnd = 0;
        int bytes = UnicodeUtil.UTF16toUTF8(out, 0, length, word);
        int hash = 0;
        boolean plain = true;
        for (int i = 0; i < bytes; i++) {
            hash = 31 * hash + word[i];
            plain &= word[i] >= 'a' && word[i] <= 'z';
        }
        found(bytes, hash, plain);
        return true;
    }

    private final char[] one = new char[2];

    private int fold(int c, char[] out, int length) {
        if (c < 128) {
            out[length] = (char) c;
            return length + 1;
        }
        int n = Character.toChars(c, one, 0);
        return ASCIIFoldingFilter.foldToASCII(one, 0, out, length, n);
    }

    private static boolean isPart(int c) {
        if (c < 128) return KIND[c] != 0;
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            // a soft hyphen is only a hint for the line break
            default -> c == 0xAD;
        };
    }

    private static boolean isAccent(int c) {
        return (c >= 0x300 && c <= 0x36F) || c == 0xAD;
    }

    private static boolean isAlone(int c) {
        if (c < 0x2E80) return false;
        return Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF);
    }
}

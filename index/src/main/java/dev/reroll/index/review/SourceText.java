package dev.reroll.index.review;

import java.util.Arrays;

/**
 * The lines of a mail that others may quote, run together without blanks, so that a line is found again however it was
 * wrapped and whatever became of its tabs.
 *
 * <p>Two tables of hashes lead to places in it: one of whole lines, and one of the {@value #GRAM} characters from the start
 * of each word. Building them takes time in proportion to the text, a look-up is bounded by {@value #MOST_PLACES}.
 */
final class SourceText {

    static final int GRAM = 10;
    static final int MOST_PLACES = 16;

    /** Lines that stand in the source more often say nothing of where they come from. */
    private static final int MOST_LOOKS = 64;

    private final String stream;
    /** For each line that may be quoted: where it starts in the stream, and its number in the mail. */
    private final int[] starts;

    private final int[] numbers;
    private final int lines;
    private final int[] words;
    private final int wordCount;
    private final Chains byLine;
    private Chains byWord = Chains.NONE;

    /** @param used whether the line may be quoted */
    SourceText(String[] text, boolean[] used) {
        StringBuilder all = new StringBuilder();
        int[] lineStarts = new int[text.length + 1];
        int[] lineNumbers = new int[text.length];
        int[] wordStarts = new int[64];
        int count = 0;
        int found = 0;
        for (int i = 0; i < text.length; i++) {
            int from = all.length();
            if (!used[i]) continue;
            boolean inside = false;
            for (int c = 0; c < text[i].length(); c++) {
                char each = text[i].charAt(c);
                if (isBlank(each)) {
                    inside = false;
                    continue;
                }
                if (!inside) {
                    if (found == wordStarts.length) wordStarts = Arrays.copyOf(wordStarts, found * 2);
                    wordStarts[found++] = all.length();
                    inside = true;
                }
                all.append(each);
            }
            if (all.length() == from) continue;
            lineStarts[count] = from;
            lineNumbers[count++] = i;
        }
        lineStarts[count] = all.length();
        stream = all.toString();
        starts = lineStarts;
        numbers = lineNumbers;
        lines = count;
        words = wordStarts;
        wordCount = found;
        byLine = new Chains(count);
        for (int i = count - 1; i >= 0; i--) byLine.add(hash(stream, starts[i], starts[i + 1]), i);
    }

    static boolean isBlank(char c) {
        return PatchLine.isWhitespace(c) || c == '\u00a0';
    }

    /** A line as the stream holds it. */
    static String key(String line) {
        int at = 0;
        while (at < line.length() && !isBlank(line.charAt(at))) at++;
        if (at == line.length()) return line;
        StringBuilder key = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) if (!isBlank(line.charAt(i))) key.append(line.charAt(i));
        return key.toString();
    }

    boolean isEmpty() {
        return lines == 0;
    }

    /** Whether the key stands at the place. */
    boolean holds(int place, String key) {
        return place >= 0 && stream.startsWith(key, place);
    }

    /** Places where the key is a whole line, at most {@code places.length}; none where it is too many. */
    int wholeLines(String key, int[] places) {
        int found = 0;
        int looks = 0;
        for (int i = byLine.first(hash(key, 0, key.length())); i >= 0; i = byLine.next(i)) {
            if (++looks > MOST_LOOKS) return 0;
            if (starts[i + 1] - starts[i] != key.length() || !holds(starts[i], key)) continue;
            if (found == places.length) return 0;
            places[found++] = starts[i];
        }
        return found;
    }

    /** Places where the key starts a word and is a line's part, or runs over several lines. */
    int parts(String key, int[] places) {
        if (key.length() < GRAM) return 0;
        if (byWord == Chains.NONE) {
            Chains chains = new Chains(wordCount);
            for (int i = wordCount - 1; i >= 0; i--) {
                if (words[i] + GRAM <= stream.length()) chains.add(hash(stream, words[i], words[i] + GRAM), i);
            }
            byWord = chains;
        }
        int found = 0;
        int looks = 0;
        for (int i = byWord.first(hash(key, 0, GRAM)); i >= 0 && found < places.length; i = byWord.next(i)) {
            if (++looks > MOST_LOOKS) break;
            if (holds(words[i], key)) places[found++] = words[i];
        }
        return found;
    }

    /** Whether a line goes on at the place, rather than starts or ends there. */
    boolean isAmidLine(int place) {
        return place < stream.length() && Arrays.binarySearch(starts, 0, lines, place) < 0;
    }

    /** The number, from 0, of the mail's line that holds the place. */
    int line(int place) {
        int at = Arrays.binarySearch(starts, 0, lines, place);
        return numbers[at >= 0 ? at : -at - 2];
    }

    private static int hash(String text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) hash = hash * 31 + text.charAt(i);
        return hash ^ (hash >>> 15);
    }

    /** Numbers under hashes, each hash's in ascending order where they were added in descending order. */
    private static final class Chains {
        static final Chains NONE = new Chains(0);

        private final int[] heads;
        private final int[] next;

        Chains(int size) {
            heads = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size)) * 2)];
            next = new int[size];
            Arrays.fill(heads, -1);
        }

        void add(int hash, int number) {
            int slot = hash & (heads.length - 1);
            next[number] = heads[slot];
            heads[slot] = number;
        }

        int first(int hash) {
            return heads[hash & (heads.length - 1)];
        }

        int next(int number) {
            return next[number];
        }
    }
}

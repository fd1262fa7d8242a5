package dev.reroll.ingest.patch;

/**
 * The {@code >} marks at the start of a quoted line: any number, with at most one blank after each. Marks of other
 * kinds ({@code |}, {@code :}, initials as in {@code AM>}) are not taken for quotes, because text and code start with
 * them as well.
 *
 * @param depth how many marks there are
 * @param end where the quoted text starts: after the last mark and the blank behind it
 */
record QuoteMarks(int depth, int end) {
    static QuoteMarks of(String line) {
        int depth = 0;
        int end = 0;
        int length = line.length();
        while (end < length && line.charAt(end) == '>') {
            depth++;
            end++;
            if (end < length && line.charAt(end) == ' ') end++;
        }
        return new QuoteMarks(depth, end);
    }
}

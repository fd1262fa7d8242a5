package dev.reroll.index.review;

/**
 * The quote marks at the start of a line.
 *
 * @param depth how many there are
 * @param end where the quoted text starts
 */
record Marks(int depth, int end) {

    private static final Marks NONE = new Marks(0, 0);

    /** Deeper quotes are taken for this deep. */
    static final int DEEPEST = 1000;

    /**
     * Reads {@code >}, {@code > >}, {@code >>} and mixtures with up to two blanks between the marks.
     *
     * @param bars whether {@code |} is a mark as well: text and tables start with it too, so the mail must say so
     */
    static Marks of(String line, boolean bars) {
        if (line.isEmpty() || !isMark(line.charAt(0), bars) || isReport(line)) return NONE;
        int depth = 0;
        int end = 0;
        int at = 0;
        while (at < line.length() && isMark(line.charAt(at), bars)) {
            depth++;
            at++;
            end = at < line.length() && line.charAt(at) == ' ' ? at + 1 : at;
            int next = at;
            while (next < line.length() && next - at < 2 && line.charAt(next) == ' ') next++;
            at = next;
        }
        return new Marks(Math.min(depth, DEEPEST), end);
    }

    private static boolean isMark(char c, boolean bars) {
        return c == '>' || (bars && c == '|');
    }

    /**
     * Lines that test robots mark with {@code >}: {@code >> fs/file.c:12:3: error: …}, and in the listing below it {@code >
     * 12 <tab>code}.
     */
    private static boolean isReport(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == '>') at++;
        int marks = at;
        while (at < line.length() && line.charAt(at) == ' ') at++;
        if (at == marks) return false;
        int word = at;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) at++;
        if (marks == 1) return isNumber(line, word, at) && at < line.length() && line.charAt(at) == '\t';
        if (marks != 2) return false;
        int colon = line.indexOf(':', word);
        return colon > word && colon + 1 < at && isDigit(line.charAt(colon + 1));
    }

    private static boolean isNumber(String line, int from, int to) {
        for (int i = from; i < to; i++) if (!isDigit(line.charAt(i))) return false;
        return to > from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

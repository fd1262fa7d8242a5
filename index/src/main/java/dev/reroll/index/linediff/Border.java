package dev.reroll.index.linediff;

/**
 * How good it would be to begin or end a group of changed lines at some place: little indentation, blank lines and the
 * starts of blocks are good. The weights are those that M. Haggerty found by fitting to slides that people had rated
 * (his diff-slider-tools, 2016), which git uses as its indent heuristic. Lower is better.
 *
 * @param indent the indentation, in columns, of the line after the border
 * @param penalty the sum of the weights
 */
record Border(int indent, int penalty) {
    static final Border NONE = new Border(0, 0);

    private static final int MOST_INDENT = 200;
    private static final int MOST_BLANKS = 20;
    private static final int BLANK = -1;

    private static final int AT_START_OF_TEXT = 1;
    private static final int AT_END_OF_TEXT = 21;
    private static final int EACH_BLANK_LINE = -30;
    private static final int EACH_BLANK_LINE_AFTER = 6;
    private static final int DEEPER = -4;
    private static final int DEEPER_WITH_BLANKS = 10;
    private static final int BACK_AND_DEEPER_AGAIN = 24;
    private static final int BACK_AND_DEEPER_AGAIN_WITH_BLANKS = 17;
    private static final int BACK = 23;
    private static final int BACK_WITH_BLANKS = 17;
    private static final int INDENT_AGAINST_PENALTY = 60;

    /** The border before line {@code at}. */
    static Border at(Lines text, int at) {
        int indent = at < text.size() ? indentOf(text.line(at)) : BLANK;
        int blanksBefore = 0;
        int indentBefore = BLANK;
        for (int i = at - 1; i >= 0; i--) {
            indentBefore = indentOf(text.line(i));
            if (indentBefore != BLANK) break;
            if (++blanksBefore == MOST_BLANKS) {
                indentBefore = 0;
                break;
            }
        }
        int blanksAfter = 0;
        int indentAfter = BLANK;
        for (int i = at + 1; i < text.size(); i++) {
            indentAfter = indentOf(text.line(i));
            if (indentAfter != BLANK) break;
            if (++blanksAfter == MOST_BLANKS) {
                indentAfter = 0;
                break;
            }
        }
        int penalty = 0;
        if (indentBefore == BLANK && blanksBefore == 0) penalty += AT_START_OF_TEXT;
        if (at >= text.size()) penalty += AT_END_OF_TEXT;
        int blanksFromHere = indent == BLANK ? 1 + blanksAfter : 0;
        int blanks = blanksBefore + blanksFromHere;
        penalty += EACH_BLANK_LINE * blanks + EACH_BLANK_LINE_AFTER * blanksFromHere;
        int level = indent == BLANK ? indentAfter : indent;
        return new Border(level, penalty + change(level, indentBefore, indentAfter, blanks > 0));
    }

    private static int change(int level, int before, int after, boolean blanks) {
        if (level == BLANK || before == BLANK || level == before) return 0;
        if (level > before) return blanks ? DEEPER_WITH_BLANKS : DEEPER;
        if (after != BLANK && after > level) return blanks ? BACK_AND_DEEPER_AGAIN_WITH_BLANKS : BACK_AND_DEEPER_AGAIN;
        return blanks ? BACK_WITH_BLANKS : BACK;
    }

    Border plus(Border other) {
        return new Border(indent + other.indent, penalty + other.penalty);
    }

    boolean asGoodAs(Border other) {
        return INDENT_AGAINST_PENALTY * Integer.compare(indent, other.indent) + penalty - other.penalty <= 0;
    }

    private static int indentOf(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ') columns++;
            else if (c == '\t') columns += 8 - columns % 8;
            else if (c != '\n' && c != '\r' && c != '\f' && c != 0x0b) return columns;
            if (columns >= MOST_INDENT) return MOST_INDENT;
        }
        return BLANK;
    }
}

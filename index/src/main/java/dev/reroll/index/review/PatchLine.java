package dev.reroll.index.review;

/** A line of a patch, with its blank, {@code +} or {@code -} in front. */
final class PatchLine {

    private PatchLine() {}

    /** The mark; a line that a mailer cut the blank off, and {@code \ No newline}, count as context. */
    static char mark(String line) {
        if (line.isEmpty()) return ' ';
        char c = line.charAt(0);
        return c == '+' || c == '-' ? c : ' ';
    }

    static boolean isChange(String line) {
        return mark(line) != ' ';
    }

    /** The mark and the line without any blanks: the same for a line that was only indented otherwise. */
    static String key(String line) {
        StringBuilder key = new StringBuilder(line.length() + 1);
        key.append(mark(line));
        boolean marked = !line.isEmpty() && " +-".indexOf(line.charAt(0)) >= 0;
        for (int i = marked ? 1 : 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!isWhitespace(c)) key.append(c);
        }
        return key.toString();
    }

    /** The mark and the line as it stands but for blanks at its end. */
    static String exactKey(String line) {
        boolean marked = !line.isEmpty() && " +-".indexOf(line.charAt(0)) >= 0;
        return mark(line) + (marked ? line.substring(1) : line).stripTrailing();
    }

    /** Letters and digits: 0 for a lone brace. */
    static int substance(String line) {
        int substance = 0;
        for (int i = 0; i < line.length(); i++) if (isLetterOrDigit(line.charAt(i))) substance++;
        return substance;
    }

    // asked of every character of every line, and nearly all are ASCII

    private static boolean isLetterOrDigit(char c) {
        if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return Character.isLetterOrDigit(c);
    }

    static boolean isWhitespace(char c) {
        return c < 0x80 ? c <= ' ' && Character.isWhitespace(c) : Character.isWhitespace(c);
    }
}

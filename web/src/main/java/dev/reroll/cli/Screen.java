package dev.reroll.cli;

/** Text for a terminal: a mail's text must not move the cursor, set a title or turn the direction of writing. */
final class Screen {

    private Screen() {}

    /** One line in which nothing is obeyed: controls, bidirectional marks and invisible characters become {@code ·}. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL -> out.append(c == '\t' || c == '\n' ? ' ' : '\u00b7');
                case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.append('\u00b7');
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** The same for a line of code or of a diff, whose tabs stay. */
    static String plainLine(String line) {
        if (line.indexOf('\t') < 0) return plain(line);
        StringBuilder out = new StringBuilder(line.length());
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            out.append(plain(line.substring(from, tab))).append('\t');
            from = tab + 1;
        }
        return out.append(plain(line.substring(from))).toString();
    }

    /** The same, cut to so many columns with an ellipsis where it is longer. */
    static String plain(String text, int columns) {
        String all = plain(text);
        if (all.codePointCount(0, all.length()) <= columns) return all;
        return all.substring(0, all.offsetByCodePoints(0, Math.max(0, columns - 1))) + "\u2026";
    }
}

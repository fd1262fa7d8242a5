package dev.reroll.index.rangediff;

import java.util.ArrayList;
import java.util.List;

/** A commit message as {@code git log} prints it: no blank lines at its ends, tabs as blanks up to columns of eight. */
final class MessageLines {
    private static final int TAB = 8;

    private MessageLines() {}

    static List<String> of(String message) {
        List<String> lines = new ArrayList<>();
        int blanks = 0;
        for (String raw : message.split("\n", -1)) {
            String line = expandTabs(raw).stripTrailing();
            if (line.isEmpty()) {
                blanks++;
                continue;
            }
            if (!lines.isEmpty()) for (; blanks > 0; blanks--) lines.add("");
            blanks = 0;
            lines.add(line);
        }
        return lines;
    }

    private static String expandTabs(String line) {
        if (line.indexOf('\t') < 0) return line;
        StringBuilder expanded = new StringBuilder(line.length() + TAB);
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\t') {
                int blanks = TAB - column % TAB;
                expanded.repeat(' ', blanks);
                column += blanks;
            } else {
                expanded.appendCodePoint(c);
                column += CharacterWidth.of(c);
            }
        }
        return expanded.toString();
    }
}

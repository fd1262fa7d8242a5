package dev.reroll.index.rangediff;

import java.util.List;

/** Lines as {@code git diff -w} compares them: without any blank. */
final class Blanks {

    private Blanks() {}

    /** Lines of files. */
    static List<String> without(List<String> lines) {
        return lines.stream().map(line -> without(line, 0)).toList();
    }

    /** Lines of patches: what a patch does to a line is told by its sign, which may be a blank. */
    static List<String> withoutBehindSign(List<String> lines) {
        return lines.stream().map(line -> without(line, 1)).toList();
    }

    private static String without(String line, int from) {
        StringBuilder kept = new StringBuilder(line.length()).append(line, 0, Math.min(from, line.length()));
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!Character.isWhitespace(c)) kept.append(c);
        }
        return kept.toString();
    }
}

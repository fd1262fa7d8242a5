package dev.reroll.cli;

import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Two columns in 80: longer lines go on below. Between them: {@code <} removed, {@code >} added, {@code |} changed. */
final class SideBySide {

    private static final int COLUMN = 38;
    private static final int TAB = 8;

    private final PrintWriter out;
    private final int marks;

    /** @param marks columns of the diff's own marks in front of each line, by which tab stops are off: 1 for patches */
    SideBySide(PrintWriter out, int marks) {
        this.out = out;
        this.marks = marks;
    }

    void print(Section section) {
        for (List<Row> hunk : section.hunks()) {
            out.println("@@");
            for (Row row : hunk) print(row);
        }
    }

    private void print(Row row) {
        List<String> left = cut(row.left().text());
        List<String> right = cut(row.right().text());
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String l = i < left.size() ? left.get(i) : "";
            String r = i < right.size() ? right.get(i) : "";
            int blanks = COLUMN - l.codePointCount(0, l.length());
            out.println((l + " ".repeat(blanks) + " " + mark(row.kind()) + " " + r).stripTrailing());
        }
    }

    /** Moved lines are marked as in the unified form: they are gone here and new there. */
    private static char mark(Row.Kind kind) {
        return switch (kind) {
            case SAME, GAP -> ' ';
            case REMOVED -> '<';
            case ADDED -> '>';
            case CHANGED -> '|';
            case REINDENTED -> '~';
            case MOVED, MOVED_AND_REINDENTED -> 'm';
        };
    }

    private List<String> cut(String text) {
        String plain = Screen.plain(expanded(text));
        List<String> lines = new ArrayList<>();
        int at = 0;
        do {
            int points = plain.codePointCount(at, plain.length());
            int end = points <= COLUMN ? plain.length() : plain.offsetByCodePoints(at, COLUMN);
            lines.add(plain.substring(at, end));
            at = end;
        } while (at < plain.length());
        return lines;
    }

    private String expanded(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') line.repeat(' ', TAB - Math.floorMod(line.length() - marks, TAB));
            else line.append(c);
        }
        return line.toString();
    }
}

package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.rangediff.Cell.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lines compared word by word.
 *
 * @param shared how alike the two are: the share of their letters and signs, blanks not counted, that stand in both; 0 to 1
 */
record WordMarks(List<Piece> left, List<Piece> right, double shared) {
    /** Longer lines are compared as wholes: they are data, not code, and words in them are no help. */
    private static final int LONGEST = 500;

    static WordMarks of(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return new WordMarks(whole(a), whole(b), a.equals(b) ? 1 : 0);
        }
        LineTable table = new LineTable();
        Lines wordsA = table.lines(words(a));
        Lines wordsB = table.lines(words(b));
        List<Edit> edits = LineDiff.of(wordsA, wordsB, Sliding.DOWN).edits();
        List<Piece> left = new ArrayList<>();
        List<Piece> right = new ArrayList<>();
        int common = 0;
        int i = 0;
        int j = 0;
        for (Edit edit : edits) {
            common += weight(wordsA, i, edit.oldStart());
            add(wordsA, i, edit.oldStart(), false, left);
            add(wordsB, j, edit.newStart(), false, right);
            add(wordsA, edit.oldStart(), edit.oldEnd(), true, left);
            add(wordsB, edit.newStart(), edit.newEnd(), true, right);
            i = edit.oldEnd();
            j = edit.newEnd();
        }
        common += weight(wordsA, i, wordsA.size());
        add(wordsA, i, wordsA.size(), false, left);
        add(wordsB, j, wordsB.size(), false, right);
        int all = weight(wordsA, 0, wordsA.size()) + weight(wordsB, 0, wordsB.size());
        return new WordMarks(left, right, all == 0 ? 1 : 2.0 * common / all);
    }

    private static List<Piece> whole(String line) {
        return line.isEmpty() ? List.of() : List.of(new Piece(line, true));
    }

    private static void add(Lines words, int from, int to, boolean marked, List<Piece> pieces) {
        if (from == to) return;
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) text.append(words.line(i));
        pieces.add(new Piece(text.toString(), marked));
    }

    private static int weight(Lines words, int from, int to) {
        int weight = 0;
        for (int i = from; i < to; i++)
            if (!words.line(i).isBlank()) weight += words.line(i).length();
        return weight;
    }

    /** Identifiers and numbers, runs of blanks, and every other character by itself. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (int start = 0; start < line.length(); ) {
            int end = start + Character.charCount(line.codePointAt(start));
            int kind = kind(line.codePointAt(start));
            while (kind != OTHER && end < line.length() && kind(line.codePointAt(end)) == kind) {
                end += Character.charCount(line.codePointAt(end));
            }
            words.add(line.substring(start, end));
            start = end;
        }
        return words;
    }

    private static final int OTHER = 0;
    private static final int NAME = 1;
    private static final int BLANK = 2;

    private static int kind(int c) {
        if (Character.isLetterOrDigit(c) || c == '_') return NAME;
        return Character.isWhitespace(c) ? BLANK : OTHER;
    }
}

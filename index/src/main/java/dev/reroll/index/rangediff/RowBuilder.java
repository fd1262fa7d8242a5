package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.Span;
import dev.reroll.index.rangediff.Row.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lays the difference of two texts out in rows, changed lines beside what they became. */
final class RowBuilder {
    private static final int CONTEXT = 3;
    /** Lines that share less are not the same line changed, but one line gone and another come. */
    private static final double ALIKE = 0.5;
    /** Blocks of more pairs than this are paired line by line in order: the search is quadratic. */
    private static final int MOST_PAIRS = 2500;
    /** Characters that are compared word by word for one text, well under a second's work; then lines are paired in order. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final List<String> a;
    private final List<String> b;
    private List<Row> rows = new ArrayList<>();
    private int charactersLeft = MOST_CHARACTERS;

    private RowBuilder(List<String> a, List<String> b) {
        this.a = a;
        this.b = b;
    }

    /** The hunks of the difference, each a list of rows; none where the texts are equal. */
    static List<List<Row>> hunks(List<String> a, List<String> b) {
        return hunks(a, b, UnaryOperator.identity());
    }

    /** The same of lines that are equal where what {@code keys} makes of them is. */
    static List<List<Row>> hunks(List<String> a, List<String> b, UnaryOperator<List<String>> keys) {
        List<List<Row>> hunks = new ArrayList<>();
        RowBuilder builder = new RowBuilder(a, b);
        LineDiff diff = LineDiff.of(keys.apply(a), keys.apply(b));
        for (Span span : diff.spans(CONTEXT, a.size(), b.size())) hunks.add(builder.rows(span));
        return hunks;
    }

    /** All lines of both texts, equal ones too, as one hunk. */
    static List<List<Row>> whole(List<String> a, List<String> b, UnaryOperator<List<String>> keys) {
        List<Edit> edits = LineDiff.of(keys.apply(a), keys.apply(b)).edits();
        return List.of(new RowBuilder(a, b).rows(new Span(0, a.size(), 0, b.size(), edits)));
    }

    private List<Row> rows(Span span) {
        rows = new ArrayList<>(span.height());
        int i = span.oldStart();
        int j = span.newStart();
        for (Edit edit : span.edits()) {
            for (; i < edit.oldStart(); i++, j++) same(i, j);
            edit(edit);
            i = edit.oldEnd();
            j = edit.newEnd();
        }
        for (; i < span.oldEnd(); i++, j++) same(i, j);
        return rows;
    }

    private void same(int i, int j) {
        rows.add(new Row(Kind.SAME, Cell.plain(i + 1, a.get(i)), Cell.plain(j + 1, b.get(j))));
    }

    private void edit(Edit edit) {
        int removed = edit.oldEnd() - edit.oldStart();
        int added = edit.newEnd() - edit.newStart();
        boolean search = (long) removed * added <= MOST_PAIRS && charactersLeft > 0;
        int[] partner = search ? alignment(edit) : inOrder(removed, added);
        int j = edit.newStart();
        for (int i = edit.oldStart(); i < edit.oldEnd(); i++) {
            int with = partner[i - edit.oldStart()];
            if (with < 0) {
                removed(i);
                continue;
            }
            for (; j < edit.newStart() + with; j++) added(j);
            changed(i, j++);
        }
        for (; j < edit.newEnd(); j++) added(j);
    }

    private void removed(int i) {
        rows.add(new Row(Kind.REMOVED, Cell.plain(i + 1, a.get(i)), Cell.NONE));
    }

    private void added(int j) {
        rows.add(new Row(Kind.ADDED, Cell.NONE, Cell.plain(j + 1, b.get(j))));
    }

    private void changed(int i, int j) {
        WordMarks marks = WordMarks.of(a.get(i), b.get(j));
        if (marks.shared() < ALIKE) {
            removed(i);
            added(j);
            return;
        }
        Kind kind = Moves.bare(a.get(i)).equals(Moves.bare(b.get(j))) ? Kind.REINDENTED : Kind.CHANGED;
        rows.add(new Row(kind, new Cell(i + 1, marks.left(), 0), new Cell(j + 1, marks.right(), 0)));
    }

    /** For each removed line the added one that it became, -1 for none: the alignment, without crossings, that is most alike. */
    private int[] alignment(Edit edit) {
        int removed = edit.oldEnd() - edit.oldStart();
        int added = edit.newEnd() - edit.newStart();
        int[] partner = new int[removed];
        Arrays.fill(partner, -1);
        if (removed == 0 || added == 0) return partner;
        double[][] alike = new double[removed][added];
        double[][] best = new double[removed + 1][added + 1];
        for (int i = removed - 1; i >= 0; i--) {
            for (int j = added - 1; j >= 0; j--) {
                String before = a.get(edit.oldStart() + i);
                String after = b.get(edit.newStart() + j);
                charactersLeft -= before.length() + after.length();
                alike[i][j] = WordMarks.of(before, after).shared();
                double paired = alike[i][j] < ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        for (int i = 0, j = 0; i < removed && j < added; ) {
            if (alike[i][j] >= ALIKE && best[i][j] == alike[i][j] + best[i + 1][j + 1]) partner[i++] = j++;
            else if (best[i][j] == best[i + 1][j]) i++;
            else j++;
        }
        return partner;
    }

    private static int[] inOrder(int removed, int added) {
        int[] partner = new int[removed];
        for (int i = 0; i < removed; i++) partner[i] = i < added ? i : -1;
        return partner;
    }
}

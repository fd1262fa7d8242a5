package dev.reroll.index.linediff;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts of one {@link LineTable}. Of the many shortest (or nearly shortest) ones it is the one that
 * git's default algorithm gives: Myers' divide and conquer after lines that cannot match were set aside, then groups of
 * changed lines slid to where a reader expects them.
 */
public final class LineDiff {
    /** Where a group of changed lines that could stand in several places is put. */
    public enum Sliding {
        /** As far down as it goes: what git does without its indent heuristic. */
        DOWN,
        /** Where blank lines and indentation make the best borders: git's default for what it prints. */
        BY_INDENT
    }

    // what a diff costs besides the search, measured in visited diagonals
    private static final int STEPS_EACH = 100;
    private static final int STEPS_A_LINE = 12;

    private final List<Edit> edits;

    private LineDiff(List<Edit> edits) {
        this.edits = edits;
    }

    public static LineDiff of(Lines a, Lines b, Sliding sliding) {
        return of(a, b, sliding, new Scratch());
    }

    /** The same, with working memory that is used again from call to call by one thread. */
    public static LineDiff of(Lines a, Lines b, Sliding sliding, Scratch scratch) {
        if (a.table != b.table) throw new IllegalArgumentException("texts to compare must share one table of lines");
        scratch.count(STEPS_EACH + STEPS_A_LINE * (a.ids.length + b.ids.length));
        boolean[] removed = new boolean[a.ids.length];
        boolean[] added = new boolean[b.ids.length];
        Sieve sieve = Sieve.of(a.ids, b.ids, removed, added, scratch.counts(a.table.size()));
        new Myers(sieve.a, sieve.b, scratch).mark(removed, sieve.placesA, added, sieve.placesB);
        Slider.slide(a, removed, b, added, sliding);
        Slider.slide(b, added, a, removed, sliding);
        return new LineDiff(edits(removed, added));
    }

    public static LineDiff of(List<String> a, List<String> b) {
        LineTable table = new LineTable();
        return of(table.lines(a), table.lines(b), Sliding.BY_INDENT);
    }

    private static List<Edit> edits(boolean[] removed, boolean[] added) {
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < removed.length || j < added.length) {
            int oldStart = i;
            int newStart = j;
            while (i < removed.length && removed[i]) i++;
            while (j < added.length && added[j]) j++;
            if (i > oldStart || j > newStart) edits.add(new Edit(oldStart, i, newStart, j));
            else {
                i++;
                j++;
            }
        }
        return edits;
    }

    public List<Edit> edits() {
        return edits;
    }

    /** The edits as hunks of a unified diff: two share one where at most twice the context lies between them. */
    public List<Span> spans(int context, int oldSize, int newSize) {
        List<Span> spans = new ArrayList<>();
        for (int first = 0; first < edits.size(); ) {
            int after = first + 1;
            while (after < edits.size()
                    && edits.get(after).oldStart() - edits.get(after - 1).oldEnd() <= 2 * context) after++;
            Edit head = edits.get(first);
            Edit tail = edits.get(after - 1);
            spans.add(new Span(
                    Math.max(0, head.oldStart() - context),
                    Math.min(oldSize, tail.oldEnd() + context),
                    Math.max(0, head.newStart() - context),
                    Math.min(newSize, tail.newEnd() + context),
                    List.copyOf(edits.subList(first, after))));
            first = after;
        }
        return spans;
    }
}

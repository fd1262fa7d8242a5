package dev.reroll.index.linediff;

import java.util.Arrays;

/** A text as numbers of a {@link LineTable}: two of one table hold equal lines where they hold equal numbers. */
public final class Lines {
    final LineTable table;
    final int[] ids;

    Lines(LineTable table, int[] ids) {
        this.table = table;
        this.ids = ids;
    }

    public int size() {
        return ids.length;
    }

    public String line(int index) {
        return table.text(ids[index]);
    }

    /** The lines from {@code from} on. */
    public Lines from(int from) {
        return new Lines(table, Arrays.copyOfRange(ids, from, ids.length));
    }

    /** Whether both are of one table and hold the same lines in the same order. */
    public boolean sameLines(Lines other) {
        return table == other.table && Arrays.equals(ids, other.ids);
    }

    /** The same lines without their order. */
    public SortedLines sorted() {
        return new SortedLines(ids);
    }

    /** A hash of the content, the same for all texts of one table that hold the same lines. */
    public int contentHash() {
        return Arrays.hashCode(ids);
    }
}

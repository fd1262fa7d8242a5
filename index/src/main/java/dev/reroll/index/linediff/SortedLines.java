package dev.reroll.index.linediff;

import java.util.Arrays;

/** The lines of a text without their order, for a quick look at how much two texts of one table may have in common. */
public final class SortedLines {
    private final int[] ids;

    SortedLines(int[] unsorted) {
        ids = unsorted.clone();
        Arrays.sort(ids);
    }

    /** How many lines one of the two has and the other has not: no diff of the two can show fewer. */
    public int linesNotShared(SortedLines other) {
        int shared = 0;
        for (int i = 0, j = 0; i < ids.length && j < other.ids.length; ) {
            if (ids[i] == other.ids[j]) {
                shared++;
                i++;
                j++;
            } else if (ids[i] < other.ids[j]) i++;
            else j++;
        }
        return ids.length + other.ids.length - 2 * shared;
    }
}

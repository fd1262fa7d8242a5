package dev.reroll.index.linediff;

/** Working memory of the diff, kept from one call to the next; belongs to one thread. */
public final class Scratch {
    private int[] forward = new int[0];
    private int[] backward = new int[0];
    private int[] counts = new int[0];
    private long steps;

    int[] forward(int size) {
        if (forward.length < size) forward = new int[size + size / 2];
        return forward;
    }

    int[] backward(int size) {
        if (backward.length < size) backward = new int[size + size / 2];
        return backward;
    }

    /** Two counters for each number of a table; all zero between calls. */
    int[] counts(int classes) {
        if (counts.length < 2 * classes) counts = new int[2 * classes + classes];
        return counts;
    }

    void count(int more) {
        steps += more;
    }

    /** Work done so far by all diffs that used this memory, in visited diagonals: a measure that does not depend on the clock. */
    public long steps() {
        return steps;
    }
}

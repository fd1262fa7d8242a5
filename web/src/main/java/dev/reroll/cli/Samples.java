package dev.reroll.cli;

import java.util.Arrays;

/** Times of repeated runs, in the unit that they were added in. */
final class Samples {

    private final double[] sorted;

    Samples(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    double median() {
        return at(0.5);
    }

    /** The value that a share of {@code part} of the runs stayed at or below. */
    double at(double part) {
        return sorted[Math.clamp((int) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    }
}

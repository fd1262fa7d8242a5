package dev.reroll.index.series;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small sample of a diff by which likeness to another diff is estimated: the {@value #SIZE} smallest hashes of its added
 * and removed lines (a bottom-k sketch, after Broder 1997). White space and lines shorter than {@value #SHORTEST}
 * characters do not count.
 */
public final class Sketch {

    public static final Sketch NONE = new Sketch(new int[0], 0);

    private static final int SIZE = 32;
    private static final int SHORTEST = 6;
    /** Lines looked at; a diff of more is sampled well enough by its beginning. */
    private static final int MOST_LINES = 20_000;

    private final int[] hashes;
    private final long sum;

    private Sketch(int[] hashes, long sum) {
        this.hashes = hashes;
        this.sum = sum;
    }

    /** Makes a sketch from what {@link #hashes()} and {@link #sum()} gave. */
    public static Sketch of(int[] kept, long sum) {
        int[] sorted = kept.clone();
        Arrays.sort(sorted);
        return new Sketch(sorted, sum);
    }

    public static Sketch of(List<FileDiff> files) {
        if (files.isEmpty()) return NONE;
        TreeSet<Integer> smallest = new TreeSet<>();
        int lines = 0;
        long sum = 0;
        for (FileDiff file : files) {
            for (Hunk hunk : file.hunks()) {
                for (String line : hunk.lines()) {
                    if (++lines > MOST_LINES) return made(smallest, sum);
                    int hash = hash(line);
                    sum += hash * 0x9E3779B97F4A7C15L;
                    if (hash == 0 || (smallest.size() == SIZE && hash >= smallest.last())) continue;
                    smallest.add(hash);
                    if (smallest.size() > SIZE) smallest.pollLast();
                }
            }
        }
        return made(smallest, sum);
    }

    private static Sketch made(Set<Integer> hashes, long sum) {
        return new Sketch(hashes.stream().mapToInt(Integer::intValue).toArray(), sum);
    }

    /** A mixed hash of the line with its mark, or 0 if the line does not count. */
    private static int hash(String line) {
        if (line.isEmpty() || (line.charAt(0) != '+' && line.charAt(0) != '-')) return 0;
        int hash = line.charAt(0);
        int count = 0;
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c <= ' ') continue;
            hash = 31 * hash + c;
            count++;
        }
        if (count < SHORTEST) return 0;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    public boolean isEmpty() {
        return hashes.length == 0;
    }

    /** The hashes, smallest first, to be kept with the mail. */
    public int[] hashes() {
        return hashes.clone();
    }

    /** A sum over all counted lines, whatever their order. */
    public long sum() {
        return sum;
    }

    /** Whether the very same lines were added and removed, though in hunks that were placed otherwise. */
    boolean sameLines(Sketch other) {
        return !isEmpty() && sum == other.sum && Arrays.equals(hashes, other.hashes);
    }

    /** Estimates how much of both diffs together is in both: 0 to 1. */
    double likeness(Sketch other) {
        if (isEmpty() || other.isEmpty()) return 0;
        int i = 0;
        int j = 0;
        int both = 0;
        int all = 0;
        while (all < SIZE && (i < hashes.length || j < other.hashes.length)) {
            all++;
            if (j == other.hashes.length || (i < hashes.length && hashes[i] < other.hashes[j])) i++;
            else if (i == hashes.length || hashes[i] > other.hashes[j]) j++;
            else {
                both++;
                i++;
                j++;
            }
        }
        return (double) both / all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && sum == sketch.sum && Arrays.equals(hashes, sketch.hashes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sum);
    }

    @Override
    public String toString() {
        return "Sketch of " + hashes.length;
    }
}

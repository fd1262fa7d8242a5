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

    public static final Sketch NONE = new Sketch(new int[0]);

    private static final int SIZE = 32;
    private static final int SHORTEST = 6;
    /** Lines looked at; a diff of more is sampled well enough by its beginning. */
    private static final int MOST_LINES = 20_000;

    private final int[] hashes;

    private Sketch(int[] hashes) {
        this.hashes = hashes;
    }

    /** Makes a sketch from hashes that were kept, in any order. */
    public static Sketch of(int[] kept) {
        int[] sorted = kept.clone();
        Arrays.sort(sorted);
        return new Sketch(sorted);
    }

    public static Sketch of(List<FileDiff> files) {
        if (files.isEmpty()) return NONE;
        TreeSet<Integer> smallest = new TreeSet<>();
        int lines = 0;
        for (FileDiff file : files) {
            for (Hunk hunk : file.hunks()) {
                for (String line : hunk.lines()) {
                    if (++lines > MOST_LINES) return made(smallest);
                    int hash = hash(line);
                    if (hash == 0 || (smallest.size() == SIZE && hash >= smallest.last())) continue;
                    smallest.add(hash);
                    if (smallest.size() > SIZE) smallest.pollLast();
                }
            }
        }
        return made(smallest);
    }

    private static Sketch made(Set<Integer> hashes) {
        return new Sketch(hashes.stream().mapToInt(Integer::intValue).toArray());
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
        return other instanceof Sketch sketch && Arrays.equals(hashes, sketch.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "Sketch of " + hashes.length;
    }
}

package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.SparseFile.Misfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where the lines of the file that one revision started from lie in the file that the other started from. Runs of known
 * lines are placed one after the other: at the offset of the run before if all lines that both know agree there, else at
 * the nearest place where they do.
 */
final class OriginAlignment {
    /** A line that occurs more often than this does not help to find a place. */
    private static final int MOST_PLACES = 50;

    private final NavigableMap<Integer, String> target;
    private final Map<String, List<Integer>> placesOf = new HashMap<>();
    private final NavigableMap<Integer, Integer> offsets = new TreeMap<>();
    private boolean overlaps;

    private OriginAlignment(NavigableMap<Integer, String> target) {
        this.target = target;
        target.forEach((number, line) ->
                placesOf.computeIfAbsent(line, any -> new ArrayList<>()).add(number));
    }

    /** @throws Misfit where a run of lines has no place in the other file */
    static OriginAlignment of(NavigableMap<Integer, String> source, NavigableMap<Integer, String> target, String file)
            throws Misfit {
        OriginAlignment alignment = new OriginAlignment(target);
        List<String> run = new ArrayList<>();
        int start = 0;
        int offset = 0;
        int end = 0;
        for (Map.Entry<Integer, String> line : source.entrySet()) {
            if (!run.isEmpty() && line.getKey() != start + run.size()) {
                offset = alignment.place(start, run, offset, end, file);
                end = start + run.size() + offset;
                run.clear();
            }
            if (run.isEmpty()) start = line.getKey();
            run.add(line.getValue());
        }
        if (!run.isEmpty()) alignment.place(start, run, offset, end, file);
        return alignment;
    }

    /** The number in the target of a line known in the source. */
    int targetOf(int sourceLine) {
        Map.Entry<Integer, Integer> run = offsets.floorEntry(sourceLine);
        return sourceLine + (run == null ? 0 : run.getValue());
    }

    /** Whether any line is known in both files, so that more than line numbers speaks for the alignment. */
    boolean overlaps() {
        return overlaps;
    }

    /** Whether every run lies where it lay. */
    boolean isIdentity() {
        return offsets.values().stream().allMatch(offset -> offset == 0);
    }

    private int place(int start, List<String> run, int offset, int end, String file) throws Misfit {
        int best = offset;
        int agreed = start + offset >= end ? agreeing(start + offset, run) : -1;
        if (agreed <= 0) {
            int found = nearest(start, run, offset, end);
            if (found != Integer.MIN_VALUE) best = found;
            else if (agreed < 0) {
                throw new Misfit(file + ": the lines around line " + start
                        + " have no place in the file that the other revision started from");
            }
        }
        if (agreeing(start + best, run) > 0) overlaps = true;
        offsets.put(start, best);
        return best;
    }

    private int nearest(int start, List<String> run, int offset, int end) {
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < run.size(); i++) {
            List<Integer> places = placesOf.getOrDefault(run.get(i), List.of());
            // a lone brace or blank line may stand anywhere
            if (places.size() > MOST_PLACES || Moves.bare(run.get(i)).length() < 4) continue;
            for (int place : places) {
                int candidate = place - (start + i);
                if (start + candidate < end) continue;
                boolean nearer = best == Integer.MIN_VALUE || Math.abs(candidate - offset) < Math.abs(best - offset);
                if (nearer && agreeing(start + candidate, run) > 0) best = candidate;
            }
            if (best != Integer.MIN_VALUE) break;
        }
        return best;
    }

    /** How many lines of a run are known there and the same; -1 if one is known and another. */
    private int agreeing(int start, List<String> run) {
        int agreeing = 0;
        for (Map.Entry<Integer, String> known :
                target.subMap(start, start + run.size()).entrySet()) {
            if (!known.getValue().equals(run.get(known.getKey() - start))) return -1;
            agreeing++;
        }
        return agreeing;
    }
}

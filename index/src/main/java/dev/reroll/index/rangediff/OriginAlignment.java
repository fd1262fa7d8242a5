package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.SparseFile.Misfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the lines of the file that one revision started from lie in the file that the other started from. Runs of known
 * lines are placed one after the other: at the offset of the run before where that fits, else where most of the lines
 * that both files know agree, and of several such places at the one nearest to that offset.
 */
final class OriginAlignment {
    /** A line that occurs more often than this does not help to find a place. */
    private static final int MOST_PLACES = 50;
    /** So many lines in agreement, as a hunk has around it, are enough to go on with the offset of the run before. */
    private static final int CONTEXT = 3;
    /** Places tried for one run of lines. */
    private static final int MOST_CANDIDATES = 100;

    private final NavigableMap<Integer, String> target;
    private final Map<String, List<Integer>> placesOf = new HashMap<>();
    private final NavigableMap<Integer, Integer> offsets = new TreeMap<>();
    private boolean overlaps;

    private OriginAlignment(NavigableMap<Integer, String> target) {
        this.target = target;
        target.forEach((number, line) ->
                placesOf.computeIfAbsent(line, any -> new ArrayList<>()).add(number));
    }

    /** @throws Misfit where a run has no place in the other file, or only one where some lines differ */
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

    /** Of one and the same file: each line lies where it lay. */
    static OriginAlignment identity() {
        return new OriginAlignment(new TreeMap<>());
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
        Fit best = fit(start, run, offset);
        boolean plain = best.clash() == 0 && best.agreeing() >= CONTEXT && start + offset >= end;
        if (plain) return settle(start, best);
        if (start + offset < end) best = new Fit(offset, -1, 0);
        for (int candidate : candidates(start, run, offset, end)) {
            Fit fit = fit(start, run, candidate);
            boolean nearer = Math.abs(candidate - offset) < Math.abs(best.offset() - offset);
            if (fit.agreeing() > best.agreeing() || (fit.agreeing() == best.agreeing() && nearer)) best = fit;
        }
        if (best.agreeing() < 0) {
            throw new Misfit(file + ": the lines from " + start + " on stand in another order in the file that the old"
                    + " revision started from");
        }
        if (best.clash() > 0) {
            String theirs = String.valueOf(target.get(best.clash() + best.offset()));
            throw new Misfit(file + ": the revisions started from different files: line " + best.clash()
                    + " of the new one is \""
                    + SparseFile.shown(run.get(best.clash() - start)) + "\", in the old one stands \""
                    + SparseFile.shown(theirs) + "\"");
        }
        return settle(start, best);
    }

    private int settle(int start, Fit fit) {
        if (fit.agreeing() > 0) overlaps = true;
        offsets.put(start, fit.offset());
        return fit.offset();
    }

    /** Offsets at which a line of the run that says something would lie on an equal line. */
    private Set<Integer> candidates(int start, List<String> run, int offset, int end) {
        Set<Integer> candidates = new LinkedHashSet<>();
        for (int i = 0; i < run.size() && candidates.size() < MOST_CANDIDATES; i++) {
            List<Integer> places = placesOf.getOrDefault(run.get(i), List.of());
            // a lone brace or blank line may stand anywhere
            if (places.size() > MOST_PLACES || Moves.bare(run.get(i)).length() < 4) continue;
            for (int place : places) if (place - i >= end) candidates.add(place - i - start);
        }
        candidates.remove(offset);
        return candidates;
    }

    /**
     * How a run lies at an offset.
     *
     * @param agreeing lines that both files know, and know the same
     * @param clash the first line of the run where the target is known to hold another, 0 for none
     */
    private record Fit(int offset, int agreeing, int clash) {}

    private Fit fit(int start, List<String> run, int offset) {
        int agreeing = 0;
        int clash = 0;
        int from = start + offset;
        for (Map.Entry<Integer, String> known :
                target.subMap(from, from + run.size()).entrySet()) {
            if (known.getValue().equals(run.get(known.getKey() - from))) agreeing++;
            else if (clash == 0) clash = known.getKey() - offset;
        }
        return new Fit(offset, agreeing, clash);
    }
}

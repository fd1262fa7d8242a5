package dev.reroll.index.history;

import dev.reroll.index.rangediff.Interdiff;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import java.util.List;

/**
 * Two revisions with those of their patches that the archive holds.
 *
 * @param before patches of {@code older} in order
 * @param after patches of {@code newer} in order
 * @param lacking a phrase for each revision that is not whole: what it lacks
 */
public record Comparison(
        Revision older, Revision newer, List<PlacedPatch> before, List<PlacedPatch> after, List<String> lacking) {

    /** A patch and its place. */
    public record PlacedPatch(Slot slot, PatchText patch) {}

    public Comparison {
        before = List.copyOf(before);
        after = List.copyOf(after);
        lacking = List.copyOf(lacking);
    }

    /** Which patch became which. Numbers count the patches that are here, so they differ from places where some lack. */
    public RangeDiff rangeDiff() {
        return rangeDiff(RangeDiff.DEFAULT_CREATION_FACTOR);
    }

    /** The same with another {@linkplain RangeDiff#of(List, List, int) creation factor}. */
    public RangeDiff rangeDiff(int creationFactor) {
        return RangeDiff.of(patches(before), patches(after), creationFactor);
    }

    /** What differs between the files that both revisions leave behind. */
    public Interdiff interdiff() {
        return Interdiff.of(patches(before), patches(after));
    }

    private static List<PatchText> patches(List<PlacedPatch> placed) {
        return placed.stream().map(PlacedPatch::patch).toList();
    }
}

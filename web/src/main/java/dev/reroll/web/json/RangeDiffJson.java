package dev.reroll.web.json;

import dev.reroll.index.history.Comparison;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import dev.reroll.index.rangediff.RangeDiffText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range-diff.
 *
 * @param notes what is missing, and what was not compared
 * @param text as git writes it
 */
public record RangeDiffJson(
        String series, String from, String to, List<String> notes, List<PairJson> pairs, String text) {

    /**
     * A patch of one revision and what it became in the other.
     *
     * @param state as git marks it: {@code =} {@code !} {@code <} {@code >}; {@code ~} where the context alone differs
     */
    public record PairJson(
            @Nullable Integer oldNumber,
            @Nullable String oldTitle,
            String state,
            @Nullable Integer newNumber,
            @Nullable String newTitle) {

        static PairJson of(Pair pair) {
            return switch (pair) {
                case Pair.Same same ->
                    new PairJson(
                            same.oldNumber(),
                            same.oldPatch().subject(),
                            "=",
                            same.newNumber(),
                            same.newPatch().subject());
                case Pair.Rebased same ->
                    new PairJson(
                            same.oldNumber(),
                            same.oldPatch().subject(),
                            "~",
                            same.newNumber(),
                            same.newPatch().subject());
                case Pair.Changed changed ->
                    new PairJson(
                            changed.oldNumber(),
                            changed.oldPatch().subject(),
                            "!",
                            changed.newNumber(),
                            changed.newPatch().subject());
                case Pair.OnlyOld only ->
                    new PairJson(only.oldNumber(), only.oldPatch().subject(), "<", null, null);
                case Pair.OnlyNew only ->
                    new PairJson(
                            null, null, ">", only.newNumber(), only.newPatch().subject());
            };
        }
    }

    /**
     * The range-diff of two revisions.
     *
     * @param series Message-ID that the series goes by
     */
    public static RangeDiffJson of(String series, Comparison compared, RangeDiff diff) {
        return new RangeDiffJson(
                series,
                compared.older().label(),
                compared.newer().label(),
                compared.notes(diff),
                diff.pairs().stream().map(PairJson::of).toList(),
                RangeDiffText.of(diff));
    }
}

package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reroll.index.rangediff.Leftovers.Part;
import dev.reroll.index.rangediff.Leftovers.Rewritten;
import dev.reroll.index.rangediff.Leftovers.Scattered;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final String BASE = Patches.lines("abcdefghijklmnopqrstuvwxyz");
    private static final String LOCKS = "take_lock(one);\nfind_probe(one);\ndrop_lock(one);\ncount_probe(one);\n";
    private static final String REFS = "get_reference(two);\nuse_reference(two);\nput_reference(two);\n";

    @Test
    void aPatchRewrittenUnderTheSameTitleIsPairedAndItsDiffShown() {
        RangeDiff diff = RangeDiff.of(
                List.of(Patches.turning("mm: Count probes", BASE, BASE.replace("m\n", LOCKS))),
                List.of(Patches.turning("mm: count  probes", BASE, BASE.replace("q\n", REFS))),
                10);
        assertThat(diff.pairs()).hasAtLeastOneElementOfType(Pair.OnlyOld.class);
        List<Rewritten> rewritten = Leftovers.of(diff).rewritten();
        assertThat(rewritten).hasSize(1);
        assertThat(rewritten.getFirst().sameTitle()).isTrue();
        assertThat(rewritten.getFirst().diff()).isNotEmpty();
    }

    @Test
    void aNearTitleOnTheSameFileCounts() {
        RangeDiff diff = RangeDiff.of(
                List.of(Patches.turning("mm: count all probes", BASE, BASE.replace("m\n", LOCKS))),
                List.of(Patches.turning("mm: count probes lazily", BASE, BASE.replace("q\n", REFS))),
                10);
        assertThat(Leftovers.of(diff).rewritten())
                .extracting(Rewritten::sameTitle)
                .containsExactly(false);
    }

    @Test
    void patchesThatHaveNothingInCommonStayAlone() {
        RangeDiff diff = RangeDiff.of(
                List.of(Patches.turning("mm: count all probes", BASE, BASE.replace("m\n", LOCKS))),
                List.of(Patches.turning("fork: document the timer", BASE, BASE.replace("q\n", REFS))),
                10);
        assertThat(Leftovers.of(diff).rewritten()).isEmpty();
        assertThat(Leftovers.of(diff).scattered()).isEmpty();
    }

    @Test
    void aSplitPatchNamesThePatchesThatItsLinesWentTo() {
        PatchText whole = Patches.turning(
                "do both", BASE, BASE.replace("c\n", "c\n" + LOCKS).replace("t\n", "t\n" + REFS));
        PatchText first = Patches.turning("locks", BASE, BASE.replace("c\n", "c\n" + LOCKS));
        PatchText second = Patches.turning("references", BASE, BASE.replace("t\n", "t\n" + REFS));
        RangeDiff diff = RangeDiff.of(List.of(whole), List.of(first, second), 0);
        List<Scattered> scattered = Leftovers.of(diff).scattered();
        Scattered old = scattered.stream().filter(Scattered::old).findFirst().orElseThrow();
        assertThat(old.lines()).isEqualTo(7);
        assertThat(old.found()).isEqualTo(7);
        assertThat(old.parts()).extracting(Part::number, Part::lines).containsExactly(tuple(1, 4), tuple(2, 3));
    }

    @Test
    void aPatchMergedIntoAPairedOneIsFoundThere() {
        PatchText locks = Patches.turning("locks", BASE, BASE.replace("c\n", "c\n" + LOCKS));
        PatchText references = Patches.turning("references", BASE, BASE.replace("t\n", "t\n" + REFS));
        PatchText both = Patches.turning(
                "locks", BASE, BASE.replace("c\n", "c\n" + LOCKS).replace("t\n", "t\n" + REFS));
        RangeDiff diff = RangeDiff.of(List.of(locks, references), List.of(both), 95);
        assertThat(diff.pairs()).hasAtLeastOneElementOfType(Pair.Changed.class);
        Scattered merged = Leftovers.of(diff).scattered().getFirst();
        assertThat(merged.patch().subject()).isEqualTo("references");
        assertThat(merged.parts()).extracting(Part::number).containsExactly(1);
    }
}

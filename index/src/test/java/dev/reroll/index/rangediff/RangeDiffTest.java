package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.index.rangediff.RangeDiff.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RangeDiffTest {
    private static final String BASE = Patches.lines("abcdefghijklmnopqrstuvwxyz");

    @Test
    void aRangeAgainstItselfIsAllTheSame() throws IOException {
        try (GeneratedSeries series = GeneratedSeries.inMemory(21)) {
            for (GeneratedSeries.Pair pair : series.pairs(40)) {
                List<PatchText> patches = CommitPatches.between(series.repository(), pair.oldBase(), pair.oldTip());
                assertThat(RangeDiff.of(patches, patches).pairs())
                        .hasSize(patches.size())
                        .allMatch(Pair.Same.class::isInstance);
            }
        }
    }

    @Test
    void everyPatchIsListedOnce() throws IOException {
        try (GeneratedSeries series = GeneratedSeries.inMemory(22)) {
            for (GeneratedSeries.Pair pair : series.pairs(40, 9)) {
                List<PatchText> a = CommitPatches.between(series.repository(), pair.oldBase(), pair.oldTip());
                List<PatchText> b = CommitPatches.between(series.repository(), pair.newBase(), pair.newTip());
                for (int factor : List.of(0, 60, 200, 1000)) {
                    List<Integer> olds = new ArrayList<>();
                    List<Integer> news = new ArrayList<>();
                    for (Pair each : RangeDiff.of(a, b, factor).pairs()) {
                        int[] numbers = numbers(each);
                        if (numbers[0] > 0) olds.add(numbers[0]);
                        if (numbers[1] > 0) news.add(numbers[1]);
                    }
                    assertThat(olds).doesNotHaveDuplicates().hasSize(a.size());
                    assertThat(news).hasSize(b.size()).isSorted();
                }
            }
        }
    }

    @Test
    void turnedAroundItPairsTheSamePatchesWhereNoneAreRepeated() {
        List<PatchText> a = new ArrayList<>();
        List<PatchText> b = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String file = Character.toString('m' + i);
            a.add(Patches.of(
                    "patch " + i, Patches.file(file, BASE, BASE.replace("d\n", "one " + i + "\ntwo\nthree\n"))));
            b.addFirst(Patches.of(
                    "patch " + i, Patches.file(file, BASE, BASE.replace("d\n", "one " + i + "\ntwo\nfour\n"))));
        }
        assertThat(pairs(RangeDiff.of(a, b), false)).hasSize(8).isEqualTo(pairs(RangeDiff.of(b, a), true));
    }

    @Test
    void aCreationFactorBelowNothingIsRefused() {
        assertThatThrownBy(() -> RangeDiff.of(List.of(), List.of(), -1)).hasMessageContaining("-1");
    }

    @Test
    void withoutPatchesThereIsNothingToSay() {
        assertThat(RangeDiffText.of(RangeDiff.of(List.of(), List.of()))).isEmpty();
    }

    @Test
    void whatOnlyARebaseChangedIsToldApartOnDemand() {
        PatchText a = Patches.turning("t", BASE, BASE.replace("m\n", "X\n"));
        String rebased = BASE.replace("k\n", "changed\n");
        PatchText b = Patches.turning("t", rebased, rebased.replace("m\n", "X\n"));
        RangeDiff diff = RangeDiff.of(List.of(a), List.of(b));
        assertThat(diff.pairs()).hasOnlyElementsOfType(Pair.Changed.class);
        assertThat(diff.ignoringContext().pairs()).hasOnlyElementsOfType(Pair.Rebased.class);
    }

    @Test
    void whatOnlyDiffersInBlanksIsLeftOutOfTheDiffsOnDemand() {
        PatchText a = Patches.turning("t", BASE, BASE.replace("m\n", "X (1)\nold\n"));
        PatchText b = Patches.turning("t", BASE, BASE.replace("m\n", "\tX(1)\nnew\n"));
        PatchText c = Patches.turning("t", BASE, BASE.replace("m\n", "X(1)\nold\n"));
        Pair changed = RangeDiff.of(List.of(a), List.of(b), 200)
                .ignoringBlanks()
                .pairs()
                .getFirst();
        assertThat(((Pair.Changed) changed).diff().getFirst().lines())
                .contains(" +\tX(1)", "-+old", "++new")
                .doesNotContain("-+X (1)");
        Pair blanks = RangeDiff.of(List.of(a), List.of(c), 200)
                .ignoringBlanks()
                .pairs()
                .getFirst();
        assertThat(((Pair.Changed) blanks).diff()).isEmpty();
    }

    @Test
    void aRealChangeIsShownWithoutTheNoiseOfTheRebase() {
        PatchText a = Patches.turning("t", BASE, BASE.replace("m\n", "X\n"));
        String rebased = BASE.replace("k\n", "changed\n");
        PatchText b = Patches.turning("t", rebased, rebased.replace("m\n", "Y\n"));
        Pair pair = RangeDiff.of(List.of(a), List.of(b), 200)
                .ignoringContext()
                .pairs()
                .getFirst();
        assertThat(pair).isInstanceOf(Pair.Changed.class);
        assertThat(((Pair.Changed) pair).diff().getFirst().lines())
                .contains("-+X", "++Y", "  ## a.c ##")
                .doesNotContain("- k", "+ changed");
    }

    @Test
    void thousandsOfPatchesAreNotAllComparedAndItSaysSo() {
        List<PatchText> many = new ArrayList<>();
        for (int i = 0; i < 1500; i++) many.add(Patches.turning("t" + i, "a\n", "b" + i + "\n"));
        RangeDiff diff = RangeDiff.of(many, many.reversed());
        assertThat(diff.shortcut()).hasValueSatisfying(why -> assertThat(why).contains("1500 and 1500"));
        assertThat(diff.pairs()).hasSize(1500).allMatch(Pair.Same.class::isInstance);
    }

    private static Set<String> pairs(RangeDiff diff, boolean turned) {
        Set<String> pairs = new TreeSet<>();
        for (Pair pair : diff.pairs()) {
            int[] numbers = numbers(pair);
            pairs.add(turned ? numbers[1] + "-" + numbers[0] : numbers[0] + "-" + numbers[1]);
        }
        return pairs;
    }

    private static int[] numbers(Pair pair) {
        return switch (pair) {
            case Pair.Same same -> new int[] {same.oldNumber(), same.newNumber()};
            case Pair.Changed changed -> new int[] {changed.oldNumber(), changed.newNumber()};
            case Pair.Rebased rebased -> new int[] {rebased.oldNumber(), rebased.newNumber()};
            case Pair.OnlyOld only -> new int[] {only.oldNumber(), 0};
            case Pair.OnlyNew only -> new int[] {0, only.newNumber()};
        };
    }
}

package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.reroll.index.rangediff.Interdiff.Basis;
import dev.reroll.index.rangediff.Interdiff.FileResult;
import dev.reroll.index.rangediff.Row.Kind;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.junit.jupiter.api.Test;

class InterdiffTest {
    @Test
    void whatBothRevisionsDoTheSameWayIsNotShown() {
        PatchText v1 = Patches.turning("t", Patches.lines("abcdefghijklm"), Patches.lines("abXdefghijYlm"));
        PatchText v2 = Patches.turning("t", Patches.lines("abcdefghijklm"), Patches.lines("abXdefghijZlm"));
        FileResult result = onlyResult(Interdiff.of(v1, v2));
        assertThat(result.section().unified()).containsExactly("@@", " h", " i", " j", "-Y", "+Z", " l", " m", " ⋯");
        assertThat(result)
                .asInstanceOf(type(FileResult.OfFiles.class))
                .extracting(FileResult.OfFiles::basis)
                .isEqualTo(Basis.LINES_AGREE);
    }

    @Test
    void linesThatNoPatchShowsAreAGapAndTheNumbersGoOnBehindIt() {
        Hunk early = new Hunk(10, 3, 10, 4, "", List.of(" a", "+X", " b", " c"));
        Hunk late = new Hunk(100, 2, 101, 3, "", List.of(" y", "+N", " z"));
        PatchText v1 = Patches.of("t", Patches.file("a.c", early));
        PatchText v2 = Patches.of("t", Patches.file("a.c", early, late));
        FileResult result = onlyResult(Interdiff.of(v1, v2));
        List<Row> rows = result.section().hunks().getFirst();
        assertThat(result.section().unified()).containsExactly("@@", " c", " ⋯", " y", "+N", " z", " ⋯");
        assertThat(rows.get(1).kind()).isEqualTo(Kind.GAP);
        assertThat(rows.get(3).right().number()).isEqualTo(102);
        assertThat(rows.get(4).left().number()).isEqualTo(102);
        assertThat(rows.get(4).right().number()).isEqualTo(103);
    }

    @Test
    void aRebaseThatOnlyShiftsTheLinesIsSeenThrough() {
        PatchText v1 = Patches.of(
                "t",
                Patches.file("a.c", new Hunk(10, 3, 10, 4, "", List.of(" find_it();", "+X", " take_it();", " c"))));
        PatchText v2 = Patches.of(
                "t",
                Patches.file("a.c", new Hunk(17, 3, 17, 4, "", List.of(" find_it();", "+Y", " take_it();", " c"))));
        FileResult result = onlyResult(Interdiff.of(v1, v2));
        assertThat(result.section().unified())
                .containsExactly("@@", " ⋯", " find_it();", "-X", "+Y", " take_it();", " c", " ⋯");
        assertThat(result)
                .asInstanceOf(type(FileResult.OfFiles.class))
                .extracting(FileResult.OfFiles::basis)
                .isEqualTo(Basis.LINES_AGREE_SHIFTED);
    }

    @Test
    void whereTheStartDiffersUnderThePatchItFallsBackToTheTextsAndSaysWhy() {
        PatchText v1 = Patches.turning("t", Patches.lines("abcde"), Patches.lines("abXde"));
        PatchText v2 = Patches.turning("t", Patches.lines("abQde"), Patches.lines("abXde"));
        FileResult result = onlyResult(Interdiff.of(v1, v2));
        assertThat(result)
                .asInstanceOf(type(FileResult.OfPatches.class))
                .extracting(FileResult.OfPatches::why)
                .asString()
                .contains("a.c")
                .contains("line 3")
                .contains("\"Q\"")
                .contains("\"c\"");
        assertThat(result.section().unified()).contains("--c", "+-Q");
    }

    @Test
    void linesAreNotPlacedWhereOnlyAFewOfThemHappenToFit() {
        List<String> old = List.of(
                " counter_reuse();", " take_slowpath();", "-int seq;", "+long seq;", " struct lock;", " end_of_it();");
        List<String> rebased = List.of(
                " counter_reuse();", " take_slowpath();", "-int seq;", "+long seq;", " unstable();", " struct lock;");
        PatchText v1 = Patches.of("t", Patches.file("a.h", new Hunk(10, 5, 10, 5, "", old)));
        PatchText v2 = Patches.of("t", Patches.file("a.h", new Hunk(12, 5, 12, 5, "", rebased)));
        assertThat(onlyResult(Interdiff.of(v1, v2))).isInstanceOf(FileResult.OfPatches.class);
    }

    @Test
    void aSeriesWhosePatchesDoNotFollowFromEachOtherFallsBackAndNamesThePatch() {
        PatchText first = Patches.turning("first", Patches.lines("abcde"), Patches.lines("abXde"));
        PatchText second = Patches.turning("second", Patches.lines("abcde"), Patches.lines("abcdY"));
        FileResult result = onlyResult(Interdiff.of(List.of(first, second), List.of(first)));
        assertThat(result)
                .asInstanceOf(type(FileResult.OfPatches.class))
                .extracting(FileResult.OfPatches::why)
                .asString()
                .contains("second")
                .contains("\"c\"")
                .contains("\"X\"");
    }

    @Test
    void aFileThatOnlyOneRevisionCreatesIsShownWhole() {
        FileDiff created =
                new FileDiff("/dev/null", "n.c", "", "", "", "100644", List.of(), BlobDiff.hunks("", "a\nb\n"), false);
        FileResult result = onlyResult(Interdiff.of(List.of(Patches.of("t")), List.of(Patches.of("t", created))));
        assertThat(result.section().unified()).containsExactly("@@", "+a", "+b");
    }

    @Test
    void lineNumbersBeyondAnyFileAreRefusedNotCountedUpTo() {
        Hunk absurd = new Hunk(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 2, "", List.of(" a", "+b"));
        Hunk more = new Hunk(Integer.MAX_VALUE, 1, 5, 2, "", List.of(" c", "+d"));
        PatchText v1 = Patches.of("t", Patches.file("a.c", absurd, more));
        assertThat(onlyResult(Interdiff.of(List.of(v1), List.of()))).isInstanceOf(FileResult.OfPatches.class);
    }

    @Test
    void aFileIsFollowedThroughARenameThatOnlyOneRevisionMakes() {
        FileDiff renamed = new FileDiff(
                "a.c",
                "b.c",
                "",
                "",
                "",
                "",
                List.of("rename from a.c", "rename to b.c"),
                BlobDiff.hunks(Patches.lines("abcde"), Patches.lines("abXde")),
                false);
        PatchText v1 = Patches.turning("t", Patches.lines("abcde"), Patches.lines("abYde"));
        FileResult result = onlyResult(Interdiff.of(v1, Patches.of("t", renamed)));
        assertThat(result.name()).isEqualTo("a.c => b.c");
        assertThat(result.section().unified()).contains("-Y", "+X");
    }

    @Test
    void ofSeriesOnOneBaseItShowsWhatTheTreesShow() throws IOException {
        int compared = 0;
        try (GeneratedSeries series = GeneratedSeries.inMemory(11)) {
            for (GeneratedSeries.Pair pair : series.pairs(120)) {
                if (!pair.oldBase().equals(pair.newBase())) continue;
                List<PatchText> before = CommitPatches.between(series.repository(), pair.oldBase(), pair.oldTip());
                List<PatchText> after = CommitPatches.between(series.repository(), pair.newBase(), pair.newTip());
                // trees alone do not say what was renamed
                if (Stream.concat(before.stream(), after.stream()).anyMatch(InterdiffTest::renames)) continue;
                Interdiff interdiff = Interdiff.of(before, after);
                Map<String, Map<String, Integer>> expected = netLines(series, pair);
                for (FileResult result : interdiff.files()) {
                    if (result.name().equals("logo.bin")) continue;
                    assertThat(result).as("%s", pair).isInstanceOf(FileResult.OfFiles.class);
                    Map<String, Integer> net = net(result.section().unified());
                    assertThat(net)
                            .as("%s in %s", result.name(), pair)
                            .isEqualTo(expected.getOrDefault(result.name(), Map.of()));
                    expected.remove(result.name());
                    compared++;
                }
                expected.remove("logo.bin");
                expected.values().removeIf(Map::isEmpty);
                assertThat(expected).as("%s", pair).isEmpty();
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static boolean renames(PatchText patch) {
        return patch.files().stream().anyMatch(PatchLines::isRename);
    }

    /** For each file how often each line is there more than before, from the trees themselves. */
    private static Map<String, Map<String, Integer>> netLines(GeneratedSeries series, GeneratedSeries.Pair pair)
            throws IOException {
        Map<String, Map<String, Integer>> net = new TreeMap<>();
        try (RevWalk walk = new RevWalk(series.repository());
                ObjectReader reader = series.repository().newObjectReader();
                DiffFormatter differ = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            differ.setRepository(series.repository());
            for (DiffEntry entry : differ.scan(
                    walk.parseCommit(pair.oldTip()).getTree(),
                    walk.parseCommit(pair.newTip()).getTree())) {
                FileDiff diff = BlobDiff.of(entry, reader);
                List<String> lines = diff.hunks().stream()
                        .flatMap(hunk -> hunk.lines().stream())
                        .toList();
                net.put(diff.name(), net(lines));
            }
        }
        return net;
    }

    private static Map<String, Integer> net(List<String> lines) {
        Map<String, Integer> net = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith("+")) net.merge(line.substring(1), 1, Integer::sum);
            if (line.startsWith("-")) net.merge(line.substring(1), -1, Integer::sum);
        }
        net.values().removeIf(count -> count == 0);
        return net;
    }

    private static FileResult onlyResult(Interdiff interdiff) {
        assertThat(interdiff.files()).hasSize(1);
        return interdiff.files().getFirst();
    }
}

package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.reroll.index.rangediff.SeriesCommits.DoesNotApply;
import dev.reroll.ingest.patch.FileDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesCommitsTest {
    @TempDir
    Path folder;

    @Test
    void patchesGiveTheTreesThatTheirAuthorsHadAndLeaveTheLenderAlone() throws IOException, DoesNotApply {
        Path lender = folder.resolve("lender.git");
        try (GeneratedSeries series = GeneratedSeries.on(lender, 41)) {
            List<GeneratedSeries.Pair> pairs = series.pairs(15);
            List<Path> before = files(lender);
            try (SeriesCommits commits = SeriesCommits.at(folder.resolve("own.git"), lender);
                    RevWalk walk = new RevWalk(commits.repository())) {
                for (GeneratedSeries.Pair pair : pairs) {
                    List<PatchText> patches = CommitPatches.between(series.repository(), pair.oldBase(), pair.oldTip());
                    // JGit cannot take over binary content from a diff that does not hold it
                    if (patches.stream().anyMatch(SeriesCommitsTest::isBinary)) continue;
                    ObjectId tip = commits.apply(pair.oldBase(), patches);
                    assertThat(walk.parseCommit(tip).getTree())
                            .as("%s", pair)
                            .isEqualTo(walk.parseCommit(pair.oldTip()).getTree());
                    assertThat(CommitPatches.between(commits.repository(), pair.oldBase(), tip))
                            .extracting(PatchText::subject, PatchText::author)
                            .containsExactlyElementsOf(patches.stream()
                                    .map(patch -> tuple(patch.subject(), patch.author()))
                                    .toList());
                }
            }
            assertThat(files(lender)).isEqualTo(before);
        }
    }

    @Test
    void aPatchThatDoesNotApplyIsNamed() throws IOException {
        Path lender = folder.resolve("lender.git");
        try (GeneratedSeries series = GeneratedSeries.on(lender, 42)) {
            GeneratedSeries.Pair pair = series.pairs(1).getFirst();
            PatchText patch = Patches.turning("no such file", Patches.lines("abc"), Patches.lines("abd"));
            try (SeriesCommits commits = SeriesCommits.at(folder.resolve("own.git"), lender)) {
                assertThatThrownBy(() -> commits.apply(pair.oldBase(), List.of(patch)))
                        .isInstanceOf(DoesNotApply.class)
                        .hasMessageContaining("no such file");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.c", ".git/config", "/etc/passwd", "a//b", "a/./b", "."})
    void aNameThatNoTreeMayHoldIsRefusedAsAPatchThatDoesNotApply(String name) throws IOException {
        Path lender = folder.resolve("lender.git");
        try (GeneratedSeries series = GeneratedSeries.on(lender, 43)) {
            GeneratedSeries.Pair pair = series.pairs(1).getFirst();
            List<String> header = List.of(
                    "diff --git a/" + name + " b/" + name, "new file mode 100644", "--- /dev/null", "+++ b/" + name);
            PatchText patch = Patches.of(
                    "bad",
                    new FileDiff("/dev/null", name, "", "", "", "100644", header, BlobDiff.hunks("", "x\n"), false));
            try (SeriesCommits commits = SeriesCommits.at(folder.resolve("own.git"), lender)) {
                assertThatThrownBy(() -> commits.apply(pair.oldBase(), List.of(patch)))
                        .isInstanceOf(DoesNotApply.class)
                        .hasMessageContaining("bad");
            }
        }
    }

    private static boolean isBinary(PatchText patch) {
        return patch.files().stream().anyMatch(file -> file.binary());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}

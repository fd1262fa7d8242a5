package dev.reroll.index.rangediff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeDiffAgainstGitTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} series of seed {0}, {2} patches each (0: 1 to 7), creation factor {3}")
    @CsvSource({"1, 220, 0, 60", "2, 25, 16, 60", "3, 25, 12, 200", "4, 25, 10, 20", "5, 2, 60, 95"})
    void pairsAreGitsPairsAndTheTextIsGitsText(long seed, int count, int patches, int factor) throws IOException {
        Path gitDir = folder.resolve("series.git");
        try (GeneratedSeries series = GeneratedSeries.on(gitDir, seed)) {
            GitProgram git = GitProgram.on(gitDir);
            int equal = 0;
            for (GeneratedSeries.Pair pair : series.pairs(count, patches)) {
                String expected = git.run(
                        "range-diff",
                        "--no-color",
                        "--creation-factor=" + factor,
                        pair.oldBase().name() + ".." + pair.oldTip().name(),
                        pair.newBase().name() + ".." + pair.newTip().name());
                String actual = RangeDiffText.of(RangeDiff.of(
                        CommitPatches.between(series.repository(), pair.oldBase(), pair.oldTip()),
                        CommitPatches.between(series.repository(), pair.newBase(), pair.newTip()),
                        factor));
                assertThat(GitProgram.pairLines(actual))
                        .as("pairs of %s", pair)
                        .isEqualTo(GitProgram.pairLines(expected));
                if (actual.equals(expected)) equal++;
            }
            System.out.printf(
                    "range-diff of generated series: %d of %d texts are git's, byte for byte%n", equal, count);
            // git's versions may differ in where hunks slide, so a few texts may
            assertThat(equal).isGreaterThanOrEqualTo(count - count / 50);
        }
    }

    @Test
    void pairsAndTextOfGitsOwnTestHistoryAreGits() throws IOException {
        Path history = Corpus.path("samples/git/t/t3206/history.export");
        Path gitDir = folder.resolve("t3206.git");
        try (Repository repository = new FileRepository(gitDir.toFile())) {
            repository.create(true);
            GitProgram git = GitProgram.on(gitDir);
            git.runFrom(history, "fast-import", "--quiet");
            List<String> branches = git.run("for-each-ref", "--format=%(refname:short)")
                    .lines()
                    .filter(branch -> !branch.equals("main"))
                    .toList();
            ObjectId main = requireNonNull(repository.resolve("main"));
            int equal = 0;
            int all = 0;
            for (String a : branches) {
                for (String b : branches) {
                    String expected = git.run("range-diff", "--no-color", "main.." + a, "main.." + b);
                    String actual = RangeDiffText.of(RangeDiff.of(
                            CommitPatches.between(repository, main, requireNonNull(repository.resolve(a))),
                            CommitPatches.between(repository, main, requireNonNull(repository.resolve(b)))));
                    assertThat(GitProgram.pairLines(actual))
                            .as("%s, %s", a, b)
                            .isEqualTo(GitProgram.pairLines(expected));
                    all++;
                    if (actual.equals(expected)) equal++;
                }
            }
            System.out.printf(
                    "range-diff of git's test history: %d of %d texts are git's, byte for byte%n", equal, all);
            assertThat(equal).isGreaterThanOrEqualTo(all - all / 50);
        }
    }
}

package dev.reroll.reference.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The packed sample is what notes and sources make, and its patches give the sources that the tests run. */
final class SampleTest {
    private static Sample sample;

    @BeforeAll
    static void read() throws IOException {
        sample = new Sample();
    }

    /** {@code -Dreroll.export=write} writes the file anew; look at the difference before you commit it. */
    @Test
    void thePackedFileIsWhatNotesAndSourcesMakeNow() throws IOException {
        if ("write".equals(System.getProperty("reroll.export"))) Files.writeString(Sample.FILE, sample.mbox());
        assertThat(Files.readString(Sample.FILE))
                .as("notes.mbox is stale; write it anew with -Dreroll.export=write and look at the difference")
                .isEqualTo(sample.mbox());
    }

    @TestFactory
    Stream<DynamicTest> thePatchesOfAPostingGiveTheSourcesOfItsRevision() {
        return withPatches()
                .map(posting -> DynamicTest.dynamicTest(posting.name(), () -> {
                    SortedMap<String, String> tree = sample.trees(posting).getFirst();
                    try (GitDiff git = new GitDiff()) {
                        for (Posting.Patch patch : posting.patches()) {
                            tree = git.apply(
                                    tree,
                                    String.join("\n", sample.mail(patch.id()).body()) + "\n");
                        }
                    }
                    assertThat(tree).containsAllEntriesOf(expected(posting));
                    assertThat(tree).isEqualTo(sample.trees(posting).getLast());
                }));
    }

    /** The same by git itself, from the mails as they are packed. */
    @TestFactory
    Stream<DynamicTest> gitAmTakesThePatchesOfAPosting(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(hasGit(folder), "git is not here");
        return withPatches()
                .map(posting -> DynamicTest.dynamicTest(posting.name(), () -> {
                    Path work = Files.createDirectories(folder.resolve(posting.name()));
                    git(work, "init", "-q");
                    for (Map.Entry<String, String> file :
                            sample.trees(posting).getFirst().entrySet()) {
                        Path path = work.resolve(file.getKey());
                        Files.createDirectories(path.getParent());
                        Files.writeString(path, file.getValue());
                    }
                    git(work, "add", ".");
                    git(work, "commit", "-q", "--allow-empty", "-m", "base");
                    StringBuilder mbox = new StringBuilder();
                    for (Posting.Patch patch : posting.patches())
                        sample.mail(patch.id()).write(mbox);
                    Path file = folder.resolve(posting.name() + ".mbox");
                    Files.writeString(file, mbox);
                    git(work, "am", "-q", "--patch-format=mboxrd", file.toString());
                    for (Map.Entry<String, String> wanted : expected(posting).entrySet()) {
                        assertThat(work.resolve(wanted.getKey())).hasContent(wanted.getValue());
                    }
                    List<String> titles = new ArrayList<>(
                            git(work, "log", "--reverse", "--format=%s").lines().toList());
                    titles.removeFirst();
                    assertThat(titles)
                            .isEqualTo(posting.patches().stream()
                                    .map(Posting.Patch::title)
                                    .toList());
                }));
    }

    private static Stream<Posting> withPatches() {
        return sample.postings().stream().filter(p -> !p.patches().isEmpty());
    }

    /** The sources of the revision, or those of its files that the posting is about. */
    private static SortedMap<String, String> expected(Posting posting) throws IOException {
        String[] words = posting.sources()
                .orElseThrow(() -> new IllegalArgumentException(posting.name() + " does not say its sources"))
                .split(" ", -1);
        SortedMap<String, String> files = Tree.of(words[0]);
        List<String> named = List.of(words).subList(1, words.length);
        if (!named.isEmpty()) files.keySet().removeIf(f -> named.stream().noneMatch(n -> f.endsWith("/" + n)));
        assertThat(files).hasSizeGreaterThanOrEqualTo(Math.max(1, named.size()));
        return files;
    }

    private static boolean hasGit(Path folder) throws InterruptedException {
        try {
            return git(folder, "--version").startsWith("git version");
        } catch (IOException _) {
            return false; // there is no such program: the test says that it was left out
        }
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@reroll.invalid", "-c", "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", arguments) + ": " + output);
        }
        return output;
    }
}

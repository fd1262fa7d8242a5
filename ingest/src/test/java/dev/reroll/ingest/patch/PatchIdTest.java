package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.mail.Samples;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer is git itself: {@code git patch-id --stable}. */
final class PatchIdTest {
    @TempDir
    Path folder;

    @Test
    void gitGivesTheSameIdToDiffsOfEveryKind() {
        assertSameAsGit("""
                diff --git a/mm/vma.c b/mm/vma.c
                index 0123456..ba98765 100644
                --- a/mm/vma.c
                +++ b/mm/vma.c
                @@ -10,3 +10,3 @@ int find(void)
                 a
                -\tb  b
                +\tgrün 中 \ud83d\ude00
                \\ No newline at end of file
                 d
                diff --git a/old b/new
                similarity index 100%
                rename from old
                rename to new
                diff --git a/e b/e
                new file mode 100644
                index 0000000..e69de29
                diff --git a/f b/f
                old mode 100644
                new mode 100755
                index 1..2
                --- a/f
                +++ b/f
                @@ -1 +1 @@
                -a
                +b
                @@ -10 +10 @@
                -a
                +b
                --\s
                2.40.0
                """);
    }

    @Test
    void gitGivesTheSameIdToBinaryPatches() {
        assertSameAsGit("""
                diff --git a/f.png b/f.png
                index 1234567..89abcde 100644
                GIT binary patch
                literal 7
                OcmYc)Ps_~AOD+Hc6afJK

                literal 6
                NcmYc)Ps_~AOD+IF0RRDi

                diff --git a/g b/g
                index 1..2 100644
                Binary files a/g and b/g differ
                diff --git a/h b/h
                index 3..4 100644
                --- a/h
                +++ b/h
                @@ -1 +1 @@
                -a
                +b
                """);
    }

    @Test
    void gitGivesTheSameIdToADiffWithoutGit() {
        assertSameAsGit("diff -urN old/f new/f\n--- old/f\t2011\n+++ new/f\t2012\n@@ -1 +1 @@\n-a\n+b\n");
        assertSameAsGit("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n");
        assertSameAsGit("Index: f\n=====\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n");
    }

    @Test
    void theIdStaysWhenLinesMoveFilesSwapAndBlanksChange() {
        String one = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a b\n-a\n+b\n";
        String two = "diff --git a/g b/g\n--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n";
        String moved = one.replace("@@ -1,2 +1,2 @@", "@@ -7,2 +9,2 @@ f()").replace(" a b", " a \t b");
        assertThat(id(one + two)).isPresent().isEqualTo(id(two + moved));
        assertThat(id(one)).isNotEqualTo(id(two));
    }

    @Test
    void theIdStaysWhenAMailerCutTheBlankOffAnEmptyLine() {
        String diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n \n-a\n+b\n";
        assertThat(id(diff.replace("\n \n", "\n\n"))).isPresent().isEqualTo(id(diff));
    }

    @Test
    void textWithoutADiffHasNone() {
        assertThat(id("diff of opinion\nand more\n")).isEmpty();
        assertThat(id("> diff --git a/f b/f\n> --- a/f\n> +++ b/f\n> @@ -1 +1 @@\n> -a\n> +b\n"))
                .isEmpty();
    }

    @Test
    void gitGivesTheSameIdToThePatchesOfTheUprobesSeries() {
        int patches = 0;
        for (Path file : Samples.files("uprobes")) patches += compare(Samples.bytes(file)) ? 1 : 0;
        assertThat(patches).isGreaterThan(20);
    }

    @Test
    void gitGivesTheSameIdToPatchesOfAList() throws IOException {
        Path bundle = Samples.path("linux-fscrypt.0.bundle");
        Path clone = folder.resolve("x.git");
        git("", "clone", "--quiet", "--mirror", bundle.toString(), clone.toString());
        String commits = git("", "-C", clone.toString(), "log", "--format=%H:m");
        // every 11th of 7,548 mails: 300 or so are patches
        StringBuilder some = new StringBuilder();
        int i = 0;
        for (String commit : commits.lines().toList())
            if (i++ % 11 == 0) some.append(commit).append('\n');
        Path batch = folder.resolve("batch");
        git(some.toString(), batch, "-C", clone.toString(), "cat-file", "--batch");
        int patches = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(batch)))) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                byte[] raw = new byte[Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))];
                in.readFully(raw);
                in.readByte();
                patches += compare(raw) ? 1 : 0;
            }
        }
        assertThat(patches).isGreaterThan(250);
    }

    /** Compares the ids of a mail, whether it is a patch or not; says whether it was one. */
    private boolean compare(byte[] raw) {
        Mail mail = new MailParser().parse(raw);
        Body body = BodyParser.parse(mail);
        if (!body.hasDiff()) return false;
        // where a mailer wrapped lines or cut blanks off, git loses count: see PatchId
        boolean damaged = body.files().stream().flatMap(f -> f.hunks().stream()).anyMatch(h -> !isWhole(h));
        if (damaged) return false;
        assertThat(PatchId.of(body).orElse("")).as(mail.subject()).isEqualTo(gitId(mail.text()));
        return true;
    }

    private static boolean isWhole(Hunk hunk) {
        long removed = hunk.lines().stream().filter(l -> l.startsWith("-")).count();
        long noted = hunk.lines().stream().filter(l -> l.startsWith("\\")).count();
        boolean counted = hunk.lines().size() - removed - noted == hunk.newCount();
        return counted && hunk.lines().stream().noneMatch(String::isEmpty);
    }

    private void assertSameAsGit(String text) {
        assertThat(id(text).orElse("")).isEqualTo(gitId(text));
    }

    private static Optional<String> id(String text) {
        return PatchId.of(BodyParser.parse(text));
    }

    /** The id that git prints for a text, empty if it prints none. */
    private String gitId(String text) {
        String line = git(text, "patch-id", "--stable");
        return line.isEmpty() ? "" : line.substring(0, 40);
    }

    private String git(String input, String... arguments) {
        try {
            Path out = folder.resolve("out");
            git(input, out, arguments);
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void git(String input, Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path in = Files.write(folder.resolve("in"), input.getBytes(StandardCharsets.UTF_8));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).as("%s", command).isZero();
        } catch (IOException e) {
            Assumptions.abort("skipped: no git to compare with: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString();
    }
}

package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPatchTest {
    private static final String DIFF = """
            diff --git a/a.c b/a.c
            index 0000001..0000002 100644
            --- a/a.c
            +++ b/a.c
            @@ -1,1 +1,1 @@
            -a
            +b
            """;

    @TempDir
    Path folder;

    @Test
    void titleAndMessageAreWhatGitAmWouldCommit() {
        PatchText patch = patch(
                "Subject: Re: [PATCH v2 1/2] [net] mm:  count\n probes",
                "Because.\n\n\nMore.  \n\nSigned-off-by: A <a@b>\n---\nv2: not for the log\n a.c | 2 +-\n\n" + DIFF
                        + "-- \n2.47.0\n");
        assertThat(patch.subject()).isEqualTo("mm: count probes");
        assertThat(patch.message()).isEqualTo("mm: count probes\n\nBecause.\n\nMore.\n\nSigned-off-by: A <a@b>");
        assertThat(patch.files()).hasSize(1);
        assertThat(patch.files().getFirst().hunks().getFirst().lines()).containsExactly("-a", "+b");
    }

    @Test
    void authorAndTitleInTheTextGoBeforeThoseOfTheHeaders() {
        PatchText patch = patch(
                "Subject: [PATCH] sent under another title",
                "From: Jürgen Größe <jg@example.org>\nSubject: [PATCH] the real\n title\n\nText.\n---\n\n" + DIFF);
        assertThat(patch.author()).isEqualTo("Jürgen Größe <jg@example.org>");
        assertThat(patch.subject()).isEqualTo("the real title");
        assertThat(patch.message()).isEqualTo("the real title\n\nText.");
    }

    @Test
    void aLineThatLooksLikeAHeaderBelowTheTopIsText() {
        PatchText patch = patch("Subject: [PATCH] t", "Text first.\n\nFrom: nobody\n---\n" + DIFF);
        assertThat(patch.message()).isEqualTo("t\n\nText first.\n\nFrom: nobody");
        assertThat(patch.author()).isEqualTo("A U Thor <author@example.com>");
    }

    @Test
    void withoutThreeDashesTheMessageEndsAtTheDiff() {
        assertThat(patch("Subject: [PATCH] t", "Text.\n" + DIFF).message()).isEqualTo("t\n\nText.");
    }

    @Test
    void aSenderWithoutANameGoesByTheAddress() {
        assertThat(MailPatch.author("a@example.com")).isEqualTo("a@example.com <a@example.com>");
        assertThat(MailPatch.author("\"Doe, J.\" <j@example.com>")).isEqualTo("Doe, J. <j@example.com>");
    }

    @ParameterizedTest(name = "{1} series of seed {0}, {2} patches each (0: 1 to 7)")
    @CsvSource({"31, 40, 0", "32, 5, 12"})
    void mailsOfFormatPatchGiveTheSameTextAsGitOnTheCommits(long seed, int count, int patches) throws IOException {
        Path gitDir = folder.resolve("series.git");
        int equal = 0;
        try (GeneratedSeries series = GeneratedSeries.on(gitDir, seed)) {
            GitProgram git = GitProgram.on(gitDir);
            for (GeneratedSeries.Pair pair : series.pairs(count, patches)) {
                String old = pair.oldBase().name() + ".." + pair.oldTip().name();
                String fresh = pair.newBase().name() + ".." + pair.newTip().name();
                String expected = git.run("range-diff", "--no-color", old, fresh);
                String actual = RangeDiffText.of(RangeDiff.of(mails(git, old), mails(git, fresh)));
                assertThat(GitProgram.pairLines(actual)).as("%s", pair).isEqualTo(GitProgram.pairLines(expected));
                if (actual.equals(expected)) equal++;
            }
        }
        System.out.printf(
                "range-diff of mails: %d of %d texts are git's on the commits, byte for byte%n", equal, count);
        assertThat(equal).isGreaterThanOrEqualTo(count - count / 50);
    }

    private static List<PatchText> mails(GitProgram git, String range) throws IOException {
        String mbox = git.run("format-patch", "--stdout", "--always", range);
        List<PatchText> patches = new ArrayList<>();
        for (String mail : mbox.split("(?m)^(?=From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$)", -1)) {
            if (mail.isEmpty()) continue;
            int headers = mail.indexOf('\n') + 1;
            byte[] raw = mail.substring(headers).getBytes(StandardCharsets.UTF_8);
            patches.add(PatchText.of(new MailParser().parse(raw), mail.substring(5, 12)));
        }
        return patches;
    }

    private static PatchText patch(String subject, String body) {
        String mail = "From: A U Thor <author@example.com>\nMessage-ID: <1@example.com>\n" + subject
                + "\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n" + body;
        return PatchText.of(new MailParser().parse(mail.getBytes(StandardCharsets.UTF_8)), "1");
    }
}

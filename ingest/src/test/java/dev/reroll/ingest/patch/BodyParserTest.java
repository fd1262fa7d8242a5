package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.mail.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which lines go into which block. Blocks are written as a letter and the number of lines: P3 is prose, Q1:2 are two
 * lines quoted once, D5 is a diff, S2 a signature.
 */
final class BodyParserTest {

    private static String blocks(String text) {
        StringBuilder blocks = new StringBuilder();
        for (Block block : BodyParser.parse(text).blocks()) {
            if (!blocks.isEmpty()) blocks.append(' ');
            switch (block) {
                case Block.Prose prose ->
                    blocks.append('P').append(prose.lines().size());
                case Block.Quote quote ->
                    blocks.append('Q')
                            .append(quote.depth())
                            .append(':')
                            .append(quote.lines().size());
                case Block.Diff diff ->
                    blocks.append('D')
                            .append(diff.files().stream()
                                    .mapToInt(f -> f.lines().size())
                                    .sum());
                case Block.Signature signature ->
                    blocks.append('S').append(signature.lines().size());
            }
        }
        return blocks.toString();
    }

    private static List<String> quoted(String text) {
        return ((Block.Quote) BodyParser.parse(text).blocks().getFirst()).lines();
    }

    @Test
    void readsAPatchMail() {
        assertThat(blocks("""
                        Find the vma quickly.

                        Signed-off-by: Ann Lee <ann@x.example>
                        ---
                         f | 2 +-
                         1 file changed, 1 insertion(+), 1 deletion(-)

                        diff --git a/f b/f
                        index 1234567..89abcde 100644
                        --- a/f
                        +++ b/f
                        @@ -1,3 +1,3 @@ head
                         one
                        -two
                        +2
                         three
                        --\s
                        2.40.0

                        """)).isEqualTo("P7 D9 S3");
    }

    @Test
    void readsAReply() {
        assertThat(blocks("""
                        Hi,

                        On Tuesday Ann wrote:
                        > On Monday Bob wrote:
                        > > why?
                        >
                        > because

                        I see.
                        --\s
                        Cy
                        """)).isEqualTo("P3 Q1:1 Q2:1 Q1:2 P2 S2");
    }

    @Test
    void takesTheMarksAndOneBlankOffQuotes() {
        assertThat(quoted("> a\n>b\n>  c\n>\n> \n")).containsExactly("a", "b", " c", "", "");
        assertThat(quoted(">> a\n> > b\n> >  c\n>> > not as deep\n")).containsExactly("a", "b", " c");
        assertThat(quoted("> +added\n>  context\n> -\n")).containsExactly("+added", " context", "-");
    }

    @Test
    void takesOtherMarksForProse() {
        assertThat(blocks("| a\n: b\nAM> c\n > d\n")).isEqualTo("P4");
    }

    @Test
    void takesAnEscapedFromLineForProse() {
        assertThat(blocks("text\n>From here on\ntext\n")).isEqualTo("P3");
        assertThat(blocks(">quoted\n>From here on\n")).isEqualTo("Q1:2");
    }

    @Test
    void endsASignatureWhereTheMailGoesOn() {
        assertThat(blocks("yes\n-- \nAnn\n\nOn Tuesday Bob wrote:\n> no?\nend\n"))
                .isEqualTo("P1 S4 Q1:1 P1");
        assertThat(blocks("see below\n-- \nAnn\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n"))
                .isEqualTo("P1 S2 D5");
        assertThat(blocks("-- \nAnn\nFrom " + "0a".repeat(20) + " Mon Sep 17 00:00:00 2001\nFrom: Ann\n"))
                .isEqualTo("S2 P2");
    }

    @Test
    void takesASignatureMarkWithoutItsBlankBehindADiffOnly() {
        String diff = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";
        assertThat(blocks(diff + "--\n2.40.0\n")).isEqualTo("D5 S2");
        assertThat(blocks("a\n--\nb\n")).isEqualTo("P3");
        assertThat(blocks(diff + "\n--\n2.40.0\n")).isEqualTo("D5 P3");
    }

    @Test
    void readsTheFooterOfAMailmanList() {
        assertThat(blocks("yes\n" + "_".repeat(47) + "\ndev mailing list\nhttp://x.example/\n"))
                .isEqualTo("P1 S3");
        assertThat(blocks("yes\n" + "_".repeat(47) + "\nno list\n")).isEqualTo("P3");
    }

    @Test
    void readsEmptyText() {
        assertThat(blocks("")).isEmpty();
        assertThat(blocks("\n")).isEqualTo("P1");
        assertThat(blocks("no end")).isEqualTo("P1");
    }

    @Test
    void letsNoSignatureRunIntoTheNextPart() {
        Mail mail = new MailParser().parse("""
                Message-ID: <1@x>
                Content-Type: multipart/mixed; boundary=b

                --b

                see below
                --\s
                Ann
                --b
                Content-Type: text/plain

                more text
                --b--
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(BodyParser.parse(mail).blocks()).hasSize(3);
        assertThat(BodyParser.parse(mail.text()).blocks()).hasSize(2);
    }

    @Test
    void putsEveryLineOfEverySampleIntoOneBlock() {
        MailParser parser = new MailParser();
        for (Path file : Samples.files("samples")) {
            for (byte[] raw : Samples.mails(file)) {
                Mail mail = parser.parse(raw);
                assertSameLines(file, mail.text(), BodyParser.parse(mail));
                assertSameLines(file, mail.text(), BodyParser.parse(mail.text()));
            }
        }
    }

    private static void assertSameLines(Path file, String text, Body body) {
        List<String> expected = new ArrayList<>(List.of(text.split("\n", -1)));
        if (expected.getLast().isEmpty()) expected.removeLast();
        List<String> lines = new ArrayList<>();
        for (Block block : body.blocks()) {
            switch (block) {
                case Block.Prose prose -> lines.addAll(prose.lines());
                case Block.Signature signature -> lines.addAll(signature.lines());
                case Block.Diff diff -> diff.files().forEach(f -> lines.addAll(f.lines()));
                case Block.Quote quote -> {
                    // a quote gives its depth and text, but not how its marks were spaced
                    for (String line : quote.lines()) {
                        String whole = expected.get(lines.size());
                        String marks = whole.substring(0, whole.length() - line.length());
                        assertThat(marks + line).isEqualTo(whole);
                        assertThat(marks.replace(" ", "")).isEqualTo(">".repeat(quote.depth()));
                        lines.add(whole);
                    }
                }
            }
        }
        assertThat(lines).as("%s", file).isEqualTo(expected);
    }
}

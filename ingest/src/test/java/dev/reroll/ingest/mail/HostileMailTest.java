package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.BodyParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails made to harm. Each would take hours, all memory or the whole stack if a limit failed; the time is a guard. */
@Timeout(120)
final class HostileMailTest {
    private static final String HEAD = "Message-ID: <1@x>\nDate: Tue, 5 Mar 2019 12:00:00 +0000\n";

    private static Mail parse(String octets) {
        return new MailParser().parse(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Flaw.Kind> kinds(Mail mail) {
        return mail.flaws().stream().map(Flaw::kind).distinct().toList();
    }

    @Test
    void followsPartsOnlySoDeep() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(kinds(parse(mail + "\ndeep\n"))).contains(Flaw.Kind.TOO_DEEP).doesNotContain(Flaw.Kind.NOT_PARSED);
    }

    @Test
    void followsMailsInMailsOnlySoDeep() {
        Mail mail = parse(HEAD + "Content-Type: message/rfc822\n\n".repeat(10_000) + "deep\n");
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.TOO_DEEP);
        assertThat(mail.parts()).hasSize(PartReader.DEEPEST + 1);
    }

    @Test
    void readsAThousandPartsOfAHundredThousand() {
        Mail mail = parse(
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000) + "--b--\n");
        assertThat(mail.parts()).hasSize(PartReader.MOST_PARTS);
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.TOO_LARGE);
    }

    @Test
    void readsAThousandPartsOfATreeOfThem() {
        String leaves = "--c\n\nx\n".repeat(1000);
        String branch = "--b\nContent-Type: multipart/mixed; boundary=c\n\n" + leaves + "--c--\n";
        Mail mail = parse(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + branch.repeat(500));
        assertThat(mail.parts()).hasSize(PartReader.MOST_PARTS);
    }

    @Test
    void readsAHundredThousandHeaderFields() {
        assertThat(parse(HEAD + "X-Spam: yes\n".repeat(100_000) + "\nb\n").text())
                .isEqualTo("b\n");
        Mail mail = parse(HEAD + "To: a@x\n".repeat(100_000) + "\nb\n");
        assertThat(mail.text()).isEqualTo("b\n");
        assertThat(mail.to()).hasSizeLessThanOrEqualTo(1000);
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_HEADER);
    }

    @Test
    void readsAHundredThousandLinesThatAreNoFields() {
        assertThat(parse(HEAD + "no field\n".repeat(100_000) + "Subject: s\n\nb\n")
                        .subject())
                .isEqualTo("s");
    }

    @Test
    void keepsFiveThousandReferences() {
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            references.append("References: <").append(i).append("@x>\n");
        Mail fields = parse(HEAD + references + "\n");
        assertThat(fields.references()).hasSizeLessThanOrEqualTo(1000);
        Mail field = parse(HEAD + references.toString().replace("\nReferences:", "\n") + "\n");
        assertThat(field.references()).hasSize(5000).startsWith("0@x", "1@x");
    }

    @Test
    void looksForNoBoundaryOfAMegabyte() {
        String boundary = "a".repeat(1_000_000);
        String lines = ("--" + "a".repeat(200) + "\n").repeat(50_000);
        assertThat(parse(HEAD + "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n" + lines)
                        .text())
                .hasSizeGreaterThan(1_000_000);
    }

    @Test
    void readsContentTypesMadeToBeSlow() {
        String parameters = " a*0*=x; a*1*=%".repeat(4000);
        assertThat(parse(HEAD + "Content-Type: text/plain;" + parameters + "\n\nb\n")
                        .text())
                .isEqualTo("b\n");
        assertThat(parse(HEAD + "Content-Type: text/plain; " + "(".repeat(60_000) + "\n\nb\n")
                        .text())
                .isEqualTo("b\n");
        assertThat(parse(HEAD + "Content-Type: text/plain; a=" + "b ".repeat(30_000) + "\n\nb\n")
                        .text())
                .isEqualTo("b\n");
    }

    @Test
    void readsAMailOf30Megabytes() {
        String line = "> > quoted, and quoted, and quoted again, until the line is about as long as lines are\n";
        Mail mail = parse(HEAD + "\n" + line.repeat(30_000_000 / line.length()));
        assertThat(mail.text()).hasSizeGreaterThan(29_000_000);
        assertThat(BodyParser.parse(mail).blocks()).hasSize(1);
    }

    @Test
    void readsOneLineOf30Megabytes() {
        for (char c : new char[] {'>', '-', '=', '@', ' '}) {
            char[] line = new char[30_000_000];
            Arrays.fill(line, c);
            Mail mail = parse(HEAD + "\n" + new String(line));
            assertThat(mail.parts().getFirst().text()).hasSize(line.length);
            assertThat(BodyParser.parse(mail).blocks()).hasSize(1);
        }
    }

    @Test
    void cutsTextThatIsTooLong() {
        byte[] raw = new byte[PartReader.MOST_TEXT + 1000];
        Arrays.fill(raw, (byte) 'x');
        byte[] head = (HEAD + "\n").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, raw, 0, head.length);
        Mail mail = new MailParser().parse(raw);
        assertThat(mail.text().length()).isEqualTo(PartReader.MOST_TEXT + 1);
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.TOO_LARGE);
    }

    @Test
    void readsAnyBytes() {
        Random random = new Random(2);
        MailParser parser = new MailParser();
        for (int i = 0; i < 2000; i++) {
            byte[] raw = new byte[random.nextInt(400)];
            random.nextBytes(raw);
            assertThat(kinds(parser.parse(raw))).doesNotContain(Flaw.Kind.NOT_PARSED);
        }
    }

    @Test
    void readsPiecesOfMailsInAnyOrder() {
        List<String> pieces = List.of(
                "\n",
                "\r\n",
                "\n\n",
                "--b\n",
                "--b--\n",
                " ",
                "\t",
                "\0",
                "\u00ff",
                "=?utf-8?q?",
                "?=",
                "=",
                "<",
                ">",
                "@",
                "\"",
                "(",
                ")",
                ":",
                ";",
                ",",
                "Content-Type: ",
                "multipart/alternative; boundary=b",
                "message/rfc822",
                "text/html",
                "text/plain; format=flowed",
                "; charset=",
                "utf-16",
                "x-bogus",
                "Content-Transfer-Encoding: base64\n",
                "Content-Transfer-Encoding: quoted-printable\n",
                "Content-Transfer-Encoding: x-uuencode\n",
                "Subject: ",
                "From: ",
                "Date: ",
                "Message-ID: ",
                "References: ",
                "Content-Disposition: attachment; filename*0*=",
                "1 Jan 2020",
                "+9900",
                "diff --git a/f b/f\n",
                "--- a/f\n+++ b/f\n",
                "@@ -1,2 +1,2 @@\n",
                "+x\n",
                "-y\n",
                " z\n",
                "> q\n",
                "-- \n",
                "GIT binary patch\n",
                "literal 3\n",
                "begin 644 f\n",
                "aGk=",
                "<b>",
                "</p>");
        Random random = new Random(3);
        MailParser parser = new MailParser();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mail = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) mail.append(pieces.get(random.nextInt(pieces.size())));
            Mail parsed = parser.parse(mail.toString().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(kinds(parsed)).as("%s", mail).doesNotContain(Flaw.Kind.NOT_PARSED);
            assertThat(BodyParser.parse(parsed)).isNotNull();
        }
    }
}

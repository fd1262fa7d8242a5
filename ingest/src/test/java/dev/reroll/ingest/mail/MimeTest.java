package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parts a mail has and what their text is. */
final class MimeTest {

    /** Reads a mail whose header has an id and a date already. */
    private static Mail parse(String rest) {
        String head = "Message-ID: <1@x>\nDate: Tue, 5 Mar 2019 12:00:00 +0000\nMIME-Version: 1.0\n";
        return new MailParser().parse((head + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Flaw.Kind> kinds(Mail mail) {
        return mail.flaws().stream().map(Flaw::kind).toList();
    }

    @Test
    void takesThePlainTextOfAnAlternative() {
        Mail mail = parse("""
                Content-Type: multipart/alternative; boundary=b

                preamble
                --b
                Content-Type: text/html; charset=utf-8

                <p>rich</p>
                --b
                Content-Type: text/plain; charset=utf-8

                plain
                --b--
                epilogue
                """);
        assertThat(mail.parts()).extracting(Part::type).containsExactly("text/html", "text/plain");
        assertThat(mail.text()).isEqualTo("plain\n");
        assertThat(mail.flaws()).isEmpty();
    }

    @Test
    void takesTheHtmlOfAnAlternativeWhosePlainTextIsEmpty() {
        Mail mail = parse("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                \s
                --b
                Content-Type: text/html

                <p>rich &lt;text&gt;</p>
                --b--
                """);
        assertThat(mail.text()).contains("rich <text>\n");
    }

    @Test
    void turnsAMailOfHtmlOnlyToText() {
        Mail mail = parse("Content-Type: text/html\n\n<html><body>Hi,<br>there</body></html>\n");
        assertThat(mail.text()).isEqualTo("Hi,\nthere\n");
    }

    @Test
    void leavesAttachedHtmlAlone() {
        Mail mail = parse("Content-Type: text/html\nContent-Disposition: attachment\n\n<p>Hi</p>\n");
        assertThat(mail.text()).isEmpty();
        assertThat(mail.parts().getFirst().attached()).isTrue();
        assertThat(mail.parts().getFirst().size()).isEqualTo(10);
    }

    @Test
    void readsASignedMailAndItsAttachments() {
        Mail mail = parse("""
                Content-Type: multipart/signed; micalg=pgp-sha1;
                 protocol="application/pgp-signature"; boundary="outer"

                --outer
                Content-Type: multipart/mixed; boundary="inner"

                --inner
                Content-Type: text/plain

                see below
                --inner
                Content-Type: application/octet-stream; name="ignored.bin"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="0001-fix.patch"

                LS0tIGEvZgorKysgYi9mCkBAIC0xICsxIEBACi1hCitiCg==
                --inner
                Content-Type: application/octet-stream; name=core
                Content-Transfer-Encoding: base64

                AAEC
                --inner
                Content-Type: text/x-patch
                Content-Disposition: inline; filename*=utf-8''gr%C3%BCn.diff

                +x
                --inner--

                --outer
                Content-Type: application/pgp-signature

                -----BEGIN PGP SIGNATURE-----
                --outer--
                """);
        assertThat(mail.parts())
                .containsExactly(
                        new Part(1, "text/plain", "", false, "see below", 9),
                        new Part(
                                2,
                                "application/octet-stream",
                                "0001-fix.patch",
                                true,
                                "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n",
                                34),
                        new Part(3, "application/octet-stream", "core", false, "", 3),
                        new Part(4, "text/x-patch", "grün.diff", false, "+x", 2),
                        new Part(5, "application/pgp-signature", "", false, "", 29));
        assertThat(mail.text()).isEqualTo("see below\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n+x\n");
        assertThat(mail.flaws()).isEmpty();
    }

    @Test
    void leavesAPatchFileThatIsNotTextAlone() {
        Mail mail = parse(
                "Content-Type: application/octet-stream; name=a.patch\nContent-Transfer-Encoding: base64\n\nAAECAw==\n");
        assertThat(mail.parts()).containsExactly(new Part(1, "application/octet-stream", "a.patch", false, "", 4));
    }

    @Test
    void readsAMailInTheMailWithoutTakingItsId() {
        Mail mail = parse("""
                Content-Type: multipart/mixed; boundary=b

                --b

                fwd
                --b
                Content-Type: message/rfc822

                Message-ID: <inner@x>
                From: Ann <ann@x.example>
                Subject: =?utf-8?q?gr=C3=BCn?=
                Content-Type: multipart/alternative; boundary=c

                --c

                inside
                --c--
                --b--
                """);
        assertThat(mail.ids()).containsExactly("1@x");
        assertThat(mail.parts()).extracting(Part::type).containsExactly("text/plain", "message/rfc822", "text/plain");
        assertThat(mail.text())
                .isEqualTo("fwd\nFrom: Ann <ann@x.example>\nSubject: grün\nMessage-ID: <inner@x>\ninside\n");
    }

    @Test
    void readsADigest() {
        Mail mail = parse("""
                Content-Type: multipart/digest; boundary=b

                --b

                Subject: one

                first
                --b

                Subject: two

                second
                --b--
                """);
        assertThat(mail.text()).isEqualTo("Subject: one\nfirst\nSubject: two\nsecond\n");
    }

    @Test
    void readsFileNamesInAllForms() {
        assertThat(fileName("attachment; filename*0*=iso-8859-1''gr%FCn; filename*1=\" und blau\"; filename*2=.txt"))
                .isEqualTo("grün und blau.txt");
        assertThat(fileName("attachment; filename=\"=?utf-8?q?gr=C3=BCn?=.txt\""))
                .isEqualTo("grün.txt");
        assertThat(fileName("attachment; filename=two words.txt; size=3")).isEqualTo("two words.txt");
        assertThat(fileName("attachment; filename=\"../../etc/passwd\"")).isEqualTo("../../etc/passwd");
        assertThat(fileName("attachment; filename=\"never closed")).isEqualTo("never closed");
        assertThat(fileName("attachment; filename=\"grün.txt\"")).isEqualTo("grün.txt");
    }

    private static String fileName(String disposition) {
        return parse("Content-Type: text/plain\nContent-Disposition: " + disposition + "\n\nx\n")
                .parts()
                .getFirst()
                .fileName();
    }

    @Test
    void readsContentTypesThatAreNone() {
        assertThat(text("text/plain; charset=\"iso-8859-1", "gr\u00fcn")).isEqualTo("grün\n");
        assertThat(text("text/plain; charset=iso-8859-1;;", "gr\u00fcn")).isEqualTo("grün\n");
        assertThat(text("text/plain charset=utf-8", "x")).isEqualTo("x\n");
        assertThat(text("text", "x")).isEqualTo("x\n");
        assertThat(text("; charset=koi8-r", "x")).isEqualTo("x\n");
        assertThat(text("", "x")).isEqualTo("x\n");
        assertThat(text("text/plain; charset=" + "y".repeat(1_000_000), "x")).isEqualTo("x\n");
    }

    private static String text(String type, String text) {
        String mail = "Message-ID: <1@x>\nContent-Type: " + type + "\n\n" + text + "\n";
        return new MailParser()
                .parse(mail.getBytes(StandardCharsets.ISO_8859_1))
                .text();
    }

    @Test
    void readsAFlowedPatch() {
        Mail mail = parse("""
                Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes

                A long line that was\s\s
                folded.

                 --- a/f
                +++ b/f
                @@ -1,2 +1 @@
                  same
                -gone
                """);
        assertThat(mail.text())
                .isEqualTo("A long line that was folded.\n\n--- a/f\n+++ b/f\n@@ -1,2 +1 @@\n same\n-gone\n");
    }

    @Test
    void readsQuotedPrintableUtf8() {
        Mail mail = parse(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ngr=C3=BCn =\nblau\n");
        assertThat(mail.text()).isEqualTo("grün blau\n");
    }

    @Test
    void readsAMultipartWithoutItsEnd() {
        Mail mail = parse(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/plain\n\ntwo\n");
        assertThat(mail.text()).isEqualTo("one\ntwo\n");
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_MIME);
    }

    @Test
    void endsAnInnerMultipartThatHasNoEndWithTheOuterOne() {
        Mail mail = parse("""
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/mixed; boundary=inner

                --inner

                one
                --outer

                two
                --outer--
                """);
        assertThat(mail.text()).isEqualTo("one\ntwo\n");
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_MIME);
    }

    @Test
    void takesTheBoundaryFromTheBodyWhereTheHeaderHasNoneOrAnother() {
        for (String parameter : List.of("", "; boundary=other")) {
            Mail mail = parse("Content-Type: multipart/mixed" + parameter
                    + "\n\n---------\n--b\nContent-Type: text/plain\n\none\n--b\n\ntwo\n--b--\n");
            assertThat(mail.text()).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void readsAMultipartWithoutAnyBoundaryLineAsText() {
        Mail mail = parse("Content-Type: multipart/mixed; boundary=b\n\n-- one\n--two\n");
        assertThat(mail.text()).isEqualTo("-- one\n--two\n");
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_MIME);
    }

    @Test
    void tellsBoundariesApartOfWhichOneStartsWithTheOther() {
        Mail mail = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bb\none\n--b \t\n\ntwo\n--b--\n");
        assertThat(mail.text()).isEqualTo("--bb\none\ntwo\n");
    }

    @Test
    void readsAPartThatHasNoBlankLine() {
        Mail mail = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\nno header, no blank line\n--b--\n");
        assertThat(mail.text()).isEqualTo("no header, no blank line\n");
    }

    @Test
    void readsAMultipartThatIsEncodedAsAWhole() {
        // --b, blank, one, --b--
        Mail mail = parse("""
                Content-Type: multipart/mixed; boundary=b
                Content-Transfer-Encoding: base64

                LS1iCgpvbmUKLS1iLS0K
                """);
        assertThat(mail.text()).isEqualTo("one\n");
    }
}

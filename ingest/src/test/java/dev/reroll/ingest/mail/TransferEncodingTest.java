package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TransferEncodingTest {
    private String problem = "";

    private String decode(String encoding, String body) {
        byte[] octets = ("before" + body + "after").getBytes(StandardCharsets.ISO_8859_1);
        SharedOctets slice = new SharedOctets(octets, 6, octets.length - 5);
        TransferEncoding.Decoded decoded = TransferEncoding.decode(slice, encoding);
        problem = decoded.problem();
        SharedOctets out = decoded.octets();
        return new String(out.array, out.start, out.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsQuotedPrintable() {
        assertThat(decode("Quoted-Printable", "a=3Db=\nc=c3=A9  \nd=20\n=09e =\n f"))
                .isEqualTo("a=bc\u00c3\u00a9\nd \n\te  f");
        assertThat(problem).isEmpty();
    }

    @Test
    void keepsAnEncodedBlankAtTheEndOfALineOfEitherKind() {
        assertThat(decode("quoted-printable", "=20\r\n x \r\n-=20=\r\n\r\n")).isEqualTo(" \n x\n- \n");
    }

    @Test
    void keepsEqualsSignsThatEncodeNothing() {
        assertThat(decode("quoted-printable", "a = b =zz =4")).isEqualTo("a = b =zz =4");
        assertThat(problem).contains("3");
        assertThat(decode("quoted-printable", "end=")).isEqualTo("end");
        assertThat(problem).isEmpty();
    }

    @Test
    void readsBase64() {
        assertThat(decode("base64", "aGVs\r\nbG8g\n d29y\n\tbGQ= \n")).isEqualTo("hello world");
        assertThat(decode("BASE64 ", "aGk=")).isEqualTo("hi");
        assertThat(problem).isEmpty();
        assertThat(decode("base64", "")).isEmpty();
    }

    @Test
    void readsBase64ThatBreaksOff() {
        assertThat(decode("base64", "aGVsbG8gd29yb")).isEqualTo("hello wor");
        assertThat(problem).isNotEmpty();
    }

    @Test
    void leavesOutOctetsThatAreNotBase64() {
        assertThat(decode("base64", "aGVsbG8gd29ybGQgaGVsbG8g\0d29ybGQ=")).isEqualTo("hello world hello world");
        assertThat(problem).isNotEmpty();
    }

    @Test
    void readsPieceAfterPiece() {
        assertThat(decode("base64", "aGk=\naGk=\n")).isEqualTo("hihi");
        assertThat(decode("base64", "QQ==".repeat(300_000))).hasSize(300_000);
    }

    @Test
    void keepsTheFooterThatAListAppends() {
        assertThat(decode("base64", "aGVsbG8gd29ybGQK=\n\n____\nA list: http://x.example/\n"))
                .startsWith("hello world\n")
                .endsWith("____\nA list: http://x.example/\n");
        assertThat(problem).isNotEmpty();
    }

    @Test
    void takesProseDeclaredAsBase64AsItIs() {
        String prose = "This was never base64. Somebody declared it all the same, who knows why.\n";
        assertThat(decode("base64", prose)).isEqualTo(prose);
        assertThat(problem).isNotEmpty();
    }

    @Test
    void readsUuencode() {
        assertThat(decode("x-uuencode", "begin 644 f\n%:&5L;&\\ \n \nend\n")).isEqualTo("hello");
        assertThat(decode("x-uuencode", "no")).isEqualTo("no");
        assertThat(problem).isNotEmpty();
    }

    @Test
    void takesUnknownEncodingsAsNone() {
        assertThat(decode("8bit", "a=20")).isEqualTo("a=20");
        assertThat(decode("8-bit (really)", "a=20")).isEqualTo("a=20");
        assertThat(problem).isEmpty();
        assertThat(decode("rot13", "a=20")).isEqualTo("a=20");
        assertThat(problem).contains("rot13");
    }
}

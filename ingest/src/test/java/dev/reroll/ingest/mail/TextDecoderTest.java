package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextDecoderTest {

    private static TextDecoder.Decoded decode(String declared, byte... octets) {
        return TextDecoder.decode(new SharedOctets(octets), declared);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, café", "ISO8859-1, café", "windows-1252, a–b", "koi8-r, привет", "gb2312, 中文", "GBK, 中文",
                "big5, 中文",
        "iso-2022-jp, 日本", "shift_jis, 日本", "euc-kr, 한국", "ks_c_5601-1987, 한국", "utf-16, a中", "utf-16le, a中",
                "iso-8859-15, €"
    })
    void readsWhatIsDeclared(String charset, String text) {
        String java = charset.equals("ks_c_5601-1987") ? "x-windows-949" : charset;
        TextDecoder.Decoded decoded = decode(charset, text.getBytes(Charset.forName(java)));
        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.problem()).isEmpty();
    }

    @Test
    void readsUndeclaredTextAsUtf8OrElseWindows1252() {
        assertThat(decode("", utf8("grün")).problem()).isEmpty();
        assertThat(decode("", utf8("grün")).text()).isEqualTo("grün");
        TextDecoder.Decoded guess = decode("", (byte) 'a', (byte) 0x96, (byte) 0xfc);
        assertThat(guess.text()).isEqualTo("a–ü");
        assertThat(guess.problem()).contains("windows-1252");
        // 0x81 is no character of windows-1252
        assertThat(decode("", (byte) 0x81, (byte) 0xfc).text()).isEqualTo("\u0081ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "yes", "none", "foo bar", "utf-8\"", "ud", "=utf-8", "default_charset"})
    void readsTextInAnUnknownCharsetAsUtf8AndSaysSo(String charset) {
        TextDecoder.Decoded decoded = decode(charset, utf8("grün"));
        assertThat(decoded.text()).isEqualTo("grün");
        assertThat(decoded.problem()).contains(charset).contains("UTF-8");
    }

    @Test
    void knowsThatUnknownMeansUndeclared() {
        assertThat(decode("X-UNKNOWN", utf8("•")).problem()).isEmpty();
    }

    @Test
    void saysThatADeclarationIsWrong() {
        assertThat(decode("us-ascii", utf8("ü")).text()).isEqualTo("ü");
        assertThat(decode("us-ascii", utf8("ü")).problem()).contains("us-ascii");
        TextDecoder.Decoded latin = decode("utf-8", (byte) 'a', (byte) 0xfc);
        assertThat(latin.text()).isEqualTo("aü");
        assertThat(latin.problem()).contains("windows-1252");
        TextDecoder.Decoded japanese = decode("euc-jp", utf8("é東京"));
        assertThat(japanese.text()).isEqualTo("é東京");
        assertThat(japanese.problem()).contains("UTF-8");
    }

    @Test
    void keepsDamagedUtf8AsUtf8() {
        TextDecoder.Decoded decoded = decode("utf-8", new byte[] {(byte) 0xc3, (byte) 0xbc, (byte) 0xc3});
        assertThat(decoded.text()).isEqualTo("ü\ufffd");
        assertThat(decoded.problem()).isNotEmpty();
    }

    @Test
    void letsAReplacementCharacterThatIsInTheTextPass() {
        assertThat(decode("utf-8", utf8("\ufffd")).problem()).isEmpty();
    }

    @Test
    void doesNotLookForACharsetWithAnEndlessName() {
        assertThat(decode("x".repeat(1_000_000), utf8("ü")).text()).isEqualTo("ü");
    }
}

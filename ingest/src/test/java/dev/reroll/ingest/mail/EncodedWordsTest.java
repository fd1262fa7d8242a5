package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a header says once its encoded words are read: the examples of RFC 2047, section 8, then what lists hold. */
final class EncodedWordsTest {
    private final Flaws flaws = new Flaws();

    private String decode(String octets) {
        return EncodedWords.decode(octets, flaws);
    }

    private String decodeUtf8(String text) {
        return decode(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(=?ISO-8859-1?Q?a?=) | (a)",
                "(=?ISO-8859-1?Q?a?= b) | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=) | (ab)",
                "(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=) | (ab)",
                "(=?ISO-8859-1?Q?a_b?=) | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=) | (a b)",
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?="
                        + " | If you can read this you understand the example.",
            })
    void readsTheExamplesOfRfc2047(String octets, String text) {
        assertThat(decode(octets)).isEqualTo(text);
    }

    @Test
    void joinsACharacterThatWasSplitOverTwoWords() {
        // U+00FC is C3 BC
        assertThat(decode("=?UTF-8?Q?gr=C3?= =?UTF-8?Q?=BCn?=")).isEqualTo("grün");
        assertThat(decode("=?utf-8?B?5Lit5pY=?= =?UTF-8?B?h+Wtlw==?=")).isEqualTo("中文字");
        assertThat(flaws.all()).isEmpty();
    }

    @Test
    void readsWordsThatTouch() {
        assertThat(decode("=?utf-8?q?one?==?utf-8?q?_two?=")).isEqualTo("one two");
        assertThat(decode("[PATCH]=?utf-8?q?x?=y")).isEqualTo("[PATCH]xy");
    }

    @Test
    void readsLowerCaseNamesAndHex() {
        assertThat(decode("=?utf-8?b?w6k=?= =?iso-8859-1?q?=e9?=")).isEqualTo("éé");
    }

    @Test
    void readsAWordWithBlanksInIt() {
        assertThat(decode("=?utf-8?Q?fix the caf=C3=A9?= now")).isEqualTo("fix the café now");
    }

    @Test
    void readsAWordWithoutItsEndUpToTheNextBlank() {
        assertThat(decode("=?utf-8?q?caf=C3=A9 au lait")).isEqualTo("café au lait");
        assertThat(decode("=?utf-8?q?caf=C3=A9 =?utf-8?q?au?= lait")).isEqualTo("caféau lait");
    }

    @Test
    void readsARawQuestionMarkBeforeAnEncodedOctet() {
        assertThat(decode("=?utf-8?Q?really?=E2=80=A6?=")).isEqualTo("really?…");
    }

    @Test
    void leavesOutTheLanguage() {
        assertThat(decode("=?utf-8*de?Q?gr=C3=BCn?=")).isEqualTo("grün");
    }

    @Test
    void leavesWhatIsNoWord() {
        assertThat(decode("a =?= b =?x?= =?utf-8?z?abc?= ?=")).isEqualTo("a =?= b =?x?= =?utf-8?z?abc?= ?=");
        assertThat(decode("=?utf-8?b?not <base64>?=")).isEqualTo("=?utf-8?b?not <base64>?=");
    }

    @Test
    void readsOctetsOver127AsUtf8OrWindows1252() {
        assertThat(decodeUtf8("Grüße aus 東京")).isEqualTo("Grüße aus 東京");
        assertThat(decode("Gr\u00fc\u00dfe \u0096 na ja")).isEqualTo("Grüße – na ja");
    }

    @Test
    void readsRawOctetsBesideWords() {
        assertThat(decodeUtf8("é =?utf-8?q?=C3=A9?= é")).isEqualTo("é é é");
    }

    @Test
    void saysThatACharsetIsUnknown() {
        assertThat(decode("=?y?q?=C3=A9?=")).isEqualTo("é");
        assertThat(flaws.all()).extracting(Flaw::kind).containsExactly(Flaw.Kind.BAD_CHARSET);
    }

    @Test
    void keepsControlCharactersOut() {
        assertThat(decode("=?utf-8?q?one=0D=0ABcc:_two=00?=")).isEqualTo("one  Bcc: two");
    }

    @Test
    void readsIso2022JpAndGbk() {
        assertThat(decode("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=")).isEqualTo("日本");
        assertThat(decode("=?gb2312?B?1tDOxA==?=")).isEqualTo("中文");
    }

    @Test
    void takesTimeInProportionToTheLength() {
        String half = "=?utf-8?q?x =?utf-8?b?".repeat(40_000);
        assertThat(decode(half)).isNotEmpty();
        assertThat(decode("=?".repeat(400_000))).hasSize(800_000);
    }
}

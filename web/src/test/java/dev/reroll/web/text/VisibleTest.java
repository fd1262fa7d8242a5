package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        Visible.escape(out, text);
        return out.toString();
    }

    @Test
    void markup_becomes_text() {
        assertThat(escaped("<script>\"a\" & 'b'</script>"))
                .isEqualTo("&lt;script&gt;&#34;a&#34; &amp; &#39;b&#39;&lt;/script&gt;");
    }

    @Test
    void a_bidirectional_override_is_shown_as_its_code_point() {
        assertThat(escaped("a\u202eb")).isEqualTo("a<span class=\"cp\">U+202E</span>b");
    }

    // bidi controls and marks, isolates, zero-width characters, soft hyphen, BOM, terminal escape, C1, NUL,
    // line separator, Hangul filler, a tag character, half a surrogate pair
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202a",
                "\u202d",
                "\u2066",
                "\u2069",
                "\u200e",
                "\u200f",
                "\u061c",
                "\u200b",
                "\u200d",
                "\u2060",
                "\u00ad",
                "\ufeff",
                "\u001b",
                "\u009b",
                "\u0000",
                "\u007f",
                "\r",
                "\u2028",
                "\u3164",
                "\udb40\udc41",
                "\ud800"
            })
    void what_cannot_be_seen_is_never_put_into_the_page_itself(String hidden) {
        assertThat(escaped("x" + hidden + "y")).doesNotContain(hidden).contains("U+");
        assertThat(Visible.plain("x" + hidden + "y")).doesNotContain(hidden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Łukasz", "日本語", "مرحبا", "e\u0301", "\ud83d\ude00", "tab\there", "two\nlines", "\u00a0"})
    void what_can_be_seen_stays_as_it_is(String text) {
        assertThat(escaped(text)).isEqualTo(text);
    }

    @Test
    void a_title_is_one_line_and_names_what_it_hides() {
        assertThat(Visible.plain("one\ntwo\u200bthree")).isEqualTo("one two[U+200B]three");
    }
}

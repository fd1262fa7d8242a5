package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineWriterTest {

    private static final Map<String, String> ARCHIVE = Map.of("known@example.org", "/bpf/known@example.org/");

    private static Element shown(String line) {
        StringBuilder html = new StringBuilder();
        new LineWriter(new StringBuilder())
                .linked(line)
                .done()
                .appendTo(html, id -> ARCHIVE.getOrDefault(id, ""), List.of());
        return Jsoup.parseBodyFragment(html.toString()).body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    see https://example.org/a.                  | https://example.org/a
                    (https://example.org/a)                     | https://example.org/a
                    https://en.wikipedia.org/wiki/Lock_(cs), so | https://en.wikipedia.org/wiki/Lock_(cs)
                    <https://example.org/a?b=c&d>               | https://example.org/a?b=c&d
                    [1]: http://example.org/x#y                 | http://example.org/x#y
                    "https://example.org/q"                     | https://example.org/q
                    """)
    void a_url_ends_where_the_sentence_goes_on(String line, String url) {
        assertThat(shown(line).select("a").eachAttr("href")).containsExactly(url);
        assertThat(shown(line).text()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "xhttps://example.org/",
                "https://",
                "ftp://example.org/",
                "mailto:a@example.org"
            })
    void only_http_urls_become_links(String line) {
        assertThat(shown(line).select("a")).isEmpty();
        assertThat(shown(line).text()).isEqualTo(line);
    }

    @Test
    void a_url_cannot_break_out_of_its_attribute() {
        Element body = shown("https://example.org/'onmouseover='alert(1)//\"><script>x</script>");
        assertThat(body.select("script, [onmouseover]")).isEmpty();
        assertThat(body.select("a")).hasSize(1);
    }

    @Test
    void a_url_stops_before_a_character_that_hides() {
        assertThat(shown("https://example.org/\u202egnp.exe").select("a").attr("href"))
                .isEqualTo("https://example.org/");
    }

    @Test
    void links_outside_pass_on_no_trust() {
        assertThat(shown("https://example.org/").select("a").attr("rel")).isEqualTo("nofollow noopener");
    }

    @Test
    void a_lore_link_leads_inside_where_we_have_the_mail() {
        assertThat(shown("https://lore.kernel.org/all/known@example.org/")
                        .select("a")
                        .attr("href"))
                .isEqualTo("/bpf/known@example.org/");
    }

    @Test
    void a_lore_link_leads_to_lore_where_we_have_not() {
        assertThat(shown("https://lore.kernel.org/all/other@example.org/")
                        .select("a")
                        .attr("href"))
                .isEqualTo("https://lore.kernel.org/all/other@example.org/");
    }

    @Test
    void a_message_id_in_brackets_is_a_link_only_where_we_have_the_mail() {
        Element body = shown("in <known@example.org> and <other@example.org>, <hknown@example.org>");
        assertThat(body.select("a").eachAttr("href")).containsExactly("/bpf/known@example.org/");
        assertThat(body.text()).isEqualTo("in <known@example.org> and <other@example.org>, <hknown@example.org>");
    }

    @Test
    void a_line_of_brackets_takes_linear_time() {
        // two million characters: quadratic work would take hours
        assertThat(shown("<a@".repeat(200_000) + "<http://".repeat(200_000)).text())
                .hasSize(200_000 * 3 + 200_000 * 8);
    }
}

package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.Hunk;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HunkHtmlTest {

    private static final Hunk LONG = new Hunk(
            1,
            100,
            1,
            100,
            "int main(void)",
            IntStream.rangeClosed(1, 100).mapToObj(i -> " <" + i + ">").toList());

    private static Element shown(Hunk hunk, int first, int last) {
        return Jsoup.parseBodyFragment(
                        "<pre>" + HunkHtml.of("notes.txt", hunk, first, last).html() + "</pre>")
                .body();
    }

    @Test
    void the_lines_that_are_meant_stand_among_ten_before_and_after() {
        List<String> lines = shown(LONG, 50, 51).select("span").eachText();
        assertThat(lines)
                .startsWith("@@ -1,100 +1,100 @@ int main(void)", "…", "<40>")
                .endsWith("<61>", "…");
        assertThat(shown(LONG, 50, 51).select(".meant").eachText()).containsExactly("<50>", "<51>");
    }

    @Test
    void at_the_edge_of_a_hunk_nothing_is_said_to_be_left_out() {
        assertThat(shown(LONG, 1, 1).select("span").eachText())
                .doesNotHaveDuplicates()
                .contains("<1>")
                .endsWith("…");
        assertThat(shown(LONG, 100, 100).select("span").eachText()).endsWith("<100>");
    }

    @Test
    void of_a_remark_on_a_whole_new_file_not_the_whole_file_is_shown() {
        assertThat(shown(LONG, 1, 100).select("span").size()).isLessThan(80);
    }

    @Test
    void a_hunk_is_named_alike_where_its_mail_is_shown_and_where_it_is_linked() {
        String patch = "diff --git a/f.c b/f.c\n--- a/f.c\n+++ b/f.c\n@@ -1 +1 @@\n-a\n+b\n@@ -9 +9 @@\n-c\n+d\n";
        StringBuilder html = new StringBuilder();
        BodyHtml.of(BodyParser.parse(patch + patch), "a@b").appendTo(html, id -> "", List.of());
        List<String> ids =
                Jsoup.parseBodyFragment(html.toString()).select("[id]").eachAttr("id");
        assertThat(ids).containsExactly(HunkHtml.anchor("a@b", "f.c", 1), HunkHtml.anchor("a@b", "f.c", 2));
    }
}

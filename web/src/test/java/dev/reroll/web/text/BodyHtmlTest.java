package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.BodyParser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BodyHtmlTest {

    private static final String PATCH = """
            diff --git a/kernel/fork.c b/kernel/fork.c
            index 18bdc87..b3b79e2 100644
            --- a/kernel/fork.c
            +++ b/kernel/fork.c
            @@ -448,6 +448,8 @@ static bool vma_lock_alloc(struct vm_area_struct *vma)
             	return true;
            -	a < b && c;
            +	if (a > "b")
            +		return <script>;
             }
            """;

    private static Element shown(String text) {
        StringBuilder html = new StringBuilder();
        BodyHtml.of(BodyParser.parse(text), "").appendTo(html, id -> "", List.of());
        return Jsoup.parseBodyFragment(html.toString()).body();
    }

    private static String lines(String format, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> format.formatted(i))
                .collect(Collectors.joining());
    }

    @Test
    void a_short_quote_stays_open() {
        assertThat(shown(lines("> line %d\n", 8) + "\nanswer\n").select("details"))
                .isEmpty();
    }

    @Test
    void of_a_long_quote_the_lines_before_the_answer_stay_open() {
        Element body = shown(lines("> line %d\n", 30) + "\nanswer\n");
        assertThat(body.select("details summary").text()).isEqualTo("25 quoted lines");
        assertThat(body.select("details blockquote").text())
                .startsWith("line 1 ")
                .endsWith("line 25");
        assertThat(body.select("body > blockquote").text()).isEqualTo("line 26 line 27 line 28 line 29 line 30");
    }

    @Test
    void of_quoted_prose_only_the_paragraph_before_the_answer_stays_open() {
        Element body = shown(lines("> line %d\n", 12) + ">\n> a question?\n\nanswer\n");
        assertThat(body.select("details summary").text()).isEqualTo("13 quoted lines");
        assertThat(body.select("body > blockquote").text()).isEqualTo("a question?");
    }

    @Test
    void of_a_quoted_patch_the_last_lines_stay_open_across_blank_ones() {
        Element body = shown(lines("> +\tline(%d);\n", 12) + ">\n> +\tlast();\n\nanswer\n");
        assertThat(body.select("body > blockquote .add"))
                .extracting(Element::text)
                .containsExactly("+\tline(9);", "+\tline(10);", "+\tline(11);", "+\tline(12);", "+\tlast();");
    }

    @Test
    void quotes_with_only_blank_lines_between_are_folded_as_one() {
        Element body = shown(lines("> line %d\n", 12) + "\n" + lines("> more %d\n", 7) + "\nanswer\n");
        assertThat(body.select("details")).hasSize(1);
        assertThat(body.select("body > blockquote").text()).isEqualTo("more 3 more 4 more 5 more 6 more 7");
    }

    private static Element beside(String text, MailText.Aside... asides) {
        StringBuilder html = new StringBuilder();
        BodyHtml.of(BodyParser.parse(text), "").appendTo(html, id -> "", List.of(asides));
        return Jsoup.parseBodyFragment(html.toString()).body();
    }

    private static MailText.Aside aside(String name, String... quoted) {
        return new MailText.Aside(List.of(quoted), new Markup("<i id=" + name + "></i>"));
    }

    @Test
    void what_is_beside_a_remark_stands_between_the_lines_that_it_answers_and_its_words() {
        Element body = beside(
                "> a\n> }\n\nfirst, see <x@y> there\n\n> b\n> }\n\nsecond\n",
                aside("one", "a", "}"),
                aside("two", "b", "}"));
        assertThat(body.children().eachText()).containsExactly("a }", "first, see <x@y> there", "b }", "second");
        assertThat(body.children().indexOf(body.expectFirst("#one"))).isEqualTo(1);
        assertThat(body.children().indexOf(body.expectFirst("#two"))).isEqualTo(4);
    }

    @Test
    void a_remark_on_the_second_of_two_like_quotes_is_told_by_the_lines_above() {
        Element body = beside("> a\n> }\n\nfirst\n\n> b\n> }\n\nsecond\n", aside("two", "b", "}"));
        assertThat(body.children().indexOf(body.expectFirst("#two"))).isEqualTo(3);
    }

    @Test
    void what_is_beside_a_remark_whose_lines_are_not_found_stands_at_the_end() {
        Element body = beside("> a\n\nfirst\n", aside("lost", "nowhere"), aside("one", "a"));
        assertThat(body.select("i").eachAttr("id")).containsExactly("one", "lost");
        assertThat(body.children().eachAttr("id")).endsWith("lost");
    }

    @Test
    void a_long_quote_that_nobody_answers_is_folded_whole() {
        Element body = shown("answer on top\n\n" + lines("> line %d\n", 30));
        assertThat(body.select("details summary").text()).isEqualTo("30 quoted lines");
        assertThat(body.select("body > blockquote")).isEmpty();
    }

    @Test
    void levels_of_quotes_are_nested() {
        Element body = shown("> > inner\n> outer\nanswer\n");
        assertThat(body.select("body > blockquote > blockquote").text()).isEqualTo("inner");
        assertThat(body.select("body > blockquote > p").text()).isEqualTo("outer");
    }

    @Test
    void a_hundred_levels_of_quotes_do_not_make_a_hundred_elements() {
        assertThat(shown(">".repeat(100) + " deep\n").select("blockquote")).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void a_patch_can_be_copied_from_the_page_as_it_was_sent() {
        assertThat(shown("Fix it.\n---\n" + PATCH).expectFirst(".diff pre").wholeText())
                .isEqualTo(PATCH);
    }

    @Test
    void added_and_removed_lines_keep_their_marks_and_are_told_apart() {
        Element body = shown(PATCH);
        assertThat(body.select(".add"))
                .extracting(Element::wholeText)
                .containsExactly("+\tif (a > \"b\")", "+\t\treturn <script>;");
        assertThat(body.select(".del")).extracting(Element::wholeText).containsExactly("-\ta < b && c;");
        assertThat(body.select("script")).isEmpty();
        assertThat(body.select(".diff summary").text()).isEqualTo("kernel/fork.c +2 −1");
    }

    @Test
    void a_quoted_piece_of_a_patch_is_coloured_even_without_its_hunk_heading() {
        Element body = shown("> +\tif (!vma)\n> +\t\tgoto bail;\n>  \n> -\tmmap_read_lock(mm);\n\nWhy?\n");
        assertThat(body.select(".add")).hasSize(2);
        assertThat(body.select(".del")).hasSize(1);
    }

    @Test
    void a_quoted_list_of_points_is_no_patch() {
        Element body = shown("> - first point\n> - second point\n> some prose about both of them\n\nYes.\n");
        assertThat(body.select(".add, .del")).isEmpty();
    }

    @Test
    void a_table_keeps_its_lines_and_prose_may_flow() {
        String prose =
                "This paragraph of running text is long enough to wrap\nat the width that its writer used for it.\n";
        Element body =
                shown(prose + "\nuprobe-nop     ( 1 cpus):    3.417 M/s\nuprobe-nop     ( 2 cpus):    5.724 M/s\n");
        assertThat(body.select("p.flow").text()).startsWith("This paragraph");
        assertThat(body.expectFirst("pre.art").wholeText()).contains("):    5.724 M/s");
    }

    @Test
    void trailers_do_not_flow_into_each_other() {
        String trailers = """
                Reviewed-by: A Very Long Name Indeed <a.very.long.name@example.org>
                Acked-by: Another Quite Long Name <another.quite.long@example.org>
                Signed-off-by: Somebody Else Altogether <somebody@example.org>
                """;
        assertThat(shown(trailers).select("p.flow")).isEmpty();
    }

    @Test
    void markup_in_every_kind_of_block_stays_text() {
        String evil = "<img src=x onerror=alert(1)>";
        Element body =
                shown(evil + "\n> " + evil + "\nok\n" + PATCH.replace("return true", evil) + "-- \n" + evil + "\n");
        assertThat(body.select("img, script, [onerror]")).isEmpty();
        assertThat(body.text().split("onerror", -1)).hasSize(5);
    }
}

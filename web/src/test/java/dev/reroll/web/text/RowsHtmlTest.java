package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.rangediff.PatchDiff;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.ingest.patch.BodyParser;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class RowsHtmlTest {

    private static PatchDiff.Section between(String before, String after) {
        return PatchDiff.of(patch(before), patch(after)).sections().getLast();
    }

    private static PatchText patch(String lines) {
        int count = (int) lines.lines().count();
        String diff = "diff --git a/f.c b/f.c\n--- a/f.c\n+++ b/f.c\n@@ -0,0 +1," + count + " @@\n" + lines;
        return new PatchText(
                "A <a@example.org>", "t", "t", BodyParser.parse(diff).files(), "1234567");
    }

    private static Element table(PatchDiff.Section section, int most) {
        return Jsoup.parse(
                "<table>" + RowsHtml.sideBySide(section, true, most).html().html() + "</table>");
    }

    @Test
    void a_line_of_other_indentation_is_said_to_be_so() {
        Element table = table(between("+a();\n+if (x)\n+b();\n", "+a();\n+if (x)\n+\tb();\n"), 100);
        assertThat(table.select("tr.reindented .new .fate").text()).isEqualTo("re-indented");
    }

    @Test
    void a_moved_block_is_told_from_new_lines() {
        String block = "+\tone_long_call(first);\n+\tanother_long_call(second);\n+\tthird_long_call(third);\n";
        String rest = "+a0();\n+a1();\n+a2();\n+a3();\n+a4();\n+a5();\n+a6();\n+a7();\n";
        Element table = table(between(block + rest, rest + block), 100);
        assertThat(table.select("tr.removed.moved, tr.added.moved")).isNotEmpty();
        assertThat(table.select("tr.moved .fate").eachText()).anyMatch(word -> word.startsWith("moved"));
    }

    @Test
    void every_line_of_a_unified_block_keeps_both_signs() {
        PatchDiff.Section section = between("+old();\n", "+fresh();\n");
        String text = Jsoup.parse(
                        "<pre>" + RowsHtml.unified(section, 100).html().html() + "</pre>")
                .wholeText();
        assertThat(text.lines().toList()).containsSubsequence(List.of("-+old();", "++fresh();"));
    }

    @Test
    void rows_beyond_the_bound_are_left_out_and_that_is_known() {
        PatchDiff.Section section = between("+x();\n", "+f1();\n+f2();\n+f3();\n+f4();\n+f5();\n");
        assertThat(RowsHtml.sideBySide(section, true, 3).cut()).isTrue();
        assertThat(table(section, 3).select("tr")).hasSize(3);
        assertThat(RowsHtml.unified(section, 100).cut()).isFalse();
    }
}

package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlTextTest {

    @Test
    void readsBlocksAsLinesAndParagraphsWithALineBetween() {
        assertThat(HtmlText.of("<html><head><title>t</title><style>x{}</style></head><body><div>Hi  <b>Ann</b>,</div>"
                        + "<p>one<br>two</p><p>three</p></body></html>"))
                .isEqualTo("Hi Ann,\n\none\ntwo\n\nthree\n\n");
    }

    @Test
    void keepsPreformattedTextAsItStands() {
        assertThat(HtmlText.of("<pre>+\tif (a &lt; b)\n \n-\t  x;</pre>")).isEqualTo("+\tif (a < b)\n \n-\t  x;\n");
    }

    @Test
    void marksQuotes() {
        assertThat(HtmlText.of("<div>yes</div><blockquote><div>no?<blockquote>why?</blockquote></div></blockquote>"))
                .isEqualTo("yes\n> no?\n> > why?\n");
    }

    @Test
    void showsNoScriptAndNoMarkup() {
        assertThat(HtmlText.of("<script>alert(1)</script><p onclick=x>a<img src=x onerror=y></p><!-- c -->"))
                .isEqualTo("a\n\n");
    }

    @Test
    void readsTagsNestedWithoutEnd() {
        assertThat(HtmlText.of("<div>".repeat(100_000) + "deep")).isEqualTo("deep\n");
        assertThat(HtmlText.of("<blockquote>".repeat(50_000) + "deep")).endsWith("> deep\n");
        assertThat(HtmlText.of("<b><i><p>".repeat(20_000) + "x")).contains("x");
    }

    @Test
    void readsTheStartOfWhatIsTooLong() {
        assertThat(HtmlText.of("a ".repeat(HtmlText.LONGEST))).hasSizeLessThanOrEqualTo(HtmlText.LONGEST);
    }
}

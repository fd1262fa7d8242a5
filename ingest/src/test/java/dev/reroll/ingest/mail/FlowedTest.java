package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 3676: a blank at the end of a line means that the line goes on. */
final class FlowedTest {

    @Test
    void joinsLinesThatEndInABlank() {
        assertThat(Flowed.unfold("one \ntwo \nthree\nfour\n", false)).isEqualTo("one two three\nfour\n");
    }

    @Test
    void takesTheBlankAwayWithDelSp() {
        assertThat(Flowed.unfold("one \ntwo\n", true)).isEqualTo("onetwo\n");
        assertThat(Flowed.unfold("one  \ntwo\n", true)).isEqualTo("one two\n");
    }

    @Test
    void takesStuffingAway() {
        assertThat(Flowed.unfold(" From me\n >not a quote\n  two\n", false)).isEqualTo("From me\n>not a quote\n two\n");
    }

    @Test
    void givesAPatchItsBlanksBack() {
        assertThat(Flowed.unfold("@@ -1,3 +1,3 @@\n  int a;\n-\told \nline\n+new\n  \n", false))
                .isEqualTo("@@ -1,3 +1,3 @@\n int a;\n-\told line\n+new\n \n");
    }

    @Test
    void keepsTheSignatureMark() {
        assertThat(Flowed.unfold("bye \n-- \nAnn \nLee\n", false)).isEqualTo("bye \n-- \nAnn Lee\n");
        assertThat(Flowed.unfold("> bye\n> -- \n> Ann\n", false)).isEqualTo("> bye\n> -- \n> Ann\n");
    }

    @Test
    void joinsQuotedLinesOfOneDepthOnly() {
        assertThat(Flowed.unfold("> one \n> two\n>> three \n> four\nmine\n", false))
                .isEqualTo("> one two\n>> three \n> four\nmine\n");
        assertThat(Flowed.unfold("> > one \n> > two\n", false)).isEqualTo("> > one two\n");
    }

    @Test
    void endsTheLastLine() {
        assertThat(Flowed.unfold("one \n", false)).isEqualTo("one \n");
        assertThat(Flowed.unfold("", false)).isEmpty();
    }
}

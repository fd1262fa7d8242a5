package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails and threads made to hurt: they are read, and soon. */
class ReviewBoundsTest {

    @Test
    void aMailOfTenThousandPassagesIsRead() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++)
            text.append("> +\t\tstate = 0;\nWhy ").append(i).append("?\n");
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", text.toString()).points();
        assertThat(points).hasSize(2000);
    }

    @Test
    void quotesAThousandDeepAreRead() {
        StringBuilder text = new StringBuilder();
        for (int depth = 3000; depth > 0; depth--) {
            text.append(">".repeat(Math.min(depth, 3000)))
                    .append(" words of level ")
                    .append(depth)
                    .append('\n');
        }
        text.append("\nWhat is this?\n");
        assertThat(new MadeUpThread().reply("r@y", "Bo", "p@x", text.toString()).points())
                .hasSize(1);
    }

    @Test
    void aMailThatAnswersAndQuotesItselfIsReadOnce() {
        List<Discussed> points = new MadeUpThread()
                .put("r@y", "Bo", "Re: [PATCH] lamp", List.of("r@y", "p@x"), "> Why?\n\nWhy?\n")
                .points();
        assertThat(points).hasSize(1);
    }

    @Test
    void mailsThatAnswerEachOtherComeToAnEnd() {
        List<Discussed> points = new MadeUpThread()
                .put("r@y", "Bo", "Re: [PATCH] lamp", List.of("s@z", "p@x"), "Why?\n")
                .put("s@z", "Cy", "Re: [PATCH] lamp", List.of("r@y", "p@x"), "> Why?\n\nWhy not?\n")
                .points();
        assertThat(points).isEmpty();
    }

    @Test
    void aThreadOfTwentyThousandMailsInOneChainIsRead() {
        MadeUpThread talk = new MadeUpThread().reply("m0@x", "Bo", "p@x", "> +\t\tstate = 0;\n\nWhy?\n");
        for (int i = 1; i < 20_000; i++) {
            String who = i % 2 == 0 ? "Bo" : "Cy";
            talk.reply("m" + i + "@x", who, "m" + (i - 1) + "@x", "> Why " + (i - 1) + "?\n\nWhy " + i + "?\n");
        }
        List<Discussed> points = talk.points();
        assertThat(points).hasSize(1);
        assertThat(points.getFirst().hashCode()).isEqualTo(points.getFirst().hashCode());
    }
}

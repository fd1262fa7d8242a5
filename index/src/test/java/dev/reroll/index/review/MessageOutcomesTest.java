package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.patch;
import static dev.reroll.index.review.MadeUpThread.remark;
import static dev.reroll.index.review.TwoRevisions.FILE;
import static dev.reroll.index.review.TwoRevisions.OLD;
import static dev.reroll.index.review.TwoRevisions.OTHER;
import static dev.reroll.index.review.TwoRevisions.TITLE;
import static dev.reroll.index.review.TwoRevisions.is;
import static dev.reroll.index.review.TwoRevisions.next;
import static dev.reroll.index.review.TwoRevisions.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Traced;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up series of two revisions: what became of a remark on the commit message, the title or the cover letter. */
class MessageOutcomesTest {

    // commit messages and cover letters

    private static MadeUpThread onMessage(String before, String words, String after) {
        return MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + TITLE, List.of(), patch(before, FILE, OLD))
                .reply("r@y", "Bo", "a@x", remark(words, before.split("\n")))
                .put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), patch(after, FILE, OLD));
    }

    @Test
    void wordsOfTheMessageThatDifferAreChanged() {
        Outcome next = next(onMessage(
                "It is left on when the door closes.", "Please say why.", "It costs power when the door closes."));
        is(next, Fate.CHANGED, Certainty.CERTAIN);
    }

    @Test
    void whatStandsBelowTheMessageIsWrittenAnewEachTime() {
        Outcome next = next(
                onMessage("It is left on.\n---\nv1: first", "Did you measure this?", "It is left on.\n---\nv2: 2nd"));
        is(next, Fate.CHANGED, Certainty.UNSURE);
    }

    private static MadeUpThread titled(String before, String after) {
        return MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + before, List.of(), patch("It is left on.", FILE, OLD))
                .reply("r@y", "Bo", "a@x", remark("The prefix is lamp.", before))
                .put("b@x", "Ada", "[PATCH v2] " + after, List.of(), patch("It is left on.", FILE, OLD));
    }

    @Test
    void aTitleThatDiffersIsChanged() {
        is(next(titled("door: turn off the lamps", "lamp: turn off the lamps")), Fate.CHANGED, Certainty.CERTAIN);
    }

    @Test
    void aTitleThatStandsIsNot() {
        is(next(titled("door: turn off the lamps", "door: turn off the lamps")), Fate.UNANSWERED, Certainty.CERTAIN);
    }

    @Test
    void aParagraphThatIsOnlyWrappedAnewStands() {
        Outcome next = next(onMessage(
                "It is left on when\nthe door closes.", "Please say why.", "It is left on when the door\ncloses."));
        assertThat(next.fate()).isEqualTo(Fate.UNANSWERED);
    }

    @Test
    void tagsThatTheMessageTakesUpAreNoAnswer() {
        Outcome next = next(onMessage(
                "It is left on.",
                "I was surprised to see this so late, please say why.",
                "It is left on.\n\nReviewed-by: Bo Stone <bo@y.org>"));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
    }

    @Test
    void aCommonWordThatIsNewInTheMessageIsNoCertainSign() {
        String before = "It is left on when the door closes, which costs power and makes the neighbours wonder"
                + " whether somebody is at home at night, at noon, in the morning and on all the days between.";
        Outcome common =
                next(onMessage(before, "What has its \"length\" to do with it?", before + "\nIts length is known."));
        assertThat(common.certainty()).as("%s", common).isNotEqualTo(Certainty.CERTAIN);
        Outcome name = next(onMessage(before, "What of lamp_on()?", before + "\nWhat lamp_on() does stays."));
        is(name, Fate.CHANGED, Certainty.CERTAIN);
    }

    @Test
    void aCoverLetterThatTheNextRevisionHasNotTellsNothing() {
        MadeUpThread talk = pair().reply("s@z", "Cy", "a0@x", remark("Please say more.", "Two patches."))
                .put("b@x", "Ada", "[PATCH v2 1/2] " + TITLE, List.of(), patch("It is left on.", FILE, OLD))
                .put("b2@x", "Ada", "[PATCH v2 2/2] door: tell the lamp", List.of("b@x"), OTHER);
        List<Traced> points = talk.trail("a@x").points();
        Traced cover = points.stream()
                .filter(t -> t.point().mail().equals("s@z"))
                .findFirst()
                .orElseThrow();
        is(cover.next(), Fate.UNKNOWN, Certainty.UNSURE);
    }
}

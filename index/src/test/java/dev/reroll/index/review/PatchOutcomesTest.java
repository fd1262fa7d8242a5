package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.patch;
import static dev.reroll.index.review.TwoRevisions.FILE;
import static dev.reroll.index.review.TwoRevisions.OLD;
import static dev.reroll.index.review.TwoRevisions.OTHER;
import static dev.reroll.index.review.TwoRevisions.TITLE;
import static dev.reroll.index.review.TwoRevisions.asked;
import static dev.reroll.index.review.TwoRevisions.is;
import static dev.reroll.index.review.TwoRevisions.next;
import static dev.reroll.index.review.TwoRevisions.pair;
import static dev.reroll.index.review.TwoRevisions.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up series of two revisions: what became of a remark whose patch was dropped, replaced, split or joined by others. */
class PatchOutcomesTest {

    // where the patch went

    @Test
    void aPatchThatIsNotInTheNextRevisionIsDropped() {
        MadeUpThread talk = pair().put("b0@x", "Ada", "[PATCH v2 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] door: tell the lamp", List.of("b0@x"), OTHER)
                .put(
                        "b2@x",
                        "Ada",
                        "[PATCH v2 2/2] window: count the panes",
                        List.of("b0@x"),
                        patch(
                                "Count them.",
                                "house/window.c",
                                " \tint panes;",
                                "+\tpanes = window_panes(window);",
                                " \treturn panes;"));
        is(next(talk), Fate.PATCH_DROPPED, Certainty.CERTAIN);
    }

    @Test
    void aPatchUnderANewTitleIsNot() {
        MadeUpThread talk = pair().put("b0@x", "Ada", "[PATCH v2 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] door: tell the lamp", List.of("b0@x"), OTHER)
                .put(
                        "b2@x",
                        "Ada",
                        "[PATCH v2 2/2] house: save power",
                        List.of("b0@x"),
                        patch("It is left on.", FILE, with(4, "+\tstate = smp_load_acquire(&lamp->on);")));
        is(next(talk), Fate.CHANGED, Certainty.CERTAIN);
        assertThat(next(talk).mails()).contains("b2@x");
    }

    private static MadeUpThread otherwise(String author) {
        String text = patch(
                "By the door.",
                FILE,
                " static void lamp_close(struct lamp *lamp)",
                " {",
                "+\tstruct house *house = house_of(lamp);",
                "+",
                "+\tguard(house)(house);",
                "+\tfor_each_lamp(house, lamp) {",
                "+\t\tlamp_report_state(lamp, LAMP_IS_OFF);",
                "+\t\tlamp_unplug(lamp);",
                "+\t}",
                "+\twake_up_the_house(house);",
                "+\thouse_count_power(house);",
                " }");
        return pair().put("b0@x", "Ada", "[PATCH v2 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] house: close all of it at once", List.of("b0@x"), author + text)
                .put("b2@x", "Ada", "[PATCH v2 2/2] door: tell the lamp", List.of("b0@x"), OTHER);
    }

    @Test
    void thePatchThatStandsInItsPlaceAndWorksOnTheSameIsFollowed() {
        Outcome next = next(otherwise(""));
        is(next, Fate.CHANGED, Certainty.LIKELY);
        assertThat(next.reason()).contains("In the place of the patch stands \"house: close all of it at once\".");
        assertThat(next.mails()).contains("b1@x");
    }

    @Test
    void somebodyElsesPatchInItsPlaceIsAnotherWay() {
        Outcome next = next(otherwise("From: Cy Reed <cy@z.org>\n\n"));
        is(next, Fate.PATCH_DROPPED, Certainty.LIKELY);
        assertThat(next.reason()).contains("is new, and touches its files");
    }

    @Test
    void aPatchThatComesBackIsNotDroppedForCertain() {
        MadeUpThread talk = pair().put("b@x", "Ada", "[PATCH v2] door: tell the lamp", List.of(), OTHER)
                .put("c0@x", "Ada", "[PATCH v3 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("c1@x", "Ada", "[PATCH v3 1/2] " + TITLE, List.of("c0@x"), patch("It is left on.", FILE, OLD))
                .put("c2@x", "Ada", "[PATCH v3 2/2] door: tell the lamp", List.of("c0@x"), OTHER);
        is(next(talk), Fate.PATCH_DROPPED, Certainty.LIKELY);
    }

    @Test
    void aPatchThatTheArchiveLacksIsNotSaidToBeDropped() {
        MadeUpThread talk = pair().put("b0@x", "Ada", "[PATCH v2 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] door: tell the lamp", List.of("b0@x"), OTHER);
        is(next(talk), Fate.UNKNOWN, Certainty.UNSURE);
    }

    @Test
    void aPatchThatWasSplitIsFollowedToTheOneThatHasTheLines() {
        MadeUpThread talk = pair().put("b0@x", "Ada", "[PATCH v2 0/3] Doors and lamps", List.of(), "Three patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/3] door: tell the lamp", List.of("b0@x"), OTHER)
                .put(
                        "b2@x",
                        "Ada",
                        "[PATCH v2 2/3] lamp: read the state once",
                        List.of("b0@x"),
                        patch("Once.", FILE, OLD[0], OLD[1], OLD[2], OLD[3], OLD[4], OLD[9], OLD[10]))
                .put(
                        "b3@x",
                        "Ada",
                        "[PATCH v2 3/3] lamp: ask the door",
                        List.of("b0@x"),
                        patch("Ask it.", FILE, OLD[2], OLD[5], OLD[6], OLD[7], OLD[8], OLD[9], OLD[10]));
        Outcome next = next(talk);
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
        assertThat(next.certainty()).isNotEqualTo(Certainty.CERTAIN);
    }

    @Test
    void aNewPatchWhoseTitleSpeaksOfWhatTheRemarkSpeaksOfIsAWeakSign() {
        String wide = patch("Wide.", FILE, " struct lamp {", "-\tint state;", "+\tlong state;", " };");
        MadeUpThread talk = asked("I would prefer a 64-bit number here.", OLD[4]);
        talk.put("b0@x", "Ada", "[PATCH v2 0/2] " + TITLE, List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] lamp: make the state 64-bit", List.of("b0@x"), wide)
                .put("b2@x", "Ada", "[PATCH v2 2/2] " + TITLE, List.of("b0@x"), patch("It is left on.", FILE, OLD));
        Outcome next = next(talk);
        is(next, Fate.CHANGED, Certainty.UNSURE);
        assertThat(next.reason()).contains("lamp: make the state 64-bit");
    }

    @Test
    void aNewPatchThatSpeaksOfSomethingElseIsNone() {
        String wide = patch("Wide.", FILE, " struct lamp {", "-\tint state;", "+\tlong state;", " };");
        MadeUpThread talk = asked("I would prefer another number here.", OLD[4]);
        talk.put("b0@x", "Ada", "[PATCH v2 0/2] " + TITLE, List.of(), "Two patches.\n")
                .put("b1@x", "Ada", "[PATCH v2 1/2] lamp: make the state 64-bit", List.of("b0@x"), wide)
                .put("b2@x", "Ada", "[PATCH v2 2/2] " + TITLE, List.of("b0@x"), patch("It is left on.", FILE, OLD));
        assertThat(next(talk).fate()).isEqualTo(Fate.UNANSWERED);
    }
}

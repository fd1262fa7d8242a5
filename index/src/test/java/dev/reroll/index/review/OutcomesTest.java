package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.diff;
import static dev.reroll.index.review.MadeUpThread.patch;
import static dev.reroll.index.review.MadeUpThread.remark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up series of two revisions: what became of a remark on the first. */
class OutcomesTest {

    private static final String FILE = "house/lamp.c";
    private static final String TITLE = "lamp: turn it off with the door";

    /** The lines of the first revision's hunk. */
    private static final String[] OLD = {
        " \tint state;",
        " \tstruct door *door = lamp->door;",
        " ",
        "-\tstate = lamp->on;",
        "+\tstate = READ_ONCE(lamp->on);",
        "+\tif (door_is_closing(door) && lamp_may_be_turned_off(lamp))",
        "+\t\tstate = LAMP_IS_OFF;",
        "+\tlamp_report_state(lamp, state);",
        "+\twake_up_the_house(lamp->house);",
        " \tif (!state)",
        " \t\treturn -ENOENT;",
    };

    /** The first revision's lines with some of them, counted from 0, replaced; one that is null is left out. */
    private static String[] with(int at, String... lines) {
        List<String> all = new ArrayList<>(Arrays.asList(OLD));
        all.remove(at);
        all.addAll(at, Arrays.asList(lines));
        return all.toArray(String[]::new);
    }

    private static MadeUpThread first() {
        return MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + TITLE, List.of(), patch("It is left on.", FILE, OLD));
    }

    private static MadeUpThread second(MadeUpThread talk, String... lines) {
        return talk.put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), patch("It is left on.", FILE, lines));
    }

    private static Traced point(MadeUpThread talk) {
        List<Traced> points = talk.trail("a@x").points();
        assertThat(points).isNotEmpty();
        return points.getFirst();
    }

    private static Outcome next(MadeUpThread talk) {
        return point(talk).next();
    }

    private static void is(Outcome outcome, Fate fate, Certainty certainty) {
        assertThat(outcome.fate()).as("%s", outcome).isEqualTo(fate);
        assertThat(outcome.certainty()).as("%s", outcome).isEqualTo(certainty);
    }

    private static MadeUpThread asked(String words, String... quoted) {
        return first().reply("r@y", "Bo", "a@x", remark(words, quoted));
    }

    @Test
    void aQuotedLineThatDiffersIsChangedForCertain() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        Outcome next = next(second(talk, with(4, "+\tstate = smp_load_acquire(&lamp->on);")));
        is(next, Fate.CHANGED, Certainty.CERTAIN);
        assertThat(next.revision()).isEqualTo("v2");
        assertThat(next.before()).contains(OLD[4]);
        assertThat(next.after()).contains("+\tstate = smp_load_acquire(&lamp->on);");
        assertThat(next.mails()).containsExactly("a@x", "b@x");
    }

    @Test
    void aChangeFarAwayLeavesThePointUnanswered() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[3]);
        is(next(second(talk, with(8, "+\twake_up_all_in_the_house(lamp);"))), Fate.UNANSWERED, Certainty.LIKELY);
    }

    @Test
    void thatTheSamePatchLeavesThePointUnansweredIsCertain() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        is(next(second(talk, OLD)), Fate.UNANSWERED, Certainty.CERTAIN);
    }

    @Test
    void anAnswerOfTheAuthorIsSaidWhereTheLinesStand() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4])
                .reply("s@x", "Ada", "r@y", remark("With the store in lamp_on().", "Please say what this pairs with."));
        Outcome next = next(second(talk, OLD));
        is(next, Fate.ANSWERED_NO_CHANGE, Certainty.CERTAIN);
        assertThat(next.mails()).contains("s@x");
    }

    @Test
    void anAnswerOfSomebodyElseIsNotTheAuthors() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4])
                .reply("s@z", "Cy", "r@y", remark("With the store in lamp_on().", "Please say what this pairs with."));
        Outcome next = next(second(talk, OLD));
        is(next, Fate.UNCHANGED, Certainty.CERTAIN);
        assertThat(next.mails()).contains("s@z");
    }

    private static Outcome goesOn(String words) {
        String remark = remark("Can this fault?", OLD[4]) + "\n" + remark(words, OLD[5]);
        MadeUpThread talk = first().reply("r@y", "Bo", "a@x", remark)
                .reply("s@x", "Ada", "r@y", remark("It is pinned by its door.", words));
        return next(second(talk, OLD));
    }

    @Test
    void anAnswerBelowTheWordsThatAQuestionGoesOnWithAnswersIt() {
        is(goesOn("The lamp may be gone by this line."), Fate.ANSWERED_NO_CHANGE, Certainty.CERTAIN);
    }

    @Test
    void anAnswerToTheNextQuestionDoesNot() {
        is(goesOn("Is the lamp gone by this line?"), Fate.UNANSWERED, Certainty.CERTAIN);
    }

    @Test
    void whatItsMakerTakesBackIsNotLeftUnanswered() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4])
                .reply("s@y", "Bo", "r@y", remark("Never mind, I was wrong.", "Please say what this pairs with."));
        Traced traced = point(second(talk, OLD));
        assertThat(traced.withdrawn()).contains("s@y");
        is(traced.next(), Fate.UNCHANGED, Certainty.CERTAIN);
    }

    @Test
    void praiseIsLeftAsItIs() {
        is(next(second(asked("Nice, I like this.", OLD[4]), OLD)), Fate.UNCHANGED, Certainty.CERTAIN);
    }

    @Test
    void aWeakSignIsNoChangeForWhatAsksNothing() {
        MadeUpThread talk = asked("Nice, I like this.", OLD[4]);
        is(next(second(talk, with(5, "+\tif (door_is_shut(door))"))), Fate.UNCHANGED, Certainty.LIKELY);
    }

    @Test
    void withoutALaterRevisionThereIsNone() {
        Outcome next = next(asked("Please say what this pairs with.", OLD[4]));
        is(next, Fate.NO_LATER_REVISION, Certainty.CERTAIN);
        assertThat(next.revision()).isEmpty();
    }

    @Test
    void eachLaterRevisionIsComparedWithTheOneThatThePointIsOn() {
        MadeUpThread talk = second(asked("Please say what this pairs with.", OLD[4]), OLD);
        String third = patch("It is left on.", FILE, with(4, "+\tstate = smp_load_acquire(&lamp->on);"));
        talk.put("c@x", "Ada", "[PATCH v3] " + TITLE, List.of(), third);
        talk.put("d@x", "Ada", "[PATCH v4] " + TITLE, List.of(), third);
        List<Outcome> outcomes = point(talk).outcomes();
        assertThat(outcomes).extracting(Outcome::revision).containsExactly("v2", "v3", "v4");
        assertThat(outcomes).extracting(Outcome::fate).containsExactly(Fate.UNANSWERED, Fate.CHANGED, Fate.CHANGED);
    }

    // what differs but does not count

    @Test
    void aLineThatIsOnlyIndentedOtherwiseStands() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        Outcome next = next(second(talk, with(4, "+\t\tstate = READ_ONCE(lamp->on);")));
        assertThat(next.fate()).isEqualTo(Fate.UNANSWERED);
    }

    @Test
    void aLineThatIsIndentedOtherwiseChangedForARemarkOnItsIndentation() {
        MadeUpThread talk = asked("Please indent this with one more tab.", OLD[4]);
        Outcome next = next(second(talk, with(4, "+\t\tstate = READ_ONCE(lamp->on);")));
        assertThat(next.fate()).isEqualTo(Fate.CHANGED);
    }

    @Test
    void aStatementThatIsOnlyWrappedAnewStands() {
        MadeUpThread talk = asked("Why ask the door?", OLD[5]);
        Outcome next =
                next(second(talk, with(5, "+\tif (door_is_closing(door) &&", "+\t    lamp_may_be_turned_off(lamp))")));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
        assertThat(next.certainty()).isNotEqualTo(Certainty.CERTAIN);
    }

    @Test
    void aStatementThatIsWrappedAnewChangedForARemarkOnItsLength() {
        MadeUpThread talk = asked("This is a long line, please wrap it.", OLD[5]);
        Outcome next =
                next(second(talk, with(5, "+\tif (door_is_closing(door) &&", "+\t    lamp_may_be_turned_off(lamp))")));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.CHANGED);
    }

    @Test
    void aLineThatMovedWithinThePatchIsNotChangedForCertain() {
        List<String> moved = new ArrayList<>(Arrays.asList(OLD));
        moved.add(8, moved.remove(4));
        MadeUpThread talk = asked("Why READ_ONCE() here?", OLD[4]);
        Outcome next = next(second(talk, moved.toArray(String[]::new)));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
    }

    @Test
    void aRebaseThatMovesTheHunkAndDiffersInWhatSurroundsItIsNoChange() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        String[] lines = with(1, " \tstruct door *door = lamp->house->door;");
        String text = "It is left on.\n\nSigned-off-by: Ada Lamb <ada@x.org>\n---\n" + diff(FILE, 70, lines);
        Outcome next = next(talk.put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), text));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
    }

    @Test
    void aNameThatIsNewBesideTheLinesThroughoutTheSeriesIsNoAnswer() {
        MadeUpThread talk = asked("May this race?", OLD[6]);
        String[] lines = with(7, "+\tlamp_tell_state(lamp, state);");
        Outcome next = next(second(talk, lines));
        is(next, Fate.UNANSWERED, Certainty.UNSURE);
        assertThat(next.reason()).contains("lamp_tell_state");
    }

    @Test
    void aNameThatIsNewBesideTheLinesIsAChangeWhereTheRemarkSpeaksOfTheOldOne() {
        MadeUpThread talk = asked("Is lamp_report_state() safe here?", OLD[6]);
        Outcome next = next(second(talk, with(7, "+\tlamp_tell_state(lamp, state);")));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.CHANGED);
    }

    @Test
    void linesBesideThatDifferAreALikelyChange() {
        MadeUpThread talk = asked("May this race?", OLD[6]);
        is(next(second(talk, with(7, "+\tspin_unlock(&lamp->lock);"))), Fate.CHANGED, Certainty.LIKELY);
    }

    // what the remark says

    @Test
    void aLineThatTheRemarkGivesIsSeenForCertainWhereverItStandsNearby() {
        MadeUpThread talk = asked("This needs a check:\n\n\tif (lamp_is_broken(lamp))\n\t\treturn -EIO;", OLD[6]);
        String[] lines = with(7, "+\tif (lamp_is_broken(lamp))", "+\t\treturn -EIO;", OLD[7]);
        is(next(second(talk, lines)), Fate.CHANGED, Certainty.CERTAIN);
    }

    @Test
    void aNameOfTheRemarkThatIsNewFarAwayIsNoCertainChange() {
        MadeUpThread talk = asked("This should use smp_load_acquire().", OLD[3]);
        String[] lines = with(8, "+\tsmp_load_acquire(&lamp->house);");
        is(next(second(talk, lines)), Fate.CHANGED, Certainty.UNSURE);
    }

    @Test
    void linesThatAreTakenOutForARemarkThatTheyAreNotNeededAreCertainlyChanged() {
        MadeUpThread talk = asked("This is not needed.", OLD[7]);
        is(next(second(talk, with(7))), Fate.CHANGED, Certainty.CERTAIN);
    }

    @Test
    void linesThatAreTakenOutForNoReasonGivenAreNot() {
        MadeUpThread talk = asked("May this sleep?", OLD[7]);
        is(next(second(talk, with(7))), Fate.CHANGED, Certainty.LIKELY);
    }

    // what the author says

    @Test
    void anAuthorWhoNamesTheRevisionIsBelievedButNotForCertain() {
        MadeUpThread talk = asked("The state gets lost here.", OLD[3])
                .reply("s@x", "Ada", "r@y", remark("Fixed in v2.", "The state gets lost here."));
        Outcome next = next(second(talk, with(8, "+\twake_up_all_in_the_house(lamp);")));
        is(next, Fate.CHANGED, Certainty.UNSURE);
        assertThat(next.mails()).contains("s@x");
    }

    @Test
    void anAuthorWhoNamesTheRevisionIsNotBelievedWhereThePatchIsTheSame() {
        MadeUpThread talk = asked("The state gets lost here.", OLD[3])
                .reply("s@x", "Ada", "r@y", remark("Fixed in v2.", "The state gets lost here."));
        is(next(second(talk, OLD)), Fate.ANSWERED_NO_CHANGE, Certainty.CERTAIN);
    }

    private static Outcome questioned(String answer) {
        MadeUpThread talk = asked("Is this read without the lock?", OLD[5])
                .reply("s@x", "Ada", "r@y", remark(answer, "Is this read without the lock?"));
        return next(second(talk, with(8, "+\tfor_each_lamp(lamp->house, wake_up);")));
    }

    @Test
    void anAuthorWhoPromisesBelowAQuestionIsBelievedButNotForCertain() {
        is(questioned("Yes, good catch, I'll take it."), Fate.CHANGED, Certainty.UNSURE);
    }

    @Test
    void anAuthorWhoSaysYesToAQuestionPromisesNothing() {
        is(questioned("Correct. The door pins it."), Fate.ANSWERED_NO_CHANGE, Certainty.UNSURE);
    }

    @Test
    void anAuthorWhoNamesAnotherRevisionSaysNothingOfThisOne() {
        MadeUpThread talk = asked("The state gets lost here.", OLD[3])
                .reply("s@x", "Ada", "r@y", remark("Will be fixed in v25.", "The state gets lost here."));
        Outcome next = next(second(talk, with(8, "+\twake_up_all_in_the_house(lamp);")));
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.ANSWERED_NO_CHANGE);
    }

    @Test
    void anAuthorWhoDeclinesOutweighsAWeakSign() {
        String[] all = Arrays.copyOfRange(OLD, 3, 11);
        MadeUpThread talk = asked("Shouldn't this retry?", all);
        MadeUpThread kept = asked("Shouldn't this retry?", all)
                .reply("s@x", "Ada", "r@y", remark("I'd like to keep it simple.", "Shouldn't this retry?"));
        String[] lines = with(4, "+\tstate = lamp_state(lamp);");
        is(next(second(talk, lines)), Fate.CHANGED, Certainty.UNSURE);
        is(next(second(kept, lines)), Fate.ANSWERED_NO_CHANGE, Certainty.UNSURE);
    }

    // where the patch went

    private static final String OTHER = patch(
            "A door is told.",
            "house/door.c",
            " \tstruct door *door;",
            "+\tdoor_tell_the_lamp(door, DOOR_CLOSES);",
            "+\tdoor_wait_for_the_lamp(door);",
            " \treturn 0;");

    private static MadeUpThread pair() {
        return MadeUpThread.empty()
                .put("a0@x", "Ada", "[PATCH 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("a@x", "Ada", "[PATCH 1/2] " + TITLE, List.of("a0@x"), patch("It is left on.", FILE, OLD))
                .put("a2@x", "Ada", "[PATCH 2/2] door: tell the lamp", List.of("a0@x"), OTHER)
                .reply("r@y", "Bo", "a@x", remark("Please say what this pairs with.", OLD[4]));
    }

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

    @Test
    void linesThatAreGoneWithAllAroundThemAreGone() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        String[] rest = {OLD[0], OLD[1], OLD[2], OLD[9], OLD[10], " ", " \treturn state;", "+\tlamp_forget(lamp);"};
        Outcome next = next(second(talk, rest));
        is(next, Fate.CODE_GONE, Certainty.LIKELY);
        assertThat(next.after()).isEmpty();
    }

    @Test
    void aFileThatThePatchDoesNotTouchAnyMoreIsGoneForCertain() {
        MadeUpThread talk = asked("Please say what this pairs with.", OLD[4]);
        String text = patch("It is left on.", "house/door.c", " \tint a;", "+\tdoor_off(door);", " \treturn 0;");
        is(next(talk.put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), text)), Fate.CODE_GONE, Certainty.CERTAIN);
    }

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

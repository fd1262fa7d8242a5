package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.diff;
import static dev.reroll.index.review.MadeUpThread.patch;
import static dev.reroll.index.review.MadeUpThread.remark;
import static dev.reroll.index.review.TwoRevisions.FILE;
import static dev.reroll.index.review.TwoRevisions.OLD;
import static dev.reroll.index.review.TwoRevisions.TITLE;
import static dev.reroll.index.review.TwoRevisions.asked;
import static dev.reroll.index.review.TwoRevisions.first;
import static dev.reroll.index.review.TwoRevisions.is;
import static dev.reroll.index.review.TwoRevisions.next;
import static dev.reroll.index.review.TwoRevisions.point;
import static dev.reroll.index.review.TwoRevisions.second;
import static dev.reroll.index.review.TwoRevisions.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up series of two revisions: what became of a remark on lines of the first. */
class OutcomesTest {

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
}

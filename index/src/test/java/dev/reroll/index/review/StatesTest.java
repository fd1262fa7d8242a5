package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.SeriesState.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule decides where a series stands, and where it must not. */
class StatesTest {

    private static final String LINE = "> +	state = READ_ONCE(lamp->on);\n";

    private final MadeUpThread thread = new MadeUpThread();

    private void is(Standing standing, String because) {
        is(thread.state(), standing, because);
    }

    private static void is(SeriesState state, Standing standing, String because) {
        assertThat(state.standing()).as(state.toString()).isEqualTo(standing);
        assertThat(state.because()).isEqualTo(because);
    }

    private static void waitsFor(SeriesState state, String email) {
        assertThat(state.waitingFor())
                .hasValueSatisfying(who -> assertThat(who.email()).isEqualTo(email));
    }

    @Test
    void isNewWhereNobodySaidAnything() {
        thread.reply("r@x", "Ada", "p@x", "I forgot to say that this was tested with two doors.\n");
        is(Standing.NEW, "p@x");
    }

    @Test
    void aMachineThatFoundNothingMakesNoReview() {
        thread.reply("r@x", "robot", "p@x", "tree/branch: the master branch, allmodconfig: BUILD SUCCESS\n");
        is(Standing.NEW, "p@x");
    }

    @Test
    void isUnderReviewWhereSomethingWasSaidThatAsksForNothing() {
        thread.reply("r@x", "Bo", "p@x", "We measured this on the third floor, where the lamps are old.\n");
        is(Standing.UNDER_REVIEW, "r@x");
    }

    @Test
    void waitsForTheAuthorSinceTheFirstPointThatHeDidNotAnswer() {
        thread.reply("r1@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.days(3).reply("r2@x", "Cy", "p@x", LINE + "Please add a comment.\n");
        is(Standing.WAITING_FOR_AUTHOR, "r1@x");
        waitsFor(thread.state(), "ada@x.org");
        assertThat(thread.state().since()).isEqualTo("2024-09-02T10:01:00Z");
    }

    @Test
    void aReportOfAMachineWaitsForTheAuthor() {
        thread.reply("r@x", "robot", "p@x", "house/lamp.c:13:2: error: implicit declaration of 'door_is_closing'\n");
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
    }

    @Test
    void changesAreRequestedWhereTheAuthorAgreed() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("a@x", "Ada", "r@x", "> Please use smp_load_acquire() here.\nGood catch, will do.\n");
        is(Standing.CHANGES_REQUESTED, "a@x");
        waitsFor(thread.state(), "ada@x.org");
    }

    @Test
    void changesAreRequestedWhereTheReviewerHasTheLastWord() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply(
                "a@x", "Ada", "r@x", "> Please use smp_load_acquire() here.\nI don't think that this is needed.\n");
        thread.reply(
                "r2@x", "Bo", "a@x", "> I don't think that this is needed.\nIt must be ordered after the store.\n");
        is(Standing.CHANGES_REQUESTED, "r2@x");
    }

    @Test
    void isUnderReviewWhereTheAuthorDeclinedAndNobodySaidMore() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply(
                "a@x", "Ada", "r@x", "> Please use smp_load_acquire() here.\nI don't think that this is needed.\n");
        is(Standing.UNDER_REVIEW, "a@x");
        waitsFor(thread.state(), "bo@y.org");
    }

    @Test
    void nothingIsOpenWhereTheReviewerIsContentWithTheAnswer() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply(
                "a@x", "Ada", "r@x", "> Please use smp_load_acquire() here.\nI don't think that this is needed.\n");
        thread.reply("r2@x", "Bo", "a@x", "> I don't think that this is needed.\nYou're right.\n");
        is(Standing.UNDER_REVIEW, "r2@x");
        assertThat(thread.state().reason()).contains("open");
    }

    @Test
    void aQuestionIsClosedByAnAnswerOfTheAuthorOrOfAThirdPerson() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Can this fault?\n\nReviewed-by: Bo Stone <bo@y.org>\n");
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
        thread.reply("c@x", "Cy", "r@x", "> Can this fault?\nThe lamp is pinned by its door.\n");
        is(Standing.WAITING_FOR_MAINTAINER, "c@x");
    }

    @Test
    void anAnswerBelowTheWordsThatAQuestionGoesOnWithAnswersIt() {
        thread.reply("r@x", "Bo", "p@x", """
                > +	state = READ_ONCE(lamp->on);
                Can this fault?

                > +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
                The lamp may be gone by this line.
                """);
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
        thread.reply("a@x", "Ada", "r@x", "> The lamp may be gone by this line.\nThe lamp is pinned by its door.\n");
        is(Standing.UNDER_REVIEW, "r@x");
        assertThat(thread.state().reason()).startsWith("Nothing that was said");
    }

    @Test
    void whatAReviewerTookBackIsNotOpen() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("r2@x", "Bo", "r@x", "> Please use smp_load_acquire() here.\nNever mind, I misread this.\n");
        is(Standing.UNDER_REVIEW, "r2@x");
    }

    @Test
    void aTagThatTheReviewerGivesLaterClosesHisPoints() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.days(1).reply("t@x", "Bo", "p@x", "Reviewed-by: Bo Stone <bo@y.org>\n");
        is(Standing.WAITING_FOR_MAINTAINER, "t@x");
    }

    @Test
    void aTagBesideARequestLeavesItOpen() {
        thread.reply(
                "r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n\nAcked-by: Bo Stone <bo@y.org>\n");
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
    }

    @Test
    void anothersTagLeavesAPointOpen() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("t@x", "Cy", "p@x", "Reviewed-by: Cy Reed <cy@z.org>\n");
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
    }

    @Test
    void testedByAndTheAuthorsOwnTagApproveNothing() {
        thread.reply("t@x", "Bo", "p@x", "Tested-by: Bo Stone <bo@y.org>\n");
        thread.reply("a@x", "Ada", "p@x", "Reviewed-by: Ada Lamb <ada@x.org>\n");
        is(Standing.UNDER_REVIEW, "t@x");
    }

    @Test
    void aSeriesWaitsForAMaintainerOnceEveryPatchHasATag() {
        thread.series("c", "Ada", "", 2);
        thread.reply("t1", "Bo", "c1", "Reviewed-by: Bo Stone <bo@y.org>\n");
        is(thread.state("c0"), Standing.UNDER_REVIEW, "t1");
        thread.days(1).reply("t2", "Cy", "c2", "Acked-by: Cy Reed <cy@z.org>\n");
        thread.days(1).reply("t3", "Bo", "c2", "Reviewed-by: Bo Stone <bo@y.org>\n");
        is(thread.state("c0"), Standing.WAITING_FOR_MAINTAINER, "t2");
    }

    @Test
    void aTagOnTheCoverLetterIsForAllPatches() {
        thread.series("c", "Ada", "", 3)
                .reply("t", "Bo", "c0", "For the series:\n\nReviewed-by: Bo Stone <bo@y.org>\n");
        is(thread.state("c0"), Standing.WAITING_FOR_MAINTAINER, "t");
    }

    @Test
    void aTagOnTheCoverLetterForSomePatchesIsNotForAll() {
        thread.series("c", "Ada", "", 3)
                .reply("t", "Bo", "c0", "For patches 1 and 2:\nReviewed-by: Bo Stone <bo@y.org>\n");
        is(thread.state("c0"), Standing.UNDER_REVIEW, "t");
    }

    @Test
    void tagsThatThePatchCarriesCount() {
        String carried = MadeUpThread.PATCH.replace("Signed-off", "Reviewed-by: Bo Stone <bo@y.org>\nSigned-off");
        thread.days(7).put("p2@x", "Ada", "[PATCH v2] lamp: turn it off with the door", List.of(), carried);
        is(Standing.WAITING_FOR_MAINTAINER, "p2@x");
    }

    @Test
    void whatWasSaidOfAnEarlierRevisionIsPast() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        String changed = MadeUpThread.PATCH.replace("READ_ONCE(lamp->on)", "smp_load_acquire(&lamp->on)");
        thread.days(7).put("p2@x", "Ada", "[PATCH v2] lamp: turn it off with the door", List.of(), changed);
        is(Standing.NEW, "p2@x");
    }

    @Test
    void isAppliedByTheWordOfAPerson() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please add a comment.\n");
        thread.reply("m@x", "Cy", "p@x", "Applied to house.git#next, thanks.\n");
        is(Standing.APPLIED, "m@x");
        assertThat(thread.state().reason()).isEqualTo("v1 was applied to house.git#next.");
    }

    @Test
    void halfASeriesIsNotApplied() {
        thread.series("c", "Ada", "", 2).reply("m", "Cy", "c1", "Applied, thanks.\n");
        assertThat(thread.state("c0").standing()).isEqualTo(Standing.UNDER_REVIEW);
        thread.reply("m2", "Cy", "c2", "Applied, thanks.\n");
        is(thread.state("c0"), Standing.APPLIED, "m2");
    }

    @Test
    void mostOfASeriesIsAppliedAndSaysHowMuch() {
        thread.series("c", "Ada", "", 3);
        thread.reply("m1", "Cy", "c1", "Applied, thanks.\n").reply("m2", "Cy", "c3", "Applied, thanks.\n");
        is(thread.state("c0"), Standing.APPLIED, "m2");
        assertThat(thread.state("c0").reason()).isEqualTo("2 of the 3 patches of v1 were applied.");
    }

    @Test
    void anEarlierRevisionThatWasAppliedSaysNothingOfTheNewest() {
        thread.reply("m@x", "Cy", "p@x", "Applied, thanks.\n");
        String changed = MadeUpThread.PATCH.replace("false", "0");
        thread.days(7).put("p2@x", "Ada", "[PATCH v2] lamp: turn it off with the door", List.of(), changed);
        is(Standing.NEW, "p2@x");
    }

    @Test
    void isQueuedByTheWordOfAPerson() {
        thread.reply("m@x", "Cy", "p@x", "Now queued up, thanks!\n");
        is(Standing.QUEUED, "m@x");
    }

    private static String mm(String then) {
        return """
                The patch titled
                     Subject: lamp: turn it off with the door
                %s

                Link: https://lkml.kernel.org/r/p@x
                """.formatted(then);
    }

    @Test
    void isQueuedInTheMmTreeUntilItIsMergedOrRemoved() {
        String akpm = "Andrew Morton <akpm@linux-foundation.org>";
        String file = "lamp-turn-it-off-with-the-door.patch";
        thread.put("q@x", akpm, "+ " + file + " added to mm-unstable branch", List.of(), mm("has been added"));
        is(Standing.QUEUED, "q@x");
        thread.days(2).put("d@x", akpm, "[obsolete] " + file + " removed from -mm tree", List.of(), mm("was removed"));
        is(Standing.DROPPED, "d@x");
        thread.days(2).put("q2@x", akpm, "+ " + file + " added to mm-unstable branch", List.of(), mm("has been added"));
        is(Standing.QUEUED, "q2@x");
        String merged = "[merged mm-stable] " + file + " removed from -mm tree";
        thread.days(2).put("m@x", akpm, merged, List.of(), mm("was removed"));
        is(Standing.APPLIED, "m@x");
    }

    @Test
    void isDroppedWhereTheMaintainerTookItOutAgain() {
        thread.reply("m@x", "Cy", "p@x", "Applied, thanks.\n");
        thread.days(1).reply("d@x", "Cy", "m@x", "This breaks the door. I've dropped this from my tree.\n");
        is(Standing.DROPPED, "d@x");
        thread.days(9).reply("m2@x", "Cy", "d@x", "Applied again with the door fixed, thanks.\n");
        is(Standing.APPLIED, "m2@x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please ignore this patch.",
                "I'm dropping this patch, the door does it.",
                "Let's abandon this series."
            })
    void isDroppedWhereTheAuthorGivesItUp(String words) {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("a@x", "Ada", "r@x", words + "\n");
        is(Standing.DROPPED, "a@x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll drop this patch from the next version's second half.",
                "Should I drop this patch?",
                "We should not drop this patch.",
                "> Please drop this patch.\nI'd rather keep it."
            })
    void isNotDroppedByOtherWords(String words) {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("a@x", "Ada", "r@x", words + "\n");
        assertThat(thread.state().standing()).isNotEqualTo(Standing.DROPPED);
    }

    @Test
    void onePatchThatTheAuthorGivesUpIsNotTheSeries() {
        thread.series("c", "Ada", "", 3).reply("r", "Bo", "c2", LINE + "Please use smp_load_acquire() here.\n");
        thread.reply("a", "Ada", "r", "Please ignore this patch.\n");
        assertThat(thread.state("c0").standing()).isNotEqualTo(Standing.DROPPED);
    }

    @Test
    void aReviewerCannotDropASeriesThatIsInNoTree() {
        thread.reply("r@x", "Bo", "p@x", "Please drop this patch, the door does it already.\n");
        is(Standing.WAITING_FOR_AUTHOR, "r@x");
    }

    @Test
    void isRejectedByANakThatTheAuthorLetsStand() {
        thread.reply("n@x", "Bo", "p@x", "NAK. The lamp belongs to the house.\n");
        is(Standing.REJECTED, "n@x");
        thread.reply("a@x", "Ada", "n@x", "> NAK. The lamp belongs to the house.\nYou're right.\n");
        is(Standing.REJECTED, "n@x");
    }

    @Test
    void aNakThatTheAuthorArguesWithRejectsNothingYet() {
        thread.reply("n@x", "Bo", "p@x", "NAK. The lamp belongs to the house.\n");
        thread.reply("a@x", "Ada", "n@x", "> NAK. The lamp belongs to the house.\nThe house has no door.\n");
        is(Standing.UNDER_REVIEW, "a@x");
    }

    @Test
    void aNakThatIsTakenBackRejectsNothing() {
        thread.reply("n@x", "Bo", "p@x", "NAK. The lamp belongs to the house.\n");
        thread.reply("b@x", "Bo", "n@x", "> NAK. The lamp belongs to the house.\nNever mind, I was wrong.\n");
        is(Standing.UNDER_REVIEW, "b@x");
    }

    @Test
    void aNakOnOnePatchRejectsNoSeriesButAsksForAChange() {
        thread.series("c", "Ada", "", 3).reply("n", "Bo", "c2", "NAK. The lamp belongs to the house.\n");
        is(thread.state("c0"), Standing.WAITING_FOR_AUTHOR, "n");
    }

    @Test
    void anObjectionWithoutANakRejectsNothing() {
        thread.reply("n@x", "Bo", "p@x", "I don't like this approach.\n");
        is(Standing.WAITING_FOR_AUTHOR, "n@x");
    }

    @Test
    void isSupersededByALaterPostingOfAnotherSeriesWithItsPatches() {
        thread.days(30).put("h0", "Cy", "[PATCH 0/2] house: all lamps at once", List.of(), "A cover letter.\n");
        String carried = "From: Ada Lamb <ada@x.org>\n\n" + MadeUpThread.PATCH;
        thread.put("h1", "Cy", "[PATCH 1/2] lamp: turn it off with the door", List.of("h0"), carried);
        String other = MadeUpThread.PATCH.replace("lamp.c", "house.c").replace("Ada Lamb <ada@x.org>", "Cy <cy@z.org>");
        thread.put("h2", "Cy", "[PATCH 2/2] house: close the door for good", List.of("h0"), other);
        is(Standing.SUPERSEDED, "h0");
        assertThat(thread.state().since()).isAfter("2024-10-02T00:00:00Z");
    }

    @Test
    void aSeriesIsNotSupersededByOneThatTakesLessThanHalf() {
        thread.series("c", "Ada", "", 3);
        thread.days(30).put("h0", "Cy", "[PATCH 0/2] house: all lamps at once", List.of(), "A cover letter.\n");
        String carried = "From: Ada Lamb <ada@x.org>\n\n" + MadeUpThread.PATCH.replace("lamp.c", "lamp1.c");
        thread.put("h1", "Cy", "[PATCH 1/2] lamp: save power in room number 1", List.of("h0"), carried);
        String other = MadeUpThread.PATCH.replace("lamp.c", "house.c").replace("Ada Lamb <ada@x.org>", "Cy <cy@z.org>");
        thread.put("h2", "Cy", "[PATCH 2/2] house: close the door for good", List.of("h0"), other);
        is(thread.state("c0"), Standing.NEW, "c0");
    }

    @Test
    void whatWaitsIsStalledAfterSixtyDaysAndNotBefore() {
        thread.reply("r@x", "Bo", "p@x", LINE + "Please use smp_load_acquire() here.\n");
        SeriesState state = thread.state();
        var last = state.since();
        assertThat(state.asOf(last, last.plusSeconds(60 * 86_400L - 1))).isEqualTo(state);
        SeriesState later = state.asOf(last, last.plusSeconds(60 * 86_400L));
        is(later, Standing.STALLED, "r@x");
        assertThat(later.reason()).contains("60 days").contains("without a word of the author");
    }

    @Test
    void whatIsAppliedNeverStalls() {
        SeriesState state =
                thread.reply("m@x", "Cy", "p@x", "Applied, thanks.\n").state();
        assertThat(state.asOf(state.since(), state.since().plusSeconds(900 * 86_400L)))
                .isEqualTo(state);
    }
}

package dev.reroll.index.review;

import static dev.reroll.index.review.OneRemark.ON_STATE;
import static dev.reroll.index.review.OneRemark.code;
import static dev.reroll.index.review.OneRemark.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.ReviewPoint.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up threads about a made-up patch: which remark is a point, and on which lines. */
class ReviewReaderTest {

    @Test
    void eachPassageBelowQuotedLinesIsAPointOnThoseLines() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", ON_STATE).points();
        assertThat(points).hasSize(2);
        Anchor.Code first = code(points.get(0));
        assertThat(first.file()).isEqualTo("house/lamp.c");
        assertThat(first.hunk()).isEqualTo(1);
        assertThat(first.heading()).isEqualTo("static int lamp_state(struct lamp *lamp)");
        assertThat(first.last()).isEqualTo(5);
        assertThat(first.lines().getLast()).isEqualTo("+\tstate = READ_ONCE(lamp->on);");
        Anchor.Code second = code(points.get(1));
        assertThat(List.of(second.first(), second.last())).containsExactly(6, 8);
        assertThat(second.newLine()).isEqualTo(14);
        assertThat(second.oldLine()).isZero();
        assertThat(points.get(0).point().kind()).isEqualTo(Kind.REQUEST);
        assertThat(points.get(1).point().kind()).isEqualTo(Kind.QUESTION);
        assertThat(points.get(1).point().id()).isEqualTo("r@y#2");
        assertThat(points.get(0).patch()).isEqualTo("lamp: turn it off with the door");
    }

    @Test
    void aRemovedLineHasNoLineAfterThePatch() {
        Anchor.Code code =
                code(only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > -	state = lamp->on;

                This was right.
                """).points()));
        assertThat(code.oldLine()).isEqualTo(13);
        assertThat(code.newLine()).isZero();
    }

    @Test
    void repeatedLinesAreToldApartByTheirNeighbours() {
        Anchor.Code code =
                code(only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +	lamp->on = false;
                >  	wake_up(&lamp->wait);

                Wake before?
                """).points()));
        assertThat(code.hunk()).isEqualTo(2);
        assertThat(code.last()).isEqualTo(4);
    }

    @Test
    void aQuoteSurvivesTabsMadeBlanksAndLostBlanks() {
        Anchor.Code code =
                code(only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > >>Subject: x
                >         mutex_lock(&lamp->lock);
                > -       lamp->on = 0;
                >+       lamp->on = false;

                A bool?
                """).points()));
        assertThat(code.lines()).last().isEqualTo("+\tlamp->on = false;");
    }

    @Test
    void theTailOfAWrappedQuoteIsNoRemark() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +	if (door_is_closing(door, DOOR_SLOWLY) &&
                lamp_may_be_turned_off(lamp))
                > +		state = 0;

                Braces, please.
                """).points());
        assertThat(point.point().text()).containsExactly("Braces, please.");
        assertThat(code(point).lines()).hasSize(2);
    }

    @Test
    void aShortAnswerRightBetweenQuotedLinesIsNoTail() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +		state = 0;
                wrong
                >  	if (!state)
                """).points();
        assertThat(only(points).point().text()).containsExactly("wrong");
    }

    @Test
    void wordsOfTheCommitMessageAreFoundWhateverTheirLines() {
        Anchor anchor = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > The lamp is left on when the door closes, which costs a good deal of
                > power. Turn it off where

                How much?
                """).points())
                .point()
                .anchor();
        assertThat(anchor).isInstanceOfSatisfying(Anchor.Message.class, message -> {
            assertThat(message.first()).isEqualTo(1);
            assertThat(message.last()).isEqualTo(2);
        });
    }

    @Test
    void belowTheStatisticsAloneTheRemarkIsAboutAll() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                >  house/lamp.c | 8 +++++---
                >  1 file changed, 5 insertions(+), 3 deletions(-)

                I do not follow this one.
                """).points());
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Whole.class);
    }

    @Test
    void belowAQuotedSignatureTheRemarkIsAboutAll() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                >  	mutex_unlock(&lamp->lock);
                >  }
                > --
                > 2.47.0

                I see no fault.
                """).points());
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Whole.class);
    }

    @Test
    void aboveAllQuotesTheRemarkIsAboutAll() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                I do not understand the purpose.

                On Mon, 2 Sep 2024 at 10:00, Ada Lamb <ada@x.org> wrote:
                > The lamp is left on when the door closes, which costs a
                > good deal of power.
                """).points();
        assertThat(only(points).point().anchor()).isInstanceOf(Anchor.Whole.class);
    }

    @Test
    void anOriginalWithoutMarksIsAQuote() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                Should the door not do this?

                -----Original Message-----
                From: Ada Lamb <ada@x.org>
                Sent: Monday, September 2, 2024 10:00 AM
                To: Bo Stone <bo@y.org>
                Subject: [PATCH] lamp: turn it off with the door

                The lamp is left on when the door closes, which costs a
                good deal of power.
                """).points());
        assertThat(point.point().text()).containsExactly("Should the door not do this?");
    }

    @Test
    void barsQuoteWhereAnAttributionStandsAbove() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                Ada Lamb wrote:
                | -	state = lamp->on;
                | +	state = READ_ONCE(lamp->on);

                Pairs with what?
                """).points());
        assertThat(code(point).lines()).hasSize(2);
        Discussed table = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +	state = READ_ONCE(lamp->on);

                Costs:
                | before | after |
                | 1      | 2     |
                """).points());
        assertThat(table.point().text()).hasSize(3);
    }

    @Test
    void marksOfCutsAreNoRemark() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > The lamp is left on when the door closes, which costs a
                [...]
                > +	state = READ_ONCE(lamp->on);
                <snip>
                > +	lamp->on = false;

                A bool?

                [snip]
                """).points();
        assertThat(code(only(points)).hunk()).isEqualTo(2);
        assertThat(only(points).point().text()).containsExactly("A bool?");
    }

    @Test
    void greetingsThanksAndNamesAreNoPoints() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                Hi Ada,

                > The lamp is left on when the door closes, which costs a

                How much?

                > +	lamp->on = false;

                Thanks,
                Bo
                --\s
                Bo Stone, Stone Works
                """).points();
        assertThat(only(points).point().text()).containsExactly("How much?");
    }

    @Test
    void thanksThatAskForSomethingAreAPoint() {
        assertThat(new MadeUpThread()
                        .reply("r@y", "Bo", "p@x", "Thanks, but drop the lock.\n")
                        .points())
                .hasSize(1);
    }

    @Test
    void aTrailerIsAnApprovalAndTheRestAPoint() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +	lamp->on = false;

                Please use WRITE_ONCE() here.

                Reviewed-by: Bo Stone <bo@y.org>
                Tested-by: Bo Stone <bo@y.org>
                """).points();
        assertThat(points).extracting(d -> d.point().kind()).containsExactly(Kind.REQUEST, Kind.APPROVAL);
        assertThat(points.get(1).point().signs()).containsExactly("Reviewed-by:", "Tested-by:");
        assertThat(points.get(1).point().anchor()).isInstanceOf(Anchor.Whole.class);
    }

    @Test
    void theTrailersOfAPatchThatAnAnswerBringsAreNotGiven() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                I would do it like this:

                Subject: lamp: use the door
                Reviewed-by: Cy Reed <cy@z.org>
                """).points();
        assertThat(points).extracting(d -> d.point().kind()).doesNotContain(Kind.APPROVAL);
    }

    @Test
    void whatIsQuotedFromAMailThatIsNotThereIsLost() {
        Discussed point = only(new MadeUpThread()
                .put("r@y", "Bo", "Re: [PATCH] lamp: turn it off with the door", List.of("gone@x", "p@x"), """
                        > Nobody has ever seen these words in any of the mails.

                        Where is that said?
                        """)
                .points());
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Lost.class);
    }

    private static final String COMMENT = MadeUpThread.patch(
            "At night the lamp is turned on by way of the window.",
            "house/lamp.c",
            "+/*",
            "+ * The lamp is off while the door is closed.  The usual way to",
            "+ * turn it on is to open the door, but at night a different way",
            "+ * is taken.",
            "+ */",
            " int on;");

    private static Discussed onComment(String... quoted) {
        return only(MadeUpThread.empty()
                .put("p@x", "Ada", "[PATCH] lamp: tell how it is turned on", List.of(), COMMENT)
                .reply("r@y", "Bo", "p@x", MadeUpThread.remark("Which way?", quoted))
                .points("p@x"));
    }

    @Test
    void aCommentThatWasWrappedAnewIsFoundByItsWords() {
        Anchor.Code code = code(onComment(
                "+ * The usual way to turn it on is to open the door, but at night a", "+ * different way is taken."));
        assertThat(List.of(code.first(), code.last())).containsExactly(2, 4);
    }

    @Test
    void wordsThatTheMessageHasTooAreThoseOfTheCodeWhereTheyAreAdded() {
        String words = "The usual way to turn it on is to open the door, but at night a different way";
        Discussed point = only(MadeUpThread.empty()
                .put("p@x", "Ada", "[PATCH] lamp: tell how it is turned on", List.of(), words + "\n" + COMMENT)
                .reply("r@y", "Bo", "p@x", MadeUpThread.remark("Which way?", "+ * " + words))
                .points("p@x"));
        assertThat(code(point).file()).isEqualTo("house/lamp.c");
    }

    @Test
    void otherWordsOfTheSameKindAreNot() {
        Discussed point = onComment("+ * The usual way to turn it off is to close the window, but in the morning");
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Lost.class);
    }

    @Test
    void aQuotedTitleIsTheTitle() {
        Discussed point = onComment("Subject: [PATCH] lamp: tell how it is turned on");
        assertThat(point.point().anchor())
                .isEqualTo(new Anchor.Message(0, 0, List.of("lamp: tell how it is turned on")));
        assertThat(onComment("lamp: tell how it is turned off").point().anchor())
                .isInstanceOf(Anchor.Lost.class);
    }

    @Test
    void aQuoteThatSaysNothingGoesOnWithTheOneAbove() {
        List<Discussed> points =
                new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > +	state = READ_ONCE(lamp->on);

                (maybe: lamp->state)
                > +

                Please indent this.
                """).points();
        assertThat(code(points.getLast()).lines().getLast()).isEqualTo("+\tstate = READ_ONCE(lamp->on);");
        Discussed alone = only(new MadeUpThread()
                .reply("r@y", "Bo", "p@x", "> +\n\nPlease indent this.\n")
                .points());
        assertThat(alone.point().anchor()).isNotInstanceOf(Anchor.Code.class);
    }

    @Test
    void aPatchBelowScissorsIsNotQuoted() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", """
                > +	state = READ_ONCE(lamp->on);

                Please take this in its stead:

                --- 8< ---
                From: Ada Lamb <ada@x.org>
                Date: Mon, 2 Sep 2024 10:00:00 +0000
                Subject: [PATCH] lamp: turn it off with the door

                """ + MadeUpThread.PATCH)
                .points();
        assertThat(code(points.getFirst()).lines().getLast()).isEqualTo("+\tstate = READ_ONCE(lamp->on);");
        assertThat(points.getFirst().point().text()).contains("--- 8< ---");
    }

    @Test
    void thePatchIsFoundThroughAMailThatIsNotThere() {
        Discussed point = only(new MadeUpThread()
                .put("r@y", "Bo", "Re: [PATCH] lamp: turn it off with the door", List.of("gone@x", "p@x"), """
                        > > +	state = READ_ONCE(lamp->on);

                        Why?
                        """)
                .points());
        assertThat(code(point).lines()).hasSize(1);
    }

    @Test
    void wordsOfTheCoverLetterAreFoundInIt() {
        MadeUpThread talk = MadeUpThread.empty()
                .put("c@x", "Ada", "[PATCH 0/1] Lamps that go off", List.of(), """
                        This series turns the lamps of the house off.

                        Ada Lamb (1):
                          lamp: turn it off with the door
                        """)
                .put("p1@x", "Ada", "[PATCH 1/1] lamp: turn it off with the door", List.of("c@x"), MadeUpThread.PATCH)
                .put("r@y", "Bo", "Re: [PATCH 0/1] Lamps that go off", List.of("c@x"), """
                        > This series turns the lamps of the house off.

                        All of them?
                        """);
        Discussed point = only(talk.points("c@x"));
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Cover.class);
        assertThat(point.place()).isZero();
    }

    @Test
    void anotherPatchInTheThreadIsNoRemark() {
        List<Discussed> points = new MadeUpThread()
                .put("q@y", "Bo", "[PATCH] roof: keep it shut", List.of("p@x"), """
                        The roof should be shut.

                        Signed-off-by: Bo Stone <bo@y.org>
                        ---
                        diff --git a/house/roof.c b/house/roof.c
                        --- a/house/roof.c
                        +++ b/house/roof.c
                        @@ -1 +1 @@
                        -int open;
                        +bool open;
                        """)
                .points();
        assertThat(points).isEmpty();
    }

    @Test
    void anAttributionWhoseQuoteWasCutIsNoRemark() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                On 9/2/24 10:00 AM, Ada Lamb wrote:

                I do not see why the door matters.
                """).points());
        assertThat(point.point().text()).containsExactly("I do not see why the door matters.");
    }

    @Test
    void quotesOfADeeperLevelThatWereMarkedTooOftenAreFoundElsewhere() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                > > > +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))

                Can door be NULL here?
                """).points());
        assertThat(code(point).newLine()).isEqualTo(14);
    }

    @Test
    void aLeadToATrailerIsPartOfTheApproval() {
        Discussed point = only(new MadeUpThread().reply("r@y", "Bo", "p@x", """
                With the comment fixed:

                Reviewed-by: Bo Stone
                  <bo@y.org>
                """).points());
        assertThat(point.point().kind()).isEqualTo(Kind.APPROVAL);
        assertThat(point.point().text()).containsExactly("With the comment fixed:", "Reviewed-by: Bo Stone <bo@y.org>");
    }

    @Test
    void codeThatThePatchDoesNotHoldIsNotTakenForItsLine() {
        Discussed point =
                only(new MadeUpThread().reply("k@i", "robot", "p@x", """
                >> house/lamp.c:14:6: error: no such lamp
                   14 |         lamp_burn(lamp);
                """).points());
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Whole.class);
    }
}

package dev.reroll.index.review;

import static dev.reroll.index.review.OneRemark.ON_STATE;
import static dev.reroll.index.review.OneRemark.code;
import static dev.reroll.index.review.OneRemark.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Answer.Role;
import dev.reroll.index.review.Answer.Stance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up threads about a made-up patch: what hangs below a remark, and who may take it back. */
class DiscussionTest {

    @Test
    void theAuthorsAnswerHangsBelowThePointThatItQuotes() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("a@x", "Ada", "r@y", """
                        On Mon, Sep 2, 2024 at 10:01 AM Bo Stone
                        <bo@y.org> wrote:
                        > > +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
                        > > +		state = 0;
                        > >  	if (!state)
                        >
                        > Why only slowly?

                        A slam breaks the bulb anyway.
                        """)
                .points();
        assertThat(points).hasSize(2);
        assertThat(points.get(0).answers()).isEmpty();
        Answer answer = only(points.get(1).answers());
        assertThat(answer.role()).isEqualTo(Role.AUTHOR);
        assertThat(answer.text()).containsExactly("A slam breaks the bulb anyway.");
    }

    @Test
    void theAuthorMayCutTheRemarkAndKeepTheCode() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("a@x", "Ada", "r@y", """
                        > > +		state = 0;

                        Will do.
                        """)
                .points();
        assertThat(points.get(0).answers()).isEmpty();
        assertThat(only(points.get(1).answers()).stance()).isEqualTo(Stance.AGREES);
    }

    @Test
    void whatQuotesThePatchThroughAnAnswerIsAPointOfItsOwn() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("c@z", "Cy", "r@y", """
                        On Mon, 2 Sep 2024, Bo Stone wrote:
                        > Ada Lamb <ada@x.org> wrote:
                        > > -	state = lamp->on;
                        > > +	state = READ_ONCE(lamp->on);

                        This needs to be an acquire.

                        > Please say in a comment what this pairs with.

                        Yes, that too.
                        """)
                .points();
        assertThat(points).extracting(d -> d.point().by().name()).containsExactly("Bo Stone", "Bo Stone", "Cy Reed");
        assertThat(code(points.get(2)).lines()).hasSize(2);
        assertThat(points.get(2).point().on()).isEqualTo("p@x");
        assertThat(only(points.get(0).answers()).role()).isEqualTo(Role.OTHER);
    }

    @Test
    void anAnswerToTheWholeMailHangsBelowEachOfItsPoints() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("a@x", "Ada", "r@y", "Good points, I'll fix both.\n")
                .points();
        assertThat(points)
                .allSatisfy(d -> assertThat(only(d.answers()).stance()).isEqualTo(Stance.AGREES));
    }

    @Test
    void hisMakerTakesAPointBackThroughAnyNumberOfAnswers() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("a@x", "Ada", "r@y", """
                        > Why only slowly?

                        Slow doors are the only ones that are told.
                        """)
                .reply("r2@y", "Bo", "a@x", """
                        > > Why only slowly?
                        >
                        > Slow doors are the only ones that are told.

                        Right, never mind.
                        """)
                .points();
        assertThat(points.get(0).withdrawn()).isEmpty();
        assertThat(points.get(1).withdrawn()).contains("r2@y");
    }

    @Test
    void anotherPersonCannotTakeAPointBack() {
        List<Discussed> points = new MadeUpThread()
                .reply("r@y", "Bo", "p@x", ON_STATE)
                .reply("a@x", "Ada", "r@y", """
                        > Why only slowly?

                        I was wrong there.
                        """)
                .points();
        assertThat(points.get(1).withdrawn()).isEmpty();
    }

    @Test
    void theAuthorsOwnWordsOnThePatchAreNoPoint() {
        assertThat(new MadeUpThread()
                        .reply("a@x", "Ada", "p@x", "Gentle ping.\n")
                        .points())
                .isEmpty();
    }

    @Test
    void anAnswerToThemIsAPointOnTheseWords() {
        Discussed point = only(new MadeUpThread()
                .reply("a@x", "Ada", "p@x", "I left out the switch on purpose.\n")
                .reply("r@y", "Bo", "a@x", "> I left out the switch on purpose.\n\nPlease add it.\n")
                .points());
        assertThat(point.point().anchor())
                .isEqualTo(new Anchor.Words("a@x", List.of("I left out the switch on purpose.")));
        assertThat(point.point().on()).isEqualTo("p@x");
    }
}

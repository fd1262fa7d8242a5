package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

/** An answer to a patch, and the one point that is expected of it. */
final class OneRemark {

    /** An answer that quotes two places of the patch. */
    static final String ON_STATE = """
            On Mon, 2 Sep 2024 at 10:00, Ada Lamb <ada@x.org> wrote:
            > @@ -10,7 +10,9 @@ static int lamp_state(struct lamp *lamp)
            >  	int state;
            >  	struct door *door = lamp->door;
            >
            > -	state = lamp->on;
            > +	state = READ_ONCE(lamp->on);

            Please say in a comment what this pairs with.

            > +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
            > +		state = 0;
            >  	if (!state)

            Why only slowly?
            """;

    private OneRemark() {}

    static Anchor.Code code(Discussed point) {
        assertThat(point.point().anchor()).isInstanceOf(Anchor.Code.class);
        return (Anchor.Code) point.point().anchor();
    }

    static Discussed only(List<Discussed> points) {
        assertThat(points).hasSize(1);
        return points.getFirst();
    }

    static Answer only(Collection<Answer> answers) {
        assertThat(answers).hasSize(1);
        return answers.iterator().next();
    }
}

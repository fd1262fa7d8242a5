package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.patch;
import static dev.reroll.index.review.MadeUpThread.remark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A made-up patch and its reroll, whose lines each test chooses, with a remark on the first. */
final class TwoRevisions {

    static final String FILE = "house/lamp.c";

    static final String TITLE = "lamp: turn it off with the door";

    /** The lines of the first revision's hunk. */
    static final String[] OLD = {
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

    static final String OTHER = patch(
            "A door is told.",
            "house/door.c",
            " \tstruct door *door;",
            "+\tdoor_tell_the_lamp(door, DOOR_CLOSES);",
            "+\tdoor_wait_for_the_lamp(door);",
            " \treturn 0;");

    private TwoRevisions() {}

    /** The first revision's lines with some of them, counted from 0, replaced; one that is null is left out. */
    static String[] with(int at, String... lines) {
        List<String> all = new ArrayList<>(Arrays.asList(OLD));
        all.remove(at);
        all.addAll(at, Arrays.asList(lines));
        return all.toArray(String[]::new);
    }

    static MadeUpThread first() {
        return MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + TITLE, List.of(), patch("It is left on.", FILE, OLD));
    }

    static MadeUpThread second(MadeUpThread talk, String... lines) {
        return talk.put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), patch("It is left on.", FILE, lines));
    }

    static Traced point(MadeUpThread talk) {
        List<Traced> points = talk.trail("a@x").points();
        assertThat(points).isNotEmpty();
        return points.getFirst();
    }

    static Outcome next(MadeUpThread talk) {
        return point(talk).next();
    }

    static void is(Outcome outcome, Fate fate, Certainty certainty) {
        assertThat(outcome.fate()).as("%s", outcome).isEqualTo(fate);
        assertThat(outcome.certainty()).as("%s", outcome).isEqualTo(certainty);
    }

    static MadeUpThread asked(String words, String... quoted) {
        return first().reply("r@y", "Bo", "a@x", remark(words, quoted));
    }

    static MadeUpThread pair() {
        return MadeUpThread.empty()
                .put("a0@x", "Ada", "[PATCH 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("a@x", "Ada", "[PATCH 1/2] " + TITLE, List.of("a0@x"), patch("It is left on.", FILE, OLD))
                .put("a2@x", "Ada", "[PATCH 2/2] door: tell the lamp", List.of("a0@x"), OTHER)
                .reply("r@y", "Bo", "a@x", remark("Please say what this pairs with.", OLD[4]));
    }
}

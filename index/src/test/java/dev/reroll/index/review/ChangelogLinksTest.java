package dev.reroll.index.review;

import static dev.reroll.index.review.MadeUpThread.diff;
import static dev.reroll.index.review.MadeUpThread.remark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Fit;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries of made-up changelogs and the remarks that they answer. */
class ChangelogLinksTest {

    private static final String TITLE = "lamp: turn it off with the door";
    private static final String READ = "+\tstate = READ_ONCE(lamp->on);";
    private static final String ASK = "+\tif (door_is_closing(door))";
    private static final String WAKE = "+\twake_up_the_house(lamp->house);";

    private static String patch(String notes, String... lines) {
        return "It is left on.\n\nSigned-off-by: Ada Lamb <ada@x.org>\n---\n" + notes + "\n"
                + diff("house/lamp.c", 10, lines);
    }

    private static final String[] OLD = {" \tint state;", READ, " ", ASK, "+\t\tstate = 0;", " ", WAKE, " \treturn 0;"};
    private static final String[] NEW = {
        " \tint state;",
        "+\tstate = smp_load_acquire(&lamp->on);",
        " ",
        ASK,
        "+\t\tstate = 0;",
        " ",
        WAKE,
        " \treturn 0;"
    };

    /** Bo asks on the first line, Cy on the second. */
    private static MadeUpThread asked() {
        return MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + TITLE, List.of(), patch("", OLD))
                .reply("r@y", "Bo", "a@x", remark("READ_ONCE() is too weak, smp_load_acquire() is needed.", READ))
                .reply("r@z", "Cy", "a@x", remark("Why ask door_is_closing() here?", ASK));
    }

    private static MadeUpThread second(MadeUpThread talk, String notes, String... lines) {
        return talk.put("b@x", "Ada", "[PATCH v2] " + TITLE, List.of(), patch(notes, lines));
    }

    private static List<Entry> entries(MadeUpThread talk) {
        return talk.trail("a@x").changes();
    }

    private static Entry only(String notes) {
        List<Entry> entries = entries(second(asked(), "v1->v2:\n" + notes, NEW));
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static List<String> points(Entry entry) {
        return entry.points().stream().map(Fit::point).toList();
    }

    private static List<String> names(Entry entry) {
        return entry.unmatched().stream().map(Address::email).toList();
    }

    @Test
    void anEntryThatCreditsSomebodyIsTiedToHisPointAndSaysWhy() {
        Entry entry = only("  - use smp_load_acquire() to read the state (Bo)");
        assertThat(points(entry)).containsExactly("r@y#1");
        assertThat(entry.unmatched()).isEmpty();
        assertThat(entry.points().getFirst().reasons())
                .contains("credits Bo Stone <bo@y.org>", "both name smp_load_acquire", "its lines changed in v2");
        assertThat(List.of(entry.from(), entry.to(), entry.mail())).containsExactly("v1", "v2", "b@x");
    }

    @Test
    void thePointKnowsTheEntry() {
        Trail trail =
                second(asked(), "v1->v2:\n  - use smp_load_acquire() (Bo)", NEW).trail("a@x");
        assertThat(trail.points()).extracting(Traced::credited).containsExactly(List.of(0), List.of());
    }

    @Test
    void anEntryIsNotTiedToThePointOfAnotherWhateverBothName() {
        Entry entry = only("  - explain smp_load_acquire() (Cy)");
        assertThat(points(entry)).doesNotContain("r@y#1");
    }

    @Test
    void aCreditThatNoPointFitsSaysWhoseItIs() {
        Entry entry = only("  - paint the walls (Cy)");
        assertThat(entry.points()).isEmpty();
        assertThat(names(entry)).containsExactly("cy@z.org");
    }

    @Test
    void aNameThatFitsTwoPeopleIsWeakerThanOneThatFitsOne() {
        MadeUpThread talk = asked().reply("q@w", "Bo Brook <bob@w.org>", "a@x", "Which tree is this for?\n");
        Entry entry = entries(second(talk, "v1->v2:\n  - use smp_load_acquire() (Bo)", NEW))
                .getFirst();
        assertThat(points(entry)).containsExactly("r@y#1");
        assertThat(entry.points().getFirst().reasons()).contains("credits a name that also fits Bo Stone <bo@y.org>");
        assertThat(entry.unmatched()).isEmpty();
    }

    @Test
    void anEntryWithoutCreditThatNobodyAskedForIsTheAuthorsOwn() {
        Entry entry = only("  - paint the walls");
        assertThat(entry.points()).isEmpty();
        assertThat(entry.unmatched()).isEmpty();
    }

    @Test
    void anEntryWithoutCreditIsTiedWhereIdentifierWordsAndLinesSpeakForIt() {
        Entry entry = only("  - smp_load_acquire() instead of READ_ONCE(), which is too weak");
        assertThat(points(entry)).containsExactly("r@y#1");
    }

    @Test
    void severalPointsMayStandBehindOneEntry() {
        MadeUpThread talk = asked().reply(
                        "t@y",
                        "Bo",
                        "a@x",
                        remark("Same here: READ_ONCE() is too weak, use smp_load_acquire().", READ));
        Entry entry = entries(second(talk, "v1->v2:\n  - smp_load_acquire() for READ_ONCE() (Bo)", NEW))
                .getFirst();
        assertThat(points(entry)).containsExactlyInAnyOrder("r@y#1", "t@y#1");
    }

    @Test
    void severalEntriesMayStandForOnePoint() {
        Trail trail = second(
                        asked(),
                        "v1->v2:\n  - use smp_load_acquire() (Bo)\n  - explain why READ_ONCE() is too weak (Bo)",
                        NEW)
                .trail("a@x");
        assertThat(trail.points().getFirst().credited()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aPointOnALaterRevisionIsNotBehindAnEarlierEntry() {
        MadeUpThread talk = second(asked(), "v1->v2:\n  - use smp_load_acquire() (Bo)", NEW)
                .reply("t@y", "Bo", "b@x", remark("Does smp_load_acquire() sleep?", NEW[1]));
        assertThat(points(entries(talk).getFirst())).containsExactly("r@y#1");
    }

    @Test
    void whatALaterChangelogRepeatsIsThereOnce() {
        MadeUpThread talk = second(asked(), "v1->v2:\n  - use smp_load_acquire() (Bo)", NEW);
        String again = "v2->v3:\n  - fix a typo\nv1->v2:\n  - use smp_load_acquire()   (Bo)";
        talk.put("c@x", "Ada", "[PATCH v3] " + TITLE, List.of(), patch(again, NEW));
        assertThat(entries(talk)).extracting(Entry::to).containsExactly("v2", "v3");
        assertThat(entries(talk)).extracting(Entry::mail).containsExactly("b@x", "c@x");
    }

    @Test
    void aNestedEntryStandsForItselfAndBearsTheCreditAboveIt() {
        List<Entry> entries = entries(second(
                asked(), "v1->v2:\n  - remarks of Bo (Bo)\n    - use smp_load_acquire()\n    - paint the walls", NEW));
        assertThat(entries).hasSize(3);
        assertThat(points(entries.get(1))).containsExactly("r@y#1");
        assertThat(entries.get(2).change().credits())
                .singleElement()
                .satisfies(credit -> assertThat(credit.name()).isEqualTo("Bo"));
    }

    @Test
    void whoSpokeInTheDiscussionOfAPointHasAPartInIt() {
        MadeUpThread talk = asked().reply(
                        "s@z",
                        "Cy",
                        "r@y",
                        remark("A seqlock with lamp_lock_seq would do as well.", "READ_ONCE() is too weak"));
        Entry entry = entries(second(talk, "v1->v2:\n  - a seqlock: lamp_lock_seq (Cy)", NEW))
                .getFirst();
        assertThat(points(entry)).containsExactly("r@y#1");
        assertThat(entry.unmatched()).isEmpty();
        assertThat(entry.points().getFirst().reasons().getFirst()).contains("who spoke in its discussion");
    }

    @Test
    void praiseIsBehindNoEntry() {
        MadeUpThread talk = MadeUpThread.empty()
                .put("a@x", "Ada", "[PATCH] " + TITLE, List.of(), patch("", OLD))
                .reply("r@y", "Bo", "a@x", remark("Nice, I like this READ_ONCE().", READ));
        Entry entry =
                entries(second(talk, "v1->v2:\n  - drop READ_ONCE() (Bo)", NEW)).getFirst();
        assertThat(entry.points()).isEmpty();
        assertThat(names(entry)).containsExactly("bo@y.org");
    }

    // what a changelog says of lines that nobody sees

    private static MadeUpThread onCover(String changes) {
        return MadeUpThread.empty()
                .put("a0@x", "Ada", "[PATCH 0/2] Doors and lamps", List.of(), "Two patches.\n")
                .put("a@x", "Ada", "[PATCH 1/2] " + TITLE, List.of("a0@x"), patch("", OLD))
                .put("a2@x", "Ada", "[PATCH 2/2] door: tell", List.of("a0@x"), patch("", " \tint a;", "+\ttell();"))
                .reply("r@y", "Bo", "a@x", remark("READ_ONCE() is too weak, is it not?", READ))
                .put("b0@x", "Ada", "[PATCH v2 0/2] Doors and lamps", List.of(), "Two patches.\n\n" + changes)
                .put("b2@x", "Ada", "[PATCH v2 2/2] door: tell", List.of("b0@x"), patch("", " \tint a;", "+\ttell();"));
    }

    @Test
    void aCreditStandsForLinesThatTheArchiveLacks() {
        Outcome next = onCover("v1->v2:\n  - no READ_ONCE() any more (Bo)\n")
                .trail("a@x")
                .points()
                .getFirst()
                .next();
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.CHANGED);
        assertThat(next.certainty()).isEqualTo(Certainty.UNSURE);
        assertThat(next.mails()).contains("b0@x");
    }

    @Test
    void aCreditForSomethingElseDoesNot() {
        Outcome next = onCover("v1->v2:\n  - paint the walls (Bo)\n")
                .trail("a@x")
                .points()
                .getFirst()
                .next();
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void aCreditDoesNotStandAgainstLinesThatAreThere() {
        MadeUpThread talk = second(asked(), "v1->v2:\n  - READ_ONCE() is strong enough (Bo)", OLD);
        Outcome next = talk.trail("a@x").points().getFirst().next();
        assertThat(next.fate()).as("%s", next).isEqualTo(Fate.UNANSWERED);
    }
}

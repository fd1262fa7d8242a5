package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.IntCell;

/** Claims the wrong thing in both directions. */
@Series(
        name = "liar",
        title = "false claims",
        revisions = {
            @Series.Posting(name = "v1", cover = "1@example.org", code = CounterBehavioursTest.V1.class),
            @Series.Posting(name = "v2", cover = "2@example.org", code = CounterBehavioursTest.V2.class)
        })
class Liar {
    @Behaviour(id = "lie", says = "the contrary of what is", raisedBy = "3@example.org", fails = "v2")
    void lie(Check check) {
        CounterBehavioursTest.Counter counter = check.code(CounterBehavioursTest.Counter.class);
        check.explore(w -> {
            IntCell hits = new IntCell(w, "hits", 0);
            w.thread("a", () -> counter.hit(hits));
            w.thread("b", () -> counter.hit(hits));
            w.never("a hit is lost", end -> end.value(hits) != 2);
        });
    }
}

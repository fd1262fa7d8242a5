package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Model;

/** The example of the README: somebody else's series of two revisions. */
@Series(
        name = "counter",
        title = "a counter of hits",
        revisions = {
            @Series.Posting(name = "v1", cover = "1@example.org", code = CounterBehavioursTest.V1.class),
            @Series.Posting(name = "v2", cover = "2@example.org", code = CounterBehavioursTest.V2.class)
        })
class CounterBehavioursTest {
    interface Counter {
        void hit(IntCell hits);
    }

    public static final class V1 implements Counter {
        @Override
        public void hit(IntCell hits) {
            hits.writeOnce(hits.readOnce() + 1);
        }
    }

    public static final class V2 implements Counter {
        @Override
        public void hit(IntCell hits) {
            hits.add(1);
        }
    }

    @Behaviour(
            id = "no-lost-hit",
            says = "two hits at once are both counted",
            raisedBy = "3@example.org",
            settledBy = "2@example.org",
            fails = "v1",
            how = "a hit is lost")
    void noLostHit(Check check) {
        Counter counter = check.code(Counter.class);
        check.explore(w -> {
            IntCell hits = new IntCell(w, "hits", 0);
            w.thread("a", () -> counter.hit(hits));
            w.thread("b", () -> counter.hit(hits));
            w.never("a hit is lost", end -> end.value(hits) != 2);
        });
    }

    @Behaviour(id = "no-race", says = "no unmarked access races", raisedBy = "3@example.org", models = Model.SC)
    void noRace(Check check) {
        Counter counter = check.code(Counter.class);
        check.exploreForRaces(w -> {
            IntCell hits = new IntCell(w, "hits", 0);
            w.thread("a", () -> counter.hit(hits));
            w.thread("b", () -> counter.hit(hits));
        });
    }
}

/**
 * Behaviours of a series, claimed for each revision, checked by the explorer, collected into a matrix.
 *
 * <p>A class names its series and the code of each revision; each method states one behaviour and puts the revision that it
 * is given into a scenario:
 *
 * {@snippet :
 * @Series(name = "counter", title = "a counter of hits", revisions = {
 *     @Series.Posting(name = "v1", cover = "1@example.org", code = CounterV1.class),
 *     @Series.Posting(name = "v2", cover = "2@example.org", code = CounterV2.class)})
 * class CounterBehaviours {
 *     @Behaviour(id = "no-lost-hit", says = "two hits at once are both counted",
 *             raisedBy = "3@example.org", settledBy = "2@example.org", fails = "v1", how = "a hit is lost")
 *     void noLostHit(Check check) {
 *         Counter counter = check.code(Counter.class);
 *         check.explore(w -> {
 *             IntCell hits = new IntCell(w, "hits", 0);
 *             w.thread("a", () -> counter.hit(hits));
 *             w.thread("b", () -> counter.hit(hits));
 *             w.never("a hit is lost", end -> end.value(hits) != 2);
 *         });
 *     }
 * }
 * }
 *
 * <p>Behaviours live in {@code src/main} so that the packaged program can run them; an empty class in {@code src/test} that
 * extends them (its name ends in {@code Test}) makes the build run them too. Methods and classes may be package-private.
 * Message-IDs are written without angle brackets. A revision whose code lacks the thing is {@code notApplicable}.
 */
@NullMarked
package dev.reroll.reference.behaviour;

import org.jspecify.annotations.NullMarked;

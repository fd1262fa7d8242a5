package dev.reroll.web.json;

import dev.reroll.index.review.Trail.Traced;
import dev.reroll.trail.Settled;
import dev.reroll.trail.Who;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which review points of a trail are asked for.
 *
 * @param by part of the name or address of who made them; empty for everybody
 * @param open only those that somebody still waits for
 * @param revision label of the revision that they were made on, where only one is asked for
 */
public record WantedPoints(String by, boolean open, Optional<String> revision) implements Predicate<Traced> {

    @Override
    public boolean test(Traced traced) {
        return new Who(by).is(traced.point().by())
                && (!open || Settled.of(traced) == Settled.OPEN)
                && revision.filter(label -> !label.equals(traced.revision())).isEmpty();
    }
}

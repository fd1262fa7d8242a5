package dev.reroll.web.json;

import dev.reroll.index.review.Trail.Traced;
import dev.reroll.ingest.mail.Address;
import java.util.Locale;
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

    public WantedPoints {
        by = by.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(Traced traced) {
        Address maker = traced.point().by();
        boolean made = maker.name().toLowerCase(Locale.ROOT).contains(by)
                || maker.email().toLowerCase(Locale.ROOT).contains(by);
        return made
                && (!open || traced.stillOpen())
                && revision.filter(label -> !label.equals(traced.revision())).isEmpty();
    }
}

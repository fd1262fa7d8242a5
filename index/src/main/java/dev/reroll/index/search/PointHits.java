package dev.reroll.index.search;

import dev.reroll.index.review.FoundPoint;
import java.util.List;

/**
 * A page of review points.
 *
 * @param total how many match
 * @param exact whether {@code total} is all; else there are at least so many
 * @param points the page, in the order asked for
 * @param more whether there is something behind the page
 * @param notes what a person should be told about how the query was read, in sentences; empty for most
 */
public record PointHits(long total, boolean exact, List<FoundPoint> points, boolean more, List<String> notes) {

    public PointHits {
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }
}

package dev.reroll.web.json;

import dev.reroll.index.search.PointHits;
import java.util.List;

/**
 * A page of review points that a query found.
 *
 * @param total how many there are, or at least how many where {@code totalIsExact} is false
 * @param notes how the query was read, where a person should know
 */
public record PointListJson(
        String query, long total, boolean totalIsExact, int offset, List<String> notes, List<PointJson> points) {

    /**
     * The page as JSON.
     *
     * @param offset how many were passed over
     */
    public static PointListJson of(String query, int offset, PointHits hits) {
        return new PointListJson(
                query,
                hits.total(),
                hits.exact(),
                offset,
                hits.notes(),
                hits.points().stream().map(PointJson::of).toList());
    }
}

package dev.reroll.web.json;

import dev.reroll.index.search.SeriesHits;
import java.util.List;

/**
 * A page of series that a query found.
 *
 * @param total how many there are, or at least how many where {@code totalIsExact} is false
 * @param notes how the query was read, where a person should know
 */
public record SeriesListJson(
        String query,
        long total,
        boolean totalIsExact,
        int offset,
        List<String> notes,
        List<SeriesJson.LineJson> series) {

    /**
     * The page as JSON.
     *
     * @param offset how many were passed over
     */
    public static SeriesListJson of(String query, int offset, SeriesHits hits) {
        return new SeriesListJson(
                query,
                hits.total(),
                hits.exact(),
                offset,
                hits.notes(),
                hits.entries().stream().map(SeriesJson.LineJson::of).toList());
    }
}

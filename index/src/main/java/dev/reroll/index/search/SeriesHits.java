package dev.reroll.index.search;

import dev.reroll.index.series.SeriesEntry;
import java.util.List;

/**
 * A page of series.
 *
 * @param total how many series match
 * @param exact whether {@code total} is all; else there are at least so many
 * @param entries the page, in the order asked for
 * @param more whether there is something behind the page
 * @param notes what a person should be told about how the query was read, in sentences; empty for most
 */
public record SeriesHits(long total, boolean exact, List<SeriesEntry> entries, boolean more, List<String> notes) {

    public SeriesHits {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }
}

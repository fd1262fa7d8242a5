package dev.reroll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.series.PatchTrailers;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a series' mails say: its changelogs, and the trailers that were given. To read it takes every mail that was
 * posted, so it is kept as long as the series stays the same.
 */
final class SeriesReading {

    /** Series kept; the large ones hold some hundred entries and trailers. */
    private static final int KEPT = 200;

    private final Cache<SeriesEntry, Told> cache =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /**
     * What is told of a series.
     *
     * @param changes by revision, in their order
     * @param trailers by revision, in their order, then by place
     */
    record Told(List<List<RevisionChanges>> changes, List<Map<Slot, PatchTrailers>> trailers) {}

    Told of(SeriesHistory series) throws IOException {
        Told known = cache.getIfPresent(series.entry());
        if (known != null) return known;
        List<List<RevisionChanges>> changes = new ArrayList<>();
        List<Map<Slot, PatchTrailers>> trailers = new ArrayList<>();
        for (Revision revision : series.series().revisions()) {
            changes.add(series.changes(revision));
            trailers.add(series.trailers(revision));
        }
        Told told = new Told(changes, trailers);
        cache.put(series.entry(), told);
        return told;
    }
}

package dev.reroll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Trail;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.Optional;

/** Review trails, kept as long as their series stay the same: to unpack a large one takes longer than to show it. */
final class TrailReading {

    /** Remarks kept, with all that belongs to them: some kilobytes each. */
    private static final int KEPT = 10_000;

    private final Cache<SeriesEntry, Trail> cache = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<SeriesEntry, Trail>weigher((entry, trail) -> 1 + trail.points().size())
            .build();

    Optional<Trail> of(SeriesHistory series) throws IOException {
        Trail known = cache.getIfPresent(series.entry());
        if (known != null) return Optional.of(known);
        Optional<Trail> trail = series.trail();
        trail.ifPresent(read -> cache.put(series.entry(), read));
        return trail;
    }
}

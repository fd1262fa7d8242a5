package dev.reroll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Review trails, kept as long as their series stay the same: to unpack a large one takes longer than to show it. */
final class TrailReading {

    /** Remarks kept, with all that belongs to them: some kilobytes each. */
    private static final int KEPT = 10_000;

    private final Cache<SeriesEntry, Trail> cache = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<SeriesEntry, Trail>weigher((entry, trail) -> 1 + trail.points().size())
            .build();

    private final Library library;

    TrailReading(Library library) {
        this.library = library;
    }

    /** Where the remarks of a mail stand in the trail of its series; empty for a mail that makes none or is not here. */
    Optional<Link> placeOf(String id) throws IOException {
        Optional<IndexedMail> here = library.here(id).stream().findFirst();
        if (here.isEmpty()) return Optional.empty();
        String mail = here.get().id();
        Optional<SeriesHistory> series = library.history().series(mail);
        if (series.isEmpty()) return Optional.empty();
        long points = of(series.get().entry()).map(Trail::points).orElse(List.of()).stream()
                .filter(traced -> traced.point().mail().equals(mail))
                .count();
        return points == 0
                ? Optional.empty()
                : Optional.of(Link.of(
                        TrailFilter.place(series.get().entry().id(), mail, 1),
                        points == 1 ? "the remark, and what became of it" : "the remarks, and what became of them"));
    }

    Optional<Trail> of(SeriesEntry series) throws IOException {
        Trail known = cache.getIfPresent(series);
        if (known != null) return Optional.of(known);
        Optional<Trail> trail = library.search().trail(series.id());
        trail.ifPresent(read -> cache.put(series, read));
        return trail;
    }
}

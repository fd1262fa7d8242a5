package dev.reroll.web;

import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import dev.reroll.trail.Settled;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.TrailPage;
import dev.reroll.web.view.TrailPage.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whose remarks on a series stand how. */
final class TrailTally {

    private final SeriesEntry entry;
    private final Trail trail;

    TrailTally(SeriesEntry entry, Trail trail) {
        this.entry = entry;
        this.trail = trail;
    }

    List<Traced> open() {
        return trail.points().stream()
                .filter(traced -> Settled.of(traced) == Settled.OPEN)
                .toList();
    }

    /** Of everybody who made a remark; those who wait for something first. */
    TrailPage.Tally of(TrailFilter filter) {
        Map<String, Address> who = new LinkedHashMap<>();
        Map<String, Map<Settled, Integer>> counts = new LinkedHashMap<>();
        for (Traced traced : trail.points()) {
            Address by = traced.point().by();
            String key = by.email().toLowerCase(Locale.ROOT);
            who.putIfAbsent(key, by);
            counts.computeIfAbsent(key, address -> new EnumMap<>(Settled.class))
                    .merge(Settled.of(traced), 1, Integer::sum);
        }
        List<Row> rows = new ArrayList<>();
        who.forEach((key, address) -> rows.add(row(address, counts.getOrDefault(key, Map.of()), filter)));
        rows.sort(Comparator.comparingInt(Row::open).reversed());
        return new TrailPage.Tally(rows);
    }

    private Row row(Address who, Map<Settled, Integer> counts, TrailFilter filter) {
        return new Row(
                new Person(who).name(),
                TrailFilter.by(who.email(), false).path(entry.id()),
                TrailFilter.by(who.email(), true).path(entry.id()),
                filter.by().equalsIgnoreCase(who.email()),
                counts.getOrDefault(Settled.OPEN, 0),
                counts.getOrDefault(Settled.CHANGED, 0),
                counts.getOrDefault(Settled.ANSWERED, 0),
                counts.getOrDefault(Settled.WITHDRAWN, 0),
                counts.getOrDefault(Settled.ASKS_NOTHING, 0));
    }
}

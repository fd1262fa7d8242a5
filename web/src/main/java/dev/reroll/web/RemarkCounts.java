package dev.reroll.web;

import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.view.PointView;
import dev.reroll.web.view.RevisionCard.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the remarks on each patch of a series stand. */
final class RemarkCounts {

    private final SeriesEntry entry;
    private final Map<Place, Map<Settled, List<Traced>>> byPlace = new HashMap<>();

    private record Place(String revision, int number) {}

    RemarkCounts(SeriesEntry entry, Optional<Trail> trail) {
        this.entry = entry;
        if (trail.isEmpty()) return;
        for (Traced traced : trail.get().points()) {
            byPlace.computeIfAbsent(new Place(traced.revision(), traced.place()), place -> new TreeMap<>())
                    .computeIfAbsent(Settled.of(traced), settled -> new ArrayList<>())
                    .add(traced);
        }
    }

    /**
     * Those on one patch, the open ones first.
     *
     * @param place 0 for the cover letter
     */
    List<Count> of(Revision revision, int place) {
        List<Count> counts = new ArrayList<>();
        byPlace.getOrDefault(new Place(revision.label(), place), Map.of()).forEach((settled, remarks) -> {
            PointView first = PointViews.folded(entry, remarks.getFirst());
            counts.add(new Count(first.tone(), remarks.size() + " " + words(settled, remarks.size()), first.href()));
        });
        return counts;
    }

    private static String words(Settled settled, int count) {
        return switch (settled) {
            case OPEN -> "open";
            case CHANGED -> "changed";
            case ANSWERED -> "answered";
            case WITHDRAWN -> "withdrawn";
            case ASKS_NOTHING -> count == 1 ? "other remark" : "other remarks";
        };
    }
}

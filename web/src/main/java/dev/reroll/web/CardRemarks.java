package dev.reroll.web;

import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.trail.Settled;
import dev.reroll.web.view.PointView;
import dev.reroll.web.view.RevisionCard.Count;
import dev.reroll.web.view.RevisionCard.Remarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The remarks on each patch of a series, as its page shows them in the cards of its revisions. */
final class CardRemarks {

    /** Of a series with more, the cards have the first words, which lead to the trail. */
    private static final int MOST_WHOLE = 80;

    /** Lines of text and code of all of them. */
    private static final int MOST_LINES = 3_000;

    private final SeriesEntry entry;
    private final boolean whole;
    private final PointViews views;
    private final Map<Place, Map<Settled, List<Traced>>> byPlace = new HashMap<>();

    private record Place(String revision, int number) {}

    CardRemarks(Library library, SeriesEntry entry, Optional<Trail> trail) {
        this.entry = entry;
        List<Traced> points = trail.map(Trail::points).orElse(List.of());
        this.whole = points.size() <= MOST_WHOLE;
        this.views = new PointViews(
                entry,
                trail.map(Trail::changes).orElse(List.of()),
                new MailRefs(library),
                Inside.of(library, entry),
                MOST_LINES);
        for (Traced traced : points) {
            byPlace.computeIfAbsent(new Place(traced.revision(), traced.place()), place -> new TreeMap<>())
                    .computeIfAbsent(Settled.of(traced), settled -> new ArrayList<>())
                    .add(traced);
        }
    }

    /**
     * Those on one patch.
     *
     * @param place 0 for the cover letter
     */
    Remarks of(Revision revision, int place) throws IOException {
        List<Count> counts = new ArrayList<>();
        List<PointView> points = new ArrayList<>();
        for (var alike : byPlace.getOrDefault(new Place(revision.label(), place), Map.of())
                .entrySet()) {
            List<Traced> remarks = alike.getValue();
            counts.add(new Count(
                    TrailWords.tone(alike.getKey()),
                    remarks.size() + " " + TrailWords.counted(alike.getKey(), remarks.size())));
            for (Traced traced : remarks) {
                points.add(whole ? views.of(traced, false) : PointViews.folded(entry, traced));
            }
        }
        return new Remarks(counts, points);
    }
}

package dev.reroll.web;

import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Fit;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.ChangesView;
import dev.reroll.web.view.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The remarks that stand behind the entries of changelogs. */
final class ChangeTies {

    /** Remarks shown for one entry, those that fit it best. */
    private static final int MOST = 2;

    private final SeriesEntry series;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Traced> points = new HashMap<>();

    ChangeTies(SeriesEntry series, Optional<Trail> trail) {
        this.series = series;
        if (trail.isEmpty()) return;
        for (Entry entry : trail.get().changes())
            entries.putIfAbsent(key(entry.from(), entry.to(), entry.change().text()), entry);
        for (Traced traced : trail.get().points()) points.put(traced.point().id(), traced);
    }

    /** What is known of an entry; empty where the trail does not have it. */
    Optional<ChangesView.Behind> of(String from, String to, String text) {
        return Optional.ofNullable(entries.get(key(from, to, text))).map(this::behind);
    }

    ChangesView.Behind behind(Entry entry) {
        List<ChangesView.Remark> remarks = new ArrayList<>();
        for (Fit fit : entry.points()) {
            Traced traced = points.get(fit.point());
            if (traced == null || remarks.size() == MOST) continue;
            remarks.add(new ChangesView.Remark(
                    PointViews.folded(series, traced), new Shown(String.join("; ", fit.reasons()))));
        }
        return new ChangesView.Behind(remarks, entry.points().size() - remarks.size(), note(entry));
    }

    private static Shown note(Entry entry) {
        if (!entry.unmatched().isEmpty()) {
            return new Shown(entry.unmatched().stream()
                    .map(who -> new Person(who).name().raw())
                    .collect(Collectors.joining(", ", "Credit without a matching remark: ", ".")));
        }
        boolean own = entry.points().isEmpty() && entry.change().credits().isEmpty();
        return new Shown(own ? "Nobody asked for it." : "");
    }

    /** The trail has an entry once where several mails of the same step repeat it. */
    private static String key(String from, String to, String text) {
        return from + '\n' + to + '\n' + text.toLowerCase(Locale.ROOT).strip();
    }
}

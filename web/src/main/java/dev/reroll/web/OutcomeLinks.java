package dev.reroll.web;

import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where what became of a remark can be checked. */
final class OutcomeLinks {

    /** Mails that one outcome is said to rest on. */
    private static final int MOST = 4;

    private final SeriesEntry entry;
    private final Series series;
    private final MailRefs mails;
    private final Map<String, String> posted;

    OutcomeLinks(SeriesEntry entry, MailRefs mails) {
        this.entry = entry;
        this.series = entry.series();
        this.mails = mails;
        this.posted = posted(series);
    }

    /** The mails that an outcome rests on. */
    List<Link> mails(Outcome outcome) throws IOException {
        List<Link> links = new ArrayList<>();
        for (String id : outcome.mails()) {
            if (links.size() == MOST) break;
            String posted = this.posted.getOrDefault(id, "");
            links.add(
                    posted.isEmpty()
                            ? new Link(mails.of(id).href(), mails.of(id).label())
                            : Link.of(SeriesView.href(entry, id), posted));
        }
        return links;
    }

    /** What each mail of the series itself is: {@code patch 2 of v3}. */
    private static Map<String, String> posted(Series series) {
        Map<String, String> posted = new HashMap<>();
        for (Revision revision : series.revisions()) {
            revision.cover().ifPresent(id -> posted.put(id, "cover letter of " + revision.label()));
            for (Slot slot : revision.slots()) {
                String patch = "patch " + slot.place().number() + " of " + revision.label();
                slot.mail().ifPresent(id -> posted.put(id, patch));
                for (String id : slot.earlier()) posted.put(id, patch + " before its reroll");
            }
        }
        return posted;
    }

    /** The comparison of the patch that a remark is about with the one that stands for it in the later revision. */
    Optional<Link> compared(Traced traced, Outcome outcome) {
        Optional<Revision> older = labelled(traced.revision());
        Optional<Revision> newer = labelled(outcome.revision());
        if (older.isEmpty() || newer.isEmpty() || older.equals(newer)) return Optional.empty();
        String pair = new FoundSeries.Pair(older.get(), newer.get()).path(series);
        int number = 0;
        for (Slot slot : newer.get().slots()) {
            if (slot.state() == Slot.State.MISSING || slot.mail().isEmpty()) continue;
            number++;
            if (outcome.mails().contains(slot.mail().get())) {
                return Optional.of(Link.of(
                        Urls.comparedPatch(entry.id(), pair, number),
                        "patch " + slot.place().number() + " in " + older.get().label() + " and "
                                + newer.get().label()));
            }
        }
        return Optional.of(Link.of(
                Urls.compared(entry.id(), pair),
                older.get().label() + " and " + newer.get().label()));
    }

    private Optional<Revision> labelled(String label) {
        return series.revisions().stream()
                .filter(revision -> revision.label().equals(label))
                .findFirst();
    }
}

package dev.reroll.web;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.PointView;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.StateView;
import dev.reroll.web.view.TrailPage;
import dev.reroll.web.view.TrailPage.FlipView;
import dev.reroll.web.view.TrailPage.Part;
import dev.reroll.web.view.TrailPage.Said;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The review trail of a series made into its page. */
final class TrailView {

    /** Remarks of a page. */
    private static final int MOST_POINTS = 2_000;

    /** Lines of text and code of a page. */
    private static final int MOST_LINES = 6_000;

    /** So many at most are shown whole where all revisions are; else their first words lead to their revision. */
    private static final int MOST_WHOLE = 80;

    /** So few are shown open. */
    private static final int FEW = 8;

    private final Library library;
    private final SeriesEntry entry;
    private final Trail trail;
    private final Map<String, List<FlipView>> ties;
    private final MailRefs mails;
    private final Inside inside;

    TrailView(Library library, SeriesHistory history, Trail trail, Map<String, List<FlipView>> ties) {
        this.library = library;
        this.entry = history.entry();
        this.trail = trail;
        this.ties = ties;
        this.mails = new MailRefs(library);
        this.inside = Inside.of(library, entry);
    }

    /**
     * @param on the revision that the filter names, where it names one
     */
    TrailPage page(Optional<StateView> state, TrailFilter filter, Optional<Revision> on) throws IOException {
        String title = SeriesRows.title(entry).raw();
        Link series = new Link(Urls.series(entry.id()), SeriesRows.title(entry));
        List<Traced> asked = trail.points().stream()
                .filter(traced ->
                        on.isEmpty() || traced.revision().equals(on.get().label()))
                .filter(filter::fits)
                .toList();
        List<Traced> shown = asked.subList(0, Math.min(MOST_POINTS, asked.size()));
        return new TrailPage(
                library.frame(
                        Visible.plain("Review trail: " + title),
                        List.of(series, Link.of(Urls.trail(entry.id()), "trail"))),
                series,
                state,
                filter.mail().isEmpty() ? Optional.of(new TrailTally(entry, trail).of(filter)) : Optional.empty(),
                shown(asked.size(), filter, on),
                filters(filter, on),
                beyond(filter),
                parts(shown, on.isPresent() || shown.size() <= MOST_WHOLE),
                shown.size() < asked.size());
    }

    private String shown(int points, TrailFilter filter, Optional<Revision> on) {
        String all = Sizes.count(
                points, filter.open() ? "open remark" : "remark", filter.open() ? "open remarks" : "remarks");
        return all
                + (on.isPresent() ? " on " + on.get().label() : "")
                + (filter.mail().isEmpty() ? "" : " in one mail")
                + (filter.by().isEmpty() ? "" : " by “" + Visible.plain(filter.by()) + "”");
    }

    private List<Link> filters(TrailFilter filter, Optional<Revision> on) {
        List<Link> links = new ArrayList<>();
        links.add(filter(TrailFilter.NONE, filter, "all remarks"));
        links.add(filter(new TrailFilter(filter.by(), true, filter.revision(), ""), filter, "open ones"));
        for (Revision revision : entry.series().revisions()) {
            if (trail.points().stream().noneMatch(traced -> traced.revision().equals(revision.label()))) continue;
            boolean present = on.filter(revision::equals).isPresent();
            TrailFilter to =
                    new TrailFilter(filter.by(), filter.open(), FoundSeries.name(entry.series(), revision), "");
            links.add(Link.of(present ? "" : to.path(entry.id()), "on " + revision.label()));
        }
        return links;
    }

    private List<Link> beyond(TrailFilter filter) {
        List<Link> links = new ArrayList<>();
        if (!trail.changes().isEmpty()) {
            links.add(
                    Link.of(Urls.series(entry.id()) + "#changelogs", "what the changelogs say, and who asked for it"));
        }
        String who = filter.by().replace("\"", "");
        if (!who.isBlank()) {
            String query = "by:\"" + who + "\" outcome:unanswered";
            links.add(Link.of(
                    SearchKinds.path(Urls.ALL, query, Wanted.POINTS),
                    "what nobody answered of “" + Visible.plain(who) + "”, in all series"));
        }
        return links;
    }

    private Link filter(TrailFilter to, TrailFilter now, String label) {
        return Link.of(to.equals(now) ? "" : to.path(entry.id()), label);
    }

    /** By revision and mail. */
    private List<Part> parts(List<Traced> points, boolean whole) throws IOException {
        PointViews views = new PointViews(entry, trail.changes(), mails, inside, MOST_LINES);
        boolean unfolded = points.size() <= FEW;
        Map<String, Map<String, List<Traced>>> grouped = new LinkedHashMap<>();
        for (Revision revision : entry.series().revisions()) grouped.put(revision.label(), new LinkedHashMap<>());
        for (Traced traced : points) {
            grouped.computeIfAbsent(traced.revision(), label -> new LinkedHashMap<>())
                    .computeIfAbsent(traced.point().mail(), mail -> new ArrayList<>())
                    .add(traced);
        }
        List<Part> parts = new ArrayList<>();
        for (var group : grouped.entrySet()) {
            List<Said> said = new ArrayList<>();
            int count = 0;
            for (List<Traced> mail : group.getValue().values()) {
                count += mail.size();
                List<PointView> shown = new ArrayList<>();
                for (Traced traced : mail) {
                    shown.add(whole ? views.of(traced, unfolded) : PointViews.folded(entry, traced));
                }
                said.add(said(mail.getFirst(), shown));
            }
            if (said.isEmpty()) continue;
            String label = group.getKey();
            parts.add(new Part(
                    new Shown(label.isEmpty() ? "no revision" : label),
                    revisionHref(label),
                    Sizes.count(count, "remark", "remarks"),
                    said));
        }
        return parts;
    }

    private String revisionHref(String label) {
        return Urls.series(entry.id())
                + entry.series().revisions().stream()
                        .filter(revision -> revision.label().equals(label))
                        .findFirst()
                        .map(revision -> "#" + SeriesView.anchor(entry.series(), revision))
                        .orElse("");
    }

    private Said said(Traced first, List<PointView> shown) {
        ReviewPoint point = first.point();
        return new Said(
                Urls.anchor(point.mail()),
                SeriesView.href(entry, point.mail()),
                new Person(point.by()).name(),
                new When(point.date()),
                first.place() == 0 ? "cover letter" : "patch " + first.place(),
                new Shown(first.patch()),
                SeriesView.href(entry, point.on()),
                ties.getOrDefault(point.mail(), List.of()),
                shown);
    }
}

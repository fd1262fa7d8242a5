package dev.reroll.web;

import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Percent;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.StateView;
import dev.reroll.web.view.TrailPage;
import dev.reroll.web.view.TrailPage.Filter;
import dev.reroll.web.view.TrailPage.PingView;
import dev.reroll.web.view.TrailPage.PointView;
import dev.reroll.web.view.TrailPage.ReviewerRow;
import dev.reroll.web.view.TrailPage.RevisionPoints;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The review trail of one series. */
final class TrailPages {

    /** More points than these are shown revision by revision. */
    private static final int MOST_POINTS = 40;

    private final Library library;
    private final FoundSeries found;
    private final MatrixPages matrix;

    TrailPages(Library library, FoundSeries found, MatrixPages matrix) {
        this.library = library;
        this.found = found;
        this.matrix = matrix;
    }

    Reply page(String id, Request request) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        String own = history.entry().id();
        if (!own.equals(id)) {
            String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
            return new Reply.Redirect(302, Urls.trail(own) + query);
        }
        Trail trail = history.trail()
                .orElseThrow(
                        () -> new IOException("the index holds no review trail of " + own + ": run reroll reindex"));
        String by = request.parameter("by").orElse("").strip();
        boolean open = request.has("open");
        Optional<Revision> only;
        try {
            String name = request.parameter("revision").orElse("");
            only = name.isEmpty() ? Optional.empty() : Optional.of(history.revision(name));
        } catch (NoSuchRevisionException e) {
            return found.noRevision(history, e);
        }
        List<Traced> wanted = trail.points().stream()
                .filter(traced -> by.isEmpty() || isBy(traced, by))
                .filter(traced -> !open || TrailView.isOpen(traced))
                .toList();
        boolean whole = only.isEmpty() && wanted.size() <= MOST_POINTS;
        String label = whole ? "" : only.map(Revision::label).orElseGet(() -> newest(wanted));
        List<Traced> shown = wanted.stream()
                .filter(traced -> whole || traced.revision().equals(label))
                .toList();
        return library.pages().show(200, "trail", new Making(history, trail, by, open, label).page(wanted, shown));
    }

    private static boolean isBy(Traced traced, String who) {
        String wanted = who.toLowerCase(Locale.ROOT);
        Address maker = traced.point().by();
        return maker.name().toLowerCase(Locale.ROOT).contains(wanted)
                || maker.email().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The label of the last revision that has points. */
    private static String newest(List<Traced> points) {
        return points.isEmpty() ? "" : points.getLast().revision();
    }

    /** One page in the making. {@code label} is that of the only revision shown, empty for all. */
    private final class Making {
        private final SeriesHistory history;
        private final Trail trail;
        private final String by;
        private final boolean open;
        private final String label;
        private final TrailView views;
        private final MailRefs mails = new MailRefs(library);

        Making(SeriesHistory history, Trail trail, String by, boolean open, String label) throws IOException {
            this.history = history;
            this.trail = trail;
            this.by = by;
            this.open = open;
            this.label = label;
            this.views = new TrailView(history.entry(), trail, matrix);
        }

        TrailPage page(List<Traced> wanted, List<Traced> shown) throws IOException {
            String own = history.entry().id();
            Shown title = SeriesRows.title(history.entry());
            SeriesState state = trail.state().asOf(history.entry().last(), Instant.now());
            List<RevisionPoints> revisions = new ArrayList<>();
            for (Revision revision : history.series().revisions().reversed()) {
                List<PointView> points = new ArrayList<>();
                for (Traced traced : shown) {
                    if (traced.revision().equals(revision.label())) points.add(views.point(traced));
                }
                if (!points.isEmpty()) {
                    String anchor = SeriesView.anchor(history.series(), revision);
                    revisions.add(new RevisionPoints(new Shown(revision.label()), anchor, points));
                }
            }
            String plain = Visible.plain(title.raw());
            return new TrailPage(
                    library.frame(
                            "Review of " + plain,
                            List.of(new Link(Urls.series(own), title), Link.of(Urls.trail(own), "review"))),
                    Urls.series(own),
                    title,
                    Optional.of(new StateView(
                            SeriesRows.word(state),
                            new Shown(state.reason()),
                            mails.of(state.because()),
                            new When(state.since()))),
                    pings(state),
                    filters(wanted),
                    reviewers(),
                    count(wanted, shown),
                    revisions,
                    trail.changes().stream()
                            .filter(change -> label.isEmpty() || change.from().equals(label))
                            .map(views::entry)
                            .toList());
        }

        private String count(List<Traced> wanted, List<Traced> shown) {
            if (trail.points().isEmpty()) return "Nobody has said anything yet.";
            if (wanted.isEmpty()) return "None of the " + trail.points().size() + " remarks is like that.";
            String some = shown.size() == trail.points().size()
                    ? "All " + Sizes.count(shown.size(), "remark", "remarks")
                    : shown.size() + " of " + Sizes.count(trail.points().size(), "remark", "remarks");
            return some + (label.isEmpty() ? "." : ", those on " + label + ".");
        }

        private List<PingView> pings(SeriesState state) throws IOException {
            List<PingView> views = new ArrayList<>();
            for (Ping ping : state.pings()) {
                Optional<dev.reroll.web.view.MailRef> answer = ping.answeredBy().isEmpty()
                        ? Optional.empty()
                        : Optional.of(mails.of(ping.answeredBy().get()));
                views.add(new PingView(
                        mails.of(ping.mail()), new When(ping.date()), Sizes.count(ping.days(), "day", "days"), answer));
            }
            return views;
        }

        private List<Filter> filters(List<Traced> wanted) {
            List<Filter> filters = new ArrayList<>();
            filters.add(filter(false, by, label, "open and closed", open));
            filters.add(filter(true, by, label, "only open ones", !open));
            if (!by.isEmpty()) filters.add(filter(open, "", label, "of everybody, not only " + by, true));
            for (Revision revision : history.series().revisions()) {
                long points = wanted.stream()
                        .filter(traced -> traced.revision().equals(revision.label()))
                        .count();
                if (points == 0) continue;
                filters.add(filter(
                        open,
                        by,
                        revision.label(),
                        revision.label() + " (" + points + ")",
                        !label.equals(revision.label())));
            }
            return filters;
        }

        private Filter filter(boolean onlyOpen, String who, String revision, String text, boolean other) {
            List<String> parts = new ArrayList<>();
            if (onlyOpen) parts.add("open=1");
            if (!who.isEmpty()) parts.add("by=" + Percent.encode(who));
            if (!revision.isEmpty()) parts.add("revision=" + Percent.encode(revision));
            String query = parts.isEmpty() ? "" : "?" + String.join("&", parts);
            return new Filter(other ? Urls.trail(history.entry().id()) + query : "", new Shown(text));
        }

        private List<ReviewerRow> reviewers() {
            Map<String, List<Traced>> byPerson = new LinkedHashMap<>();
            for (Traced traced : trail.points()) {
                byPerson.computeIfAbsent(traced.point().by().email().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(traced);
            }
            List<ReviewerRow> rows = new ArrayList<>();
            byPerson.forEach((email, points) -> {
                long still = points.stream().filter(TrailView::isOpen).count();
                long dealt = points.stream().filter(this::isDealtWith).count();
                long answered = points.stream()
                        .filter(traced -> traced.next().fate() == Fate.ANSWERED_NO_CHANGE)
                        .filter(traced -> traced.withdrawn().isEmpty())
                        .count();
                rows.add(new ReviewerRow(
                        TrailView.name(points.getFirst().point().by()),
                        Urls.trail(history.entry().id()) + "?by=" + Percent.encode(email),
                        still,
                        dealt,
                        answered,
                        points.size() - still - dealt - answered));
            });
            rows.sort(Comparator.comparingLong(ReviewerRow::open)
                    .reversed()
                    .thenComparing(row -> row.name().raw()));
            return rows;
        }

        private boolean isDealtWith(Traced traced) {
            if (traced.withdrawn().isPresent() || TrailView.isOpen(traced)) return false;
            return switch (traced.next().fate()) {
                case CHANGED, PATCH_DROPPED, CODE_GONE -> true;
                case UNCHANGED, ANSWERED_NO_CHANGE, UNANSWERED, NO_LATER_REVISION, UNKNOWN -> false;
            };
        }
    }
}

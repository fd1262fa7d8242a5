package dev.reroll.web;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.PatchTrailers;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.ChangesView;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.ReviewView;
import dev.reroll.web.view.RevisionCard;
import dev.reroll.web.view.SeriesPage;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.StateView;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One series made into its page. */
final class SeriesView {

    /** Open remarks that the page names; the trail has them all. */
    private static final int MOST_OPEN = 12;

    private final Library library;
    private final SeriesEntry entry;
    private final Series series;
    private final SeriesReading.Told told;
    private final Optional<Trail> trail;
    private final CardRemarks remarks;

    SeriesView(Library library, SeriesHistory history, SeriesReading.Told told, Optional<Trail> trail) {
        this.library = library;
        this.entry = history.entry();
        this.series = history.series();
        this.told = told;
        this.trail = trail;
        this.remarks = new CardRemarks(library, entry, trail);
    }

    /** The {@code id} of a revision on the page. */
    static String anchor(Series series, Revision revision) {
        String name = FoundSeries.name(series, revision);
        return name.indexOf('@') < 0 ? name : Urls.anchor(name);
    }

    /** The path of a mail of a series: on its list, or on whichever has it where there are several. */
    static String href(SeriesEntry entry, String id) {
        return Urls.mail(entry.lists().size() == 1 ? entry.lists().getFirst() : Urls.ALL, id);
    }

    SeriesPage page(Optional<SeriesState> state, Optional<StateView> shown, List<Link> matrix) throws IOException {
        SeriesTies ties = new SeriesTies(library, entry);
        List<Link> crumbs = List.of(new Link(Urls.series(entry.id()), SeriesRows.title(entry)));
        return new SeriesPage(
                library.frame(Visible.plain(SeriesRows.title(entry).raw()), crumbs),
                Urls.series(entry.id()),
                SeriesRows.title(entry),
                entry.people().stream()
                        .filter(Participant::author)
                        .map(person -> new Person(person.address()).name())
                        .toList(),
                about(),
                entry.lists().stream()
                        .map(list -> Link.of(Urls.seriesOf(list), list))
                        .toList(),
                shown,
                new TimelineView(entry).of(state),
                trail.filter(told -> !told.points().isEmpty()).map(this::review),
                cards(),
                choices(),
                series.gaps().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Shown("Not in the archive: " + String.join(", ", series.gaps()) + ".")),
                changes(),
                ties.applied(),
                ties.relations(),
                ties.joins(),
                entry.people().stream().map(SeriesView::writer).toList(),
                matrix);
    }

    private ReviewView review(Trail told) {
        TrailTally tally = new TrailTally(entry, told);
        List<Traced> open = tally.open().reversed();
        return new ReviewView(
                Urls.trail(entry.id()),
                Sizes.count(told.points().size(), "remark", "remarks"),
                TrailFilter.by("", true).path(entry.id()),
                tally.of(TrailFilter.NONE),
                open.stream()
                        .limit(MOST_OPEN)
                        .map(traced -> PointViews.folded(entry, traced))
                        .toList(),
                Math.max(0, open.size() - MOST_OPEN));
    }

    private String about() {
        return Sizes.count(entry.mails().size(), "mail", "mails") + " by "
                + Sizes.count(entry.people().size(), "person", "people") + ", "
                + new When(entry.first()).day() + " to " + new When(entry.last()).day();
    }

    private static SeriesPage.Writer writer(Participant person) {
        return new SeriesPage.Writer(
                new Person(person.address()).name(),
                person.author() ? "author" : "",
                Sizes.count(person.mails(), "mail", "mails"));
    }

    private List<SeriesPage.Choice> choices() {
        if (series.revisions().size() < 2) return List.of();
        return series.revisions().stream()
                .map(revision -> new SeriesPage.Choice(
                        FoundSeries.name(series, revision),
                        new Shown(revision.label() + ", " + new When(revision.date()).day())))
                .toList();
    }

    /** Of the newest revision first. */
    private List<ChangesView> changes() {
        return new ChangesViews(series, id -> href(entry, id), new ChangeTies(entry, trail))
                .of(ChangesViews.once(told.changes()));
    }

    private List<RevisionCard> cards() throws IOException {
        List<RevisionCard> cards = new ArrayList<>();
        for (int i = series.revisions().size() - 1; i >= 0; i--) {
            Revision revision = series.revisions().get(i);
            Optional<Revision> before =
                    i == 0 ? Optional.empty() : Optional.of(series.revisions().get(i - 1));
            cards.add(card(revision, before, told.trailers().get(i)));
        }
        return cards;
    }

    private RevisionCard card(Revision revision, Optional<Revision> before, Map<Slot, PatchTrailers> trailers)
            throws IOException {
        boolean sameTitle = revision.title().equals(series.title());
        return new RevisionCard(
                anchor(series, revision),
                new Shown(revision.label()),
                new When(revision.date()),
                new Person(revision.sender()).name(),
                new Shown(sameTitle ? "" : revision.title()),
                revision.cover().filter(id -> revision.coverKnown()).map(id -> href(entry, id)),
                href(entry, revision.head()) + Form.NESTED.suffix(),
                before.map(old -> Link.of(
                        Urls.compared(entry.id(), new FoundSeries.Pair(old, revision).path(series)),
                        "What changed since " + old.label())),
                Urls.revisionMbox(entry.id(), FoundSeries.name(series, revision)),
                remarks.of(revision, 0),
                patches(revision, before, trailers),
                revision.notes().stream().map(Shown::new).toList());
    }

    private List<RevisionCard.PatchRow> patches(
            Revision revision, Optional<Revision> before, Map<Slot, PatchTrailers> trailers) throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Slot slot : before.map(Revision::slots).orElse(List.of())) {
            slot.patchId().ifPresent(ids::add);
            titles.add(plain(slot.title()));
        }
        List<RevisionCard.PatchRow> rows = new ArrayList<>();
        for (Slot slot : revision.slots()) {
            boolean here = slot.state() != Slot.State.MISSING && slot.mail().isPresent();
            String mark = before.isEmpty() || !here
                    ? ""
                    : slot.patchId().filter(ids::contains).isPresent()
                            ? "same"
                            : titles.contains(plain(slot.title())) ? "changed" : "new";
            rows.add(new RevisionCard.PatchRow(
                    slot.place().toString(),
                    here ? href(entry, slot.mail().get()) : "",
                    new Shown(slot.title().isEmpty() ? "(title unknown)" : slot.title()),
                    mark,
                    new Shown(note(slot, revision)),
                    new TrailerViews(entry).of(Optional.ofNullable(trailers.get(slot))),
                    remarks.of(revision, slot.place().number())));
        }
        return rows;
    }

    private static String plain(String title) {
        return title.toLowerCase(Locale.ROOT).strip();
    }

    private static String note(Slot slot, Revision revision) {
        String how = switch (slot.state()) {
            case POSTED -> "";
            case REPLACED -> "a later reroll of this patch alone";
            case INSERTED -> "inserted later";
            case APPENDED -> "appended later";
            case MISSING -> "not in the archive";
        };
        String sender = new Person(revision.sender()).name().raw();
        String by = slot.sender()
                .map(address -> new Person(address).name().raw())
                .filter(name -> !name.equals(sender))
                .map(name -> "from " + name)
                .orElse("");
        return List.of(how, by).stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }
}

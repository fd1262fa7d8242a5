package dev.reroll.web;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.SeriesRow;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Series made into the rows of a list. */
final class SeriesRows {

    /** Authors that a row names. */
    private static final int AUTHORS = 3;

    private final Library library;
    private final String list;

    /** Rows as seen from a list; its own name is not repeated in each. */
    SeriesRows(Library library, String list) {
        this.library = library;
        this.list = list;
    }

    List<SeriesRow> of(List<SeriesEntry> entries) throws IOException {
        List<SeriesRow> rows = new ArrayList<>();
        for (SeriesEntry entry : entries) rows.add(row(entry));
        return rows;
    }

    private SeriesRow row(SeriesEntry entry) throws IOException {
        int revisions = entry.series().revisions().size();
        String size = (revisions == 1 ? "" : Sizes.count(revisions, "revision", "revisions") + " · ")
                + Sizes.count(entry.size(), "patch", "patches") + " · "
                + Sizes.count(entry.mails().size(), "mail", "mails");
        return new SeriesRow(
                Urls.series(entry.id()),
                title(entry),
                new Shown(entry.newest().label()),
                library.search()
                        .state(entry.id())
                        .map(state -> state.asOf(entry.last(), Instant.now()))
                        .map(SeriesRows::word)
                        .orElse(""),
                people(entry),
                size,
                age(entry.first(), entry.last()),
                new When(entry.first()),
                new When(entry.last()),
                entry.lists().stream()
                        .filter(name -> !name.equals(list) || entry.lists().size() > 1)
                        .map(name -> Link.of(Urls.seriesOf(name), name))
                        .toList());
    }

    static Shown title(SeriesEntry entry) {
        String title = entry.series().title();
        return new Shown(title.isBlank() ? "(no title)" : title);
    }

    /** {@code changes requested}. */
    static String word(SeriesState state) {
        return state.standing().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Shown people(SeriesEntry entry) {
        List<Participant> authors =
                entry.people().stream().filter(Participant::author).toList();
        String named = authors.stream()
                .limit(AUTHORS)
                .map(person -> new Person(person.address()).name().raw())
                .collect(Collectors.joining(", "));
        int others = entry.people().size() - Math.min(AUTHORS, authors.size());
        String more = others <= 0 ? "" : " and " + Sizes.count(others, "other", "others");
        return new Shown((named.isEmpty() ? "(no author)" : named) + more);
    }

    /** How long the work went on, in the largest unit that fits. */
    static String age(Instant first, Instant last) {
        long days = Duration.between(first, last).toDays();
        if (days < 1) return "one day";
        if (days < 14) return Sizes.count(days + 1, "day", "days");
        if (days < 60) return Sizes.count(Math.round(days / 7.0), "week", "weeks");
        if (days < 730) return Sizes.count(Math.round(days / 30.44), "month", "months");
        return Sizes.count(Math.round(days / 365.25), "year", "years");
    }
}

package dev.reroll.web;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.SeriesState.Standing;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** Series made into the rows of a list. */
final class SeriesRows {

    /** Authors that a row names. */
    private static final int AUTHORS = 3;

    private final String list;
    private final StateViews states;

    /** Rows as seen from a list; its own name is not repeated in each. */
    SeriesRows(Library library, String list) {
        this.list = list;
        this.states = new StateViews(library, Instant.now());
    }

    List<SeriesRow> of(List<SeriesEntry> entries) throws IOException {
        List<SeriesRow> rows = new ArrayList<>();
        for (SeriesEntry entry : entries) rows.add(row(entry));
        return rows;
    }

    private SeriesRow row(SeriesEntry entry) throws IOException {
        Optional<SeriesState> state = states.of(entry);
        int revisions = entry.series().revisions().size();
        String size = (revisions == 1 ? "" : Sizes.count(revisions, "revision", "revisions") + " · ")
                + Sizes.count(entry.size(), "patch", "patches") + " · "
                + Sizes.count(entry.mails().size(), "mail", "mails");
        return new SeriesRow(
                Urls.series(entry.id()),
                title(entry),
                new Shown(entry.newest().label()),
                state.map(SeriesRows::word).orElse(""),
                new Shown(state.map(this::waits).orElse("")),
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

    /** {@code 12 days, on Jane Doe}; empty where nobody is to do anything. */
    private String waits(SeriesState state) {
        boolean waits = state.standing().waits() || state.standing() == Standing.STALLED;
        if (!waits) return "";
        String whom = state.waitingFor()
                .map(who -> ", on " + new Person(who).name().raw())
                .orElse("");
        long unanswered = state.pings().stream()
                .filter(ping -> ping.answeredBy().isEmpty())
                .count();
        String pings = unanswered == 0 ? "" : ", " + Sizes.count(unanswered, "ping", "pings") + " not answered";
        return states.days(state) + whom + pings;
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

package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.search.ThreadSummary;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.FrontPage;
import dev.reroll.web.view.ListPage;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.SeriesRow;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.ThreadRow;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The front page, and the threads of a list by time. */
final class ListPages {

    private static final int THREADS_OF_A_LIST = 5;
    private static final int SERIES_OF_THE_FRONT = 5;
    private static final int THREADS_OF_A_PAGE = 50;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final Library library;

    ListPages(Library library) {
        this.library = library;
    }

    Reply front() throws IOException {
        List<FrontPage.ListCard> cards = new ArrayList<>();
        for (ListSummary list : library.lists().all()) {
            cards.add(new FrontPage.ListCard(
                    list.list(),
                    Urls.list(list.list()),
                    list.mails(),
                    new When(list.newest()),
                    rows(list.list(), Optional.empty(), THREADS_OF_A_LIST)));
        }
        return library.pages().show(200, "front", new FrontPage(library.frame("Reroll", ""), newestSeries(), cards));
    }

    private List<SeriesRow> newestSeries() throws IOException {
        try {
            SeriesHits newest = library.history().series("", SearchOptions.newest(SERIES_OF_THE_FRONT));
            return new SeriesRows(library, "").of(newest.entries());
        } catch (QueryException e) {
            throw new IllegalStateException("the empty query asks for all", e);
        }
    }

    /** The threads of a list that were last written to before a time, the newest first. */
    Reply list(String list, Optional<Instant> before) throws IOException {
        List<ThreadRow> rows = rows(list, before, THREADS_OF_A_PAGE);
        String path = Urls.list(list);
        String feed = path + "new.atom";
        String name = list.equals(Urls.ALL) ? "All lists" : list;
        Optional<String> older = rows.size() < THREADS_OF_A_PAGE
                ? Optional.empty()
                : Optional.of(path + "?t=" + rows.getLast().newest().stamp());
        return library.pages()
                .show(
                        200,
                        "list",
                        new ListPage(
                                library.frame(name, list, "", Optional.of(feed), Optional.empty()),
                                name,
                                about(list),
                                feed,
                                Urls.seriesOf(list),
                                rows,
                                before.isPresent() ? Optional.of(path) : Optional.empty(),
                                older));
    }

    /**
     * A time as {@code ?t=} holds it, empty where it is none. {@code YYYYMMDDhhmmss} is that second; a shorter one is
     * the end of its year, month, day, hour or minute, so that what was written in it comes with what is older.
     */
    static Optional<Instant> time(String stamp) {
        if (!stamp.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        Optional<TemporalAmount> span = switch (stamp.length()) {
            case 4 -> Optional.of(Period.ofYears(1));
            case 6 -> Optional.of(Period.ofMonths(1));
            case 8 -> Optional.of(Period.ofDays(1));
            case 10 -> Optional.of(Duration.ofHours(1));
            case 12 -> Optional.of(Duration.ofMinutes(1));
            case 14 -> Optional.of(Duration.ZERO);
            default -> Optional.empty();
        };
        if (span.isEmpty()) return Optional.empty();
        String start = stamp + "00000101000000".substring(stamp.length());
        try {
            return Optional.of(
                    LocalDateTime.parse(start, STAMP).plus(span.get()).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a month 13 is no time
        }
    }

    private String about(String list) {
        long mails = 0;
        int lists = 0;
        for (ListSummary summary : library.lists().all()) {
            if (!list.equals(Urls.ALL) && !summary.list().equals(list)) continue;
            mails += summary.mails();
            lists++;
        }
        return Sizes.count(mails, "mail", "mails")
                + (list.equals(Urls.ALL) ? " on " + Sizes.count(lists, "list", "lists") : "");
    }

    private List<ThreadRow> rows(String list, Optional<Instant> before, int limit) throws IOException {
        return library.search().newestThreads(Library.inbox(list), before, limit).stream()
                .map(thread -> row(list, thread))
                .toList();
    }

    private static ThreadRow row(String list, ThreadSummary thread) {
        String starter = thread.from().stream()
                .map(address -> new Person(address).name().raw())
                .collect(Collectors.joining(", "));
        return new ThreadRow(
                Urls.mail(list, thread.id(), Form.NESTED),
                new Shown(thread.subject().isBlank() ? "(no subject)" : thread.subject()),
                new Shown(starter.isBlank() ? "(no sender)" : starter),
                new When(thread.started()),
                new When(thread.last()),
                thread.mails(),
                List.of());
    }
}

package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Hits;
import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.PointHits;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.json.MailListJson;
import dev.reroll.web.json.PointListJson;
import dev.reroll.web.json.SeriesListJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = {
            "Searches mails, review points and series in public-inbox's query language.",
            "",
            "s: f: t: c: a: subject, From, To, Cc, any of them; b: nq: q: body, its unquoted and quoted text;"
                    + " d: dt: rt: dates (d:2024-10-01.., d:last.week..); dfn: dfa: dfb: dfhh: dfctx: in diffs;"
                    + " dfpre: dfpost: patchid: blob and patch ids; m: mid: l: references: \"a phrase\" AND OR NOT ( ) *",
            "",
            "rp: by: kind: outcome: find review points, by text, person, kind (request, question, objection …) and what"
                    + " became of them (unanswered, changed …); state: finds series. --in says so for other queries."
        })
final class SearchCommand implements Callable<Integer> {

    private enum Sort {
        date,
        oldest,
        arrival,
        relevance
    }

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "words are joined by blanks into one query")
    private List<String> words = List.of();

    @Option(names = "--list", paramLabel = "NAME", description = "only this inbox")
    private @Nullable String list;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "date",
            description = "${COMPLETION-CANDIDATES} (default: newest date first)")
    private Sort sort = Sort.date;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "25",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "pass over the first N")
    private int offset;

    private enum In {
        mails,
        points,
        series
    }

    @Option(
            names = "--in",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES} (default: what the query's prefixes ask for)")
    private @Nullable In in;

    @Option(names = "--threads", description = "one hit a thread")
    private boolean threads;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, QueryException {
        String query = String.join(" ", words);
        Order order = switch (sort) {
            case date -> Order.NEWEST;
            case oldest -> Order.OLDEST;
            case arrival -> Order.ARRIVAL;
            case relevance -> Order.RELEVANCE;
        };
        PrintWriter out = spec.commandLine().getOut();
        SearchOptions options;
        try {
            options = new SearchOptions(Optional.ofNullable(list), order, offset, limit, threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (MailSearch search = MailSearch.open(DataFolder.path(), false)) {
            if (list != null
                    && search.lists().stream().noneMatch(known -> known.list().equals(list))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no list is called " + list + "; there are "
                                + search.lists().stream().map(ListSummary::list).collect(Collectors.joining(", ")));
            }
            In wanted = in != null ? in : asked(search.wanted(query));
            if (wanted == In.points) return points(search.points(query, options), query);
            if (wanted == In.series) return series(search.series(query, options), query);
            Hits hits = search.search(query, options);
            if (json) {
                Json.print(out, MailListJson.of(query, offset, hits));
            } else {
                print(out, hits);
            }
            return hits.mails().isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private static In asked(Wanted wanted) {
        return switch (wanted) {
            case MAILS -> In.mails;
            case POINTS -> In.points;
            case SERIES -> In.series;
        };
    }

    private int points(PointHits hits, String query) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, PointListJson.of(query, offset, hits));
        } else {
            for (FoundPoint point : hits.points()) FoundPoints.print(out, point);
            tell(hits.notes(), hits.total(), hits.exact(), hits.points().size());
        }
        return hits.points().isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
    }

    private int series(SeriesHits hits, String query) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, SeriesListJson.of(query, offset, hits));
        } else {
            for (SeriesEntry entry : hits.entries()) SeriesCommand.print(out, entry);
            tell(hits.notes(), hits.total(), hits.exact(), hits.entries().size());
        }
        return hits.entries().isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
    }

    private void print(PrintWriter out, Hits hits) {
        for (IndexedMail mail : hits.mails()) {
            out.println(MailLine.date(mail) + "  " + Screen.plain(MailLine.author(mail), 60));
            out.println("  " + Screen.plain(MailLine.subject(mail), 78));
            out.println("  " + Screen.plain(mail.id()));
        }
        tell(hits.notes(), hits.total(), hits.exact(), hits.mails().size());
    }

    private void tell(List<String> notes, long count, boolean exact, int shown) {
        PrintWriter err = spec.commandLine().getErr();
        for (String note : notes) err.println("reroll: " + Screen.plain(note));
        String total = String.format(Locale.ROOT, "%s%,d", exact ? "" : "more than ", count);
        if (count == 0) err.println("nothing found");
        else if (shown == 0) err.println("nothing beyond the first " + total);
        else err.println(String.format(Locale.ROOT, "%,d to %,d of %s", offset + 1L, (long) offset + shown, total));
    }
}

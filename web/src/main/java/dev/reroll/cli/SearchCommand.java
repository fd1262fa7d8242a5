package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Hits;
import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
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
            "Searches the mails in public-inbox's query language.",
            "",
            "s: f: t: c: a: subject, From, To, Cc, any of them; b: nq: q: body, its unquoted and quoted text;"
                    + " d: dt: rt: dates (d:2024-10-01.., d:last.week..); dfn: dfa: dfb: dfhh: dfctx: in diffs;"
                    + " dfpre: dfpost: patchid: blob and patch ids; m: mid: l: references: \"a phrase\" AND OR NOT ( ) *"
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

    @Option(names = "--threads", description = "one hit a thread")
    private boolean threads;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record Answer(
            String query, long total, boolean totalIsExact, int offset, List<String> notes, List<MailJson> mails) {}

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
            Hits hits = search.search(query, options);
            if (json) {
                List<MailJson> mails = hits.mails().stream().map(MailJson::of).toList();
                Json.print(out, new Answer(query, hits.total(), hits.exact(), offset, hits.notes(), mails));
            } else {
                print(out, hits);
            }
            return hits.mails().isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private void print(PrintWriter out, Hits hits) {
        for (IndexedMail mail : hits.mails()) {
            out.println(MailLine.date(mail) + "  " + Screen.plain(MailLine.author(mail), 60));
            out.println("  " + Screen.plain(MailLine.subject(mail), 78));
            out.println("  " + Screen.plain(mail.id()));
        }
        for (String note : hits.notes()) spec.commandLine().getErr().println("reroll: " + Screen.plain(note));
        long last = (long) offset + hits.mails().size();
        String total = String.format(Locale.ROOT, "%s%,d", hits.exact() ? "" : "more than ", hits.total());
        spec.commandLine()
                .getErr()
                .println(
                        hits.total() == 0
                                ? "nothing found"
                                : hits.mails().isEmpty()
                                        ? "nothing beyond the first " + total
                                        : String.format(Locale.ROOT, "%,d to %,d of %s", offset + 1L, last, total));
    }
}

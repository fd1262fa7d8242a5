package dev.reroll.cli;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.query.QueryException;
import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.json.SeriesJson;
import dev.reroll.web.json.SeriesListJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "series",
        description = {
            "Lists patch series, or shows one with all its revisions.",
            "",
            "A Message-ID shows the series that the mail belongs to: as cover letter, patch, or answer to one of"
                    + " them. Anything else is a query in the language of \"search\": s: asks the titles of series,"
                    + " revisions and patches, f: the authors, c: others who wrote, a: both, dfn: files, d: the day"
                    + " of the last mail. Without a query all series are listed."
        })
final class SeriesCommand implements Callable<Integer> {

    private enum Sort {
        active,
        quiet,
        relevance
    }

    private static final Pattern PREFIXED = Pattern.compile("[-+]?[a-z]{1,10}:.*");

    @Parameters(arity = "0..*", paramLabel = "QUERY|MSGID", description = "a query, or one Message-ID")
    private List<String> words = List.of();

    @Option(names = "--list", paramLabel = "NAME", description = "only series with mails in this inbox")
    private @Nullable String list;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "active",
            description = "${COMPLETION-CANDIDATES} (default: last written to first)")
    private Sort sort = Sort.active;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "25",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "pass over the first N")
    private int offset;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, QueryException {
        try (AskedSeries asked = AskedSeries.open(spec)) {
            return words.size() == 1 && isMessageId(words.getFirst()) ? one(asked) : all(asked);
        }
    }

    /** An address behind a prefix is a query; an id that looks so can be given in angle brackets. */
    private static boolean isMessageId(String word) {
        if (word.startsWith("<") && word.endsWith(">")) return true;
        return word.indexOf('@') > 0
                && word.chars().noneMatch(c -> c == ' ' || c == '"' || c == '(')
                && !PREFIXED.matcher(word).matches();
    }

    private int one(AskedSeries asked) throws IOException {
        Optional<SeriesHistory> found = asked.of(words.getFirst());
        if (found.isEmpty()) return Exit.NOTHING_FOUND;
        SeriesHistory series = found.get();
        PrintWriter out = spec.commandLine().getOut();
        if (json) Json.print(out, SeriesJson.of(series.entry(), series.changes()));
        else new SeriesText(out, series.entry()).print(series.changes());
        return Exit.DONE;
    }

    private int all(AskedSeries asked) throws IOException, QueryException {
        String query = String.join(" ", words);
        SeriesHits hits = asked.history().series(query, options(asked.search()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, SeriesListJson.of(query, offset, hits));
        } else {
            for (SeriesEntry entry : hits.entries()) print(out, entry);
            tell(hits);
        }
        return hits.entries().isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
    }

    private SearchOptions options(MailSearch search) throws IOException {
        if (list != null
                && search.lists().stream().noneMatch(known -> known.list().equals(list))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no list is called " + list + "; there are "
                            + search.lists().stream().map(ListSummary::list).collect(Collectors.joining(", ")));
        }
        Order order = switch (sort) {
            case active -> Order.NEWEST;
            case quiet -> Order.OLDEST;
            case relevance -> Order.RELEVANCE;
        };
        try {
            return new SearchOptions(Optional.ofNullable(list), order, offset, limit, false);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    static void print(PrintWriter out, SeriesEntry entry) {
        String authors = entry.people().stream()
                .filter(Participant::author)
                .map(person -> person.address().name().isEmpty()
                        ? person.address().email()
                        : person.address().name())
                .collect(Collectors.joining(", "));
        out.println(Columns.day(entry.last()) + "  " + Screen.plain(authors, Columns.SCREEN - 12));
        out.println("  " + Screen.plain(entry.series().title(), Columns.SCREEN - 2));
        String labels = entry.series().revisions().stream().map(Revision::label).collect(Collectors.joining(" "));
        String size = Counted.of(entry.size(), "patch").replace("patchs", "patches") + ", "
                + Counted.of(entry.mails().size(), "mail");
        out.println("  " + Screen.plain(labels, Columns.SCREEN - 4 - size.length()) + ", " + size);
        out.println("  " + Screen.plain(entry.newest().head()));
    }

    private void tell(SeriesHits hits) {
        PrintWriter err = spec.commandLine().getErr();
        for (String note : hits.notes()) err.println("reroll: " + Screen.plain(note));
        String total = String.format(Locale.ROOT, "%s%,d", hits.exact() ? "" : "more than ", hits.total());
        if (hits.total() == 0) err.println("no series found");
        else if (hits.entries().isEmpty()) err.println("nothing beyond the first " + total);
        else {
            long last = (long) offset + hits.entries().size();
            err.println(String.format(Locale.ROOT, "%,d to %,d of %s", offset + 1L, last, total));
        }
    }
}

package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.PointHits;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.web.json.PointJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "why",
        description = {
            "Says why a line is there: what reviewers said about the lines of a file that hold an identifier, and what"
                    + " changelogs say of it, the newest first.",
            "",
            "The file may be the end of its path: reroll why uprobes.c:vm_file"
        })
final class WhyCommand implements Callable<Integer> {

    /** Series whose changelogs are read: those that touched the file last. */
    private static final int MOST_SERIES = 200;

    @Parameters(paramLabel = "FILE:IDENTIFIER", description = "a file and a name that stands in its lines")
    private String asked = "";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "25",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** @param points {@code id}s of the review points that the entry is tied to, best first */
    private record ChangelogJson(
            String series,
            String title,
            String from,
            String to,
            String mail,
            String date,
            String text,
            List<String> points) {}

    /** Either a review point or an entry of a changelog. */
    private record ReasonJson(
            @Nullable PointJson point, @Nullable ChangelogJson changelog) {}

    private record Answer(String file, String identifier, List<ReasonJson> reasons) {}

    private record Reason(Instant date, Optional<FoundPoint> point, Optional<ChangelogJson> changelog) {}

    @Override
    public Integer call() throws IOException {
        int colon = asked.lastIndexOf(':');
        if (colon < 1 || colon + 1 == asked.length() || asked.indexOf('"') >= 0) {
            throw new ParameterException(
                    spec.commandLine(), "write a file and an identifier, as in kernel/events/uprobes.c:vm_file");
        }
        if (limit < 1) throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
        String file = asked.substring(0, colon);
        String name = asked.substring(colon + 1);
        try (AskedSeries series = AskedSeries.open(spec)) {
            List<Reason> reasons = new ArrayList<>();
            points(series, file, name, reasons);
            changelogs(series, file, name, reasons);
            reasons.sort(Comparator.comparing(Reason::date).reversed());
            List<Reason> shown = reasons.subList(0, Math.min(limit, reasons.size()));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(
                        out,
                        new Answer(
                                file,
                                name,
                                shown.stream()
                                        .map(reason -> new ReasonJson(
                                                reason.point()
                                                        .map(PointJson::of)
                                                        .orElse(null),
                                                reason.changelog().orElse(null)))
                                        .toList()));
            } else {
                for (Reason reason : shown) print(out, reason);
            }
            if (shown.isEmpty()) {
                spec.commandLine().getErr().println("no remark and no changelog is about " + Screen.plain(asked));
            } else if (shown.size() < reasons.size()) {
                spec.commandLine().getErr().println(shown.size() + " of " + reasons.size() + ", the newest");
            }
            return shown.isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private void points(AskedSeries series, String file, String name, List<Reason> reasons) throws IOException {
        String query = "dfn:\"" + file + "\" AND (q:\"" + name + "\" OR rp:\"" + name + "\")";
        try {
            PointHits hits = series.search()
                    .points(query, new SearchOptions(Optional.empty(), Order.NEWEST, 0, Math.max(limit, 100), false));
            for (FoundPoint point : hits.points()) {
                if (isOf(point.file().orElse(""), file)) {
                    reasons.add(new Reason(point.date(), Optional.of(point), Optional.empty()));
                }
            }
        } catch (QueryException e) {
            throw new ParameterException(
                    spec.commandLine(), "the file or the identifier cannot be looked for: " + e.getMessage(), e);
        }
    }

    private static boolean isOf(String path, String file) {
        return path.equals(file) || path.endsWith("/" + file) || file.endsWith("/");
    }

    private void changelogs(AskedSeries series, String file, String name, List<Reason> reasons) throws IOException {
        Pattern word = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])");
        SeriesHits hits;
        try {
            hits = series.search()
                    .series(
                            "dfn:\"" + file + "\"",
                            new SearchOptions(Optional.empty(), Order.NEWEST, 0, MOST_SERIES, false));
        } catch (QueryException e) {
            throw new ParameterException(spec.commandLine(), "the file cannot be looked for: " + e.getMessage(), e);
        }
        for (SeriesEntry entry : hits.entries()) {
            Optional<Trail> trail = series.search().trail(entry.id());
            if (trail.isEmpty()) continue;
            Map<String, Instant> sent = new HashMap<>();
            for (SeriesMail mail : entry.mails()) sent.put(mail.id(), mail.sent());
            for (Entry change : trail.get().changes()) {
                if (!word.matcher(change.change().text()).find()) continue;
                Instant date = sent.getOrDefault(change.mail(), entry.first());
                ChangelogJson told = new ChangelogJson(
                        entry.id(),
                        entry.series().title(),
                        change.from(),
                        change.to(),
                        change.mail(),
                        date.toString(),
                        change.change().text(),
                        change.points().stream().map(Trail.Fit::point).toList());
                reasons.add(new Reason(date, Optional.empty(), Optional.of(told)));
            }
        }
        if (hits.more()) {
            spec.commandLine()
                    .getErr()
                    .println("reroll: changelogs were read of the " + MOST_SERIES + " series that touched it last");
        }
    }

    private static void print(PrintWriter out, Reason reason) {
        reason.point().ifPresent(point -> FoundPoints.print(out, point));
        reason.changelog().ifPresent(change -> {
            out.println(Columns.day(reason.date()) + "  changelog of "
                    + Screen.plain(change.to() + ", " + change.title(), 54));
            for (String line : Columns.wrapped("    ", change.text(), 4)) out.println(line);
            for (String point : change.points()) out.println("    answers " + Screen.plain(point));
            out.println("  " + Screen.plain(change.mail()));
        });
    }
}

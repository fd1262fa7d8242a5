package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.search.MailSearch;
import dev.reroll.trail.NamedLines;
import dev.reroll.trail.Reasons;
import dev.reroll.trail.Reasons.Reason;
import dev.reroll.trail.Reasons.Remarked;
import dev.reroll.trail.Reasons.Told;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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
            FoundPoints.@Nullable PointJson point, @Nullable ChangelogJson changelog) {}

    private record Answer(String file, String identifier, List<ReasonJson> reasons) {}

    @Override
    public Integer call() throws IOException {
        NamedLines lines = NamedLines.parse(asked)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "write a file and an identifier, as in kernel/events/uprobes.c:vm_file"));
        if (limit < 1) throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
        try (AskedSeries series = AskedSeries.open(spec)) {
            Reasons reasons = reasons(series, lines);
            List<Reason> shown =
                    reasons.found().subList(0, Math.min(limit, reasons.found().size()));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(
                        out,
                        new Answer(
                                lines.file(),
                                lines.identifier(),
                                shown.stream().map(WhyCommand::json).toList()));
            } else {
                for (Reason reason : shown) print(out, reason);
            }
            PrintWriter err = spec.commandLine().getErr();
            if (shown.isEmpty()) {
                err.println("no remark and no changelog is about " + Screen.plain(asked));
            } else if (shown.size() < reasons.found().size()) {
                err.println(shown.size() + " of " + reasons.found().size() + ", the newest");
            }
            return shown.isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private Reasons reasons(AskedSeries series, NamedLines lines) throws IOException {
        try {
            MailSearch search = series.search();
            Reasons reasons = Reasons.of(search, entry -> search.trail(entry.id()), lines, Math.max(limit, 100));
            if (reasons.partial()) {
                spec.commandLine()
                        .getErr()
                        .println("reroll: changelogs were read of the " + Reasons.MOST_SERIES
                                + " series that touched it last");
            }
            return reasons;
        } catch (QueryException e) {
            throw new ParameterException(
                    spec.commandLine(), "the file or the identifier cannot be looked for: " + e.getMessage(), e);
        }
    }

    private static ReasonJson json(Reason reason) {
        return switch (reason) {
            case Remarked remarked -> new ReasonJson(FoundPoints.PointJson.of(remarked.point()), null);
            case Told told -> new ReasonJson(null, json(told));
        };
    }

    private static ChangelogJson json(Told told) {
        Entry entry = told.entry();
        return new ChangelogJson(
                told.series().id(),
                told.series().series().title(),
                entry.from(),
                entry.to(),
                entry.mail(),
                told.date().toString(),
                entry.change().text(),
                entry.points().stream().map(Trail.Fit::point).toList());
    }

    private static void print(PrintWriter out, Reason reason) {
        switch (reason) {
            case Remarked remarked -> FoundPoints.print(out, remarked.point());
            case Told told -> print(out, told);
        }
    }

    private static void print(PrintWriter out, Told told) {
        Entry entry = told.entry();
        out.println(Columns.day(told.date()) + "  changelog of "
                + Screen.plain(entry.to() + ", " + told.series().series().title(), 54));
        for (String line : Columns.wrapped("    ", entry.change().text(), 4)) out.println(line);
        for (Trail.Fit fit : entry.points()) out.println("    answers " + Screen.plain(fit.point()));
        out.println("  " + Screen.plain(entry.mail()));
    }
}

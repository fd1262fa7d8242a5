package dev.reroll.cli;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.trail.Settled;
import dev.reroll.trail.Who;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "trail",
        description = {
            "Shows what reviewers said about a series and what became of it.",
            "",
            "Each remark comes with the lines that it answers, what was said to it, and what the later revisions did"
                    + " with these lines. How sure that is stands behind it; \"certain\" is left out.",
            "",
            "Over all series: reroll search 'by:oleg outcome:unanswered'."
        })
final class TrailCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MSGID", description = "any mail of the series")
    private String id = "";

    @Option(names = "--by", paramLabel = "WHO", description = "only what this person said: part of a name or address")
    private @Nullable String by;

    @Option(
            names = "--open",
            description = "only what is open: requests, questions and objections that were not withdrawn and that no"
                    + " later revision dealt with")
    private boolean open;

    @Option(names = "--revision", paramLabel = "REV", description = "only what was said on this revision")
    private @Nullable String revision;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (AskedSeries asked = AskedSeries.open(spec)) {
            Optional<SeriesHistory> found = asked.of(id);
            if (found.isEmpty()) return Exit.NOTHING_FOUND;
            SeriesHistory series = found.get();
            Optional<Trail> kept = series.trail();
            if (kept.isEmpty()) {
                throw new IOException("the index holds no review trail of this series: run \"reroll reindex\"");
            }
            Trail trail = kept.get();
            Optional<String> label = Optional.ofNullable(revision)
                    .map(name -> asked.revision(series, name).label());
            Who who = new Who(by == null ? "" : by);
            List<Traced> points = trail.points().stream()
                    .filter(traced -> label.isEmpty() || label.get().equals(traced.revision()))
                    .filter(traced -> who.is(traced.point().by()))
                    .filter(traced -> !open || Settled.of(traced) == Settled.OPEN)
                    .toList();
            Instant now = Instant.now();
            SeriesState state = trail.state().asOf(series.entry().last(), now);
            PrintWriter out = spec.commandLine().getOut();
            String title = series.series().title();
            if (json) Json.print(out, TrailJson.of(title, trail, state, points));
            else new TrailText(out, trail).print(title, state, now, points);
            if (points.isEmpty()) spec.commandLine().getErr().println("no remark like that");
            return points.isEmpty() ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }
}

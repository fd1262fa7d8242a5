package dev.reroll.cli;

import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.TrailLabels;
import dev.reroll.index.review.TrailLabels.Verdict;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "trail",
        description = {
            "Compares review trails with what readers of the mails wrote down, and times them.",
            "",
            "SOURCE is what \"reroll ingest\" takes; LABELS a file like those in"
                    + " index/src/test/resources/dev/reroll/index/review."
        })
final class TrailBench implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SOURCE", description = "the mails")
    private String source = "";

    @Parameters(index = "1", paramLabel = "LABELS", description = "what became of their review points")
    private Path labels = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TrailLabels read;
        try {
            read = TrailLabels.parse(Files.readAllLines(labels, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException(labels + ": " + e.getMessage(), e);
        }
        Path data = Files.createTempDirectory("reroll-bench");
        try {
            new Intake(data, Progress.NONE).take(List.of(Source.of(source, Optional.of("bench"))));
            compare(data, read);
        } finally {
            Folders.delete(data);
        }
        return Exit.DONE;
    }

    private void compare(Path data, TrailLabels read) throws IOException {
        try (MailSearch search = MailSearch.open(data, false);
                Archive archive = Archive.at(data)) {
            History history = new History(search, archive);
            List<Verdict> verdicts = read.compare(id -> trail(history, id));
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%-22s %7s %12s %12s %12s %14s%n",
                    "",
                    "labels",
                    "found",
                    "anchor",
                    "outcome",
                    "wrong, certain");
            row(out, "all", verdicts, verdict -> true);
            row(out, "labeller sure", verdicts, verdict -> verdict.label().sure());
            row(out, "held out", verdicts, verdict -> verdict.label().heldOut());
            row(
                    out,
                    "held out, sure",
                    verdicts,
                    v -> v.label().heldOut() && v.label().sure());
            for (String kind : verdicts.stream()
                    .map(v -> v.label().kind())
                    .distinct()
                    .sorted()
                    .toList()) {
                row(
                        out,
                        "  " + kind,
                        verdicts,
                        verdict -> verdict.label().kind().equals(kind));
            }
        }
    }

    private static Optional<Trail> trail(History history, String id) {
        try {
            Optional<SeriesHistory> series = history.series(id);
            return series.isEmpty() ? Optional.empty() : series.get().trail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outcomes are counted where a point was found: words in a discussion have none of their own. */
    private static void row(PrintWriter out, String name, List<Verdict> all, Predicate<Verdict> wanted) {
        List<Verdict> some = all.stream().filter(wanted).toList();
        if (some.isEmpty()) return;
        long found = some.stream()
                .filter(v -> v.point().isPresent() || v.anchorFits())
                .count();
        long anchors = some.stream().filter(Verdict::anchorFits).count();
        long traced = some.stream().filter(v -> v.point().isPresent()).count();
        long fates = some.stream().filter(Verdict::fateFits).count();
        long certain = some.stream().filter(Verdict::wronglyCertain).count();
        out.printf(
                Locale.ROOT,
                "%-22s %7d %12s %12s %12s %14d%n",
                name,
                some.size(),
                share(found, some.size()),
                share(anchors, some.size()),
                share(fates, traced),
                certain);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%d (%.0f %%)", part, 100.0 * part / whole);
    }
}

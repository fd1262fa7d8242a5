package dev.reroll.cli;

import dev.reroll.index.history.Comparison;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.RangeDiffText;
import dev.reroll.index.rangediff.SeriesCommits;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.json.RangeDiffJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "range-diff",
        description = {
            "Compares two revisions patch by patch, as \"git range-diff --no-color\" prints it.",
            "",
            "Patches are compared as they stand in their mails. With --repo they are made commits on the base-commit"
                    + " that their mails name, in a store of Reroll's own that borrows from that repository, and"
                    + " the commits are compared."
        })
final class RangeDiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MSGID", description = "any mail of the series")
    private String id = "";

    @Parameters(
            index = "1..*",
            arity = "0..2",
            paramLabel = "REV",
            description = "two revisions: v3, 3, RFC, rfc-v2, or a Message-ID (default: the last two)")
    private List<String> names = List.of();

    @Option(
            names = "--creation-factor",
            paramLabel = "PERCENT",
            defaultValue = "60",
            description = "the higher, the more willingly patches that changed much are paired"
                    + " (default: ${DEFAULT-VALUE})")
    private int creationFactor;

    @Option(names = "--repo", paramLabel = "DIR", description = "a local repository that has the base commits")
    private @Nullable Path repository;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (creationFactor < 0) {
            throw new ParameterException(spec.commandLine(), "--creation-factor must be 0 or more");
        }
        try (AskedSeries asked = AskedSeries.open(spec)) {
            Optional<SeriesHistory> found = asked.of(id);
            if (found.isEmpty()) return Exit.NOTHING_FOUND;
            SeriesHistory series = found.get();
            List<Revision> two = asked.two(series, names);
            Comparison compared = series.compare(two.get(0), two.get(1));
            RangeDiff diff =
                    repository == null ? compared.rangeDiff(creationFactor) : ofCommits(series, compared, repository);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, RangeDiffJson.of(series.entry().id(), compared, diff));
            } else {
                // git's text to the byte: it may go to a file
                out.print(RangeDiffText.of(diff));
                for (String note : compared.notes(diff))
                    spec.commandLine().getErr().println("reroll: " + Screen.plain(note));
            }
            return Exit.DONE;
        }
    }

    private RangeDiff ofCommits(SeriesHistory series, Comparison compared, Path folder) throws IOException {
        Path git = folder.resolve(".git");
        try {
            return compared.rangeDiffOfCommits(
                    series.baseCommit(compared.older()),
                    series.baseCommit(compared.newer()),
                    DataFolder.path().resolve("commits"),
                    Files.isDirectory(git) ? git : folder,
                    creationFactor);
        } catch (SeriesCommits.DoesNotApply e) {
            throw new IOException(e.getMessage() + "; without --repo the patches are compared as they are", e);
        }
    }
}

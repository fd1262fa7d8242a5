package dev.reroll.cli;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.series.AmMbox;
import dev.reroll.index.series.Series.Revision;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "am",
        description = {
            "Writes a revision as the mbox that \"git am\" takes, in order, with the trailers that others gave.",
            "",
            "Trailers are collected as b4 does: from answers to a patch, from answers to the cover letter for all"
                    + " patches, and from earlier revisions where the patch is the same. What was left out, and"
                    + " why, is said on stderr."
        })
final class AmCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MSGID", description = "any mail of the series")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REV",
            description = "v3, 3, RFC, rfc-v2, or a Message-ID of it (default: the newest)")
    private @Nullable String revision;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write it (default: stdout)")
    private @Nullable Path output;

    @Option(names = "--force", description = "write what is there although patches are missing")
    private boolean force;

    @Option(names = "--json", description = "answer in JSON; the mbox is a field of it unless -o is given")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record Answer(
            String series,
            String revision,
            @Nullable String file,
            @Nullable String mbox,
            @Nullable String refused,
            List<String> notes) {}

    @Override
    public Integer call() throws IOException {
        try (AskedSeries asked = AskedSeries.open(spec)) {
            Optional<SeriesHistory> found = asked.of(id);
            if (found.isEmpty()) return Exit.NOTHING_FOUND;
            SeriesHistory series = found.get();
            Revision wanted = revision == null ? series.entry().newest() : asked.revision(series, revision);
            AmMbox.Result result = series.am(wanted, force);
            boolean refused = result.refused().isPresent();
            if (output != null && !refused) Files.write(output, result.bytes());
            tell(series, wanted, result);
            return refused ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private void tell(SeriesHistory series, Revision wanted, AmMbox.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean refused = result.refused().isPresent();
        if (json) {
            Json.print(
                    out,
                    new Answer(
                            series.entry().id(),
                            wanted.label(),
                            refused || output == null ? null : output.toString(),
                            refused || output != null ? null : result.text(),
                            result.refused().orElse(null),
                            result.notes()));
            return;
        }
        if (!refused && output == null) out.print(result.text());
        for (String note : result.notes()) err.println("reroll: " + Screen.plain(note));
        if (refused) {
            err.println("reroll: " + Screen.plain(result.refused().get()) + " --force writes what is there.");
        } else if (output != null) {
            err.println(Screen.plain(wanted.label() + " of \"" + series.series().title() + "\" -> " + output));
        }
    }
}

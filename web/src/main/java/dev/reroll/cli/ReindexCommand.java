package dev.reroll.cli;

import dev.reroll.index.write.Reindex;
import dev.reroll.index.write.TakenIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        description = "Builds the index again from the archive; the old one answers until the new one is whole.")
final class ReindexCommand implements Callable<Integer> {

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TakenIn taken;
        try (Watch watch = new Watch(spec.commandLine().getErr())) {
            taken = Reindex.run(DataFolder.path(), watch);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, taken);
        } else {
            IngestCommand.print(out, taken);
        }
        return Exit.DONE;
    }
}

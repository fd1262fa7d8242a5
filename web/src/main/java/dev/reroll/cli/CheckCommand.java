package dev.reroll.cli;

import dev.reroll.index.write.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Verifies that every mail of the archive is in the index and the other way round.",
        footer = {"", "Where they differ, \"reroll reindex\" builds the index again from the archive."})
final class CheckCommand implements Callable<Integer> {

    private static final int NAMED = 10;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Check.Result result;
        try (Watch watch = new Watch(spec.commandLine().getErr())) {
            result = Check.run(DataFolder.path(), watch);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, result);
        } else {
            out.printf(
                    "%,d mails in the archive, %,d of them in the index as %,d Message-IDs: %s%n",
                    result.archived(), result.indexed(), result.mails(), result.clean() ? "clean" : "they differ");
            name(out, "in the archive, not in the index", result.missing());
            name(out, "in the index, not in the archive", result.stray());
            name(out, "in the archive, not readable", result.unreadable());
            if (!result.clean()) {
                out.println("\"reroll reindex\" builds the index again from the archive");
            }
        }
        return result.clean() ? Exit.DONE : Exit.NOTHING_FOUND;
    }

    private static void name(PrintWriter out, String what, List<String> places) {
        for (String place : places.stream().limit(NAMED).toList()) out.println("  " + what + ": " + place);
        if (places.size() > NAMED) {
            out.printf("  … and %,d more (--json names them)%n", places.size() - NAMED);
        }
    }
}

package dev.reroll.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's entry point and its global options. */
@Command(
        name = "reroll",
        description = "The review history of a patch series, from its first RFC to the applied commit.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Reroll 0.1",
        subcommands = {
            DemoCommand.class,
            IngestCommand.class,
            SearchCommand.class,
            ThreadCommand.class,
            ServeCommand.class,
            ReindexCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            TrainCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:nothing found, or check found a difference",
            "2:wrong use",
            "3:input that could not be read, with what and where"
        },
        footer = {"", "\"reroll COMMAND --help\" says more about a command."})
public final class Reroll implements Runnable {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where mails and index are kept (default: $REROLL_DATA, else $XDG_DATA_HOME/reroll,"
                    + " else ~/.local/share/reroll)")
    void data(Path folder) {
        DataFolder.use(folder);
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    public static void main(String[] arguments) {
        int code = commandLine(
                        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments);
        System.exit(code);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Reroll());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(80);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler(Failures::wrongUse);
        line.setExecutionExceptionHandler(Failures::failed);
        line.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } finally {
                out.flush();
            }
        });
        return line;
    }
}

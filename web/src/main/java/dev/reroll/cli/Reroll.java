package dev.reroll.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    // In the order of the help text. Reading a command's annotations takes some 10 ms, so only the one asked for is
    // made.
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    @Spec
    private CommandSpec spec;

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("ingest", IngestCommand::new);
        commands.put("search", SearchCommand::new);
        commands.put("thread", ThreadCommand::new);
        commands.put("series", SeriesCommand::new);
        commands.put("range-diff", RangeDiffCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("trail", TrailCommand::new);
        commands.put("why", WhyCommand::new);
        commands.put("am", AmCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("reindex", ReindexCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("matrix", MatrixCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("train", TrainCommand::new);
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    public static void main(String[] arguments) {
        int code = run(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
        System.exit(code);
    }

    /** Runs one command line; its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(out, err, commandOf(arguments)).execute(arguments);
    }

    /** The first word that is a command's name, unless it is the value of {@code --data}. */
    private static Optional<String> commandOf(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--data")) i++;
            else if (!arguments[i].startsWith("-"))
                return Optional.of(arguments[i]).filter(COMMANDS::containsKey);
        }
        return Optional.empty();
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, Optional<String> only) {
        CommandLine line = new CommandLine(new Reroll());
        COMMANDS.forEach((name, command) -> {
            if (only.isEmpty() || only.get().equals(name)) line.addSubcommand(name, command.get());
        });
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

package dev.reroll.cli;

import dev.reroll.web.matrix.Behaviours;
import java.io.IOException;
import java.util.ArrayList;
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
        name = "test",
        description = {
            "Runs the behaviours of the reference implementations and prints the matrix with fresh verdicts.",
            "",
            "Every schedule of each scenario is visited under each memory model. Exits with 1 where a verdict is not"
                    + " what is claimed."
        })
final class TestCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..2",
            paramLabel = "SERIES [vA..vB]",
            description = "which series, and which of its revisions (default: all)")
    private List<String> which = List.of();

    @Option(names = "--behaviour", paramLabel = "ID", description = "only this one")
    private @Nullable String behaviour;

    @Option(names = "--model", paramLabel = "MODEL", description = "only sc, tso or weak")
    private @Nullable String model;

    @Option(
            names = "--explain",
            arity = "2",
            paramLabel = "ID REV",
            description = "print the interleaving that breaks a behaviour in a revision, step by step")
    private List<String> explain = List.of();

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> words = new ArrayList<>(List.of(explain.isEmpty() ? "run" : "explain"));
        if (!which.isEmpty()) words.add("series=" + which.getFirst());
        if (which.size() > 1) range(which.get(1), words);
        if (behaviour != null) words.add("behaviour=" + behaviour);
        if (!explain.isEmpty()) {
            words.add("behaviour=" + explain.getFirst());
            words.add("revision=" + explain.getLast());
        }
        if (model != null) words.add("model=" + model);
        if (json) words.add("form=json");
        return Behaviours.run(spec.commandLine().getOut(), spec.commandLine().getErr(), words);
    }

    private void range(String text, List<String> words) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        if (from.isEmpty() && to.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a range of revisions is vA..vB, vA.. or ..vB");
        }
        if (!from.isEmpty()) words.add("from=" + from);
        if (!to.isEmpty()) words.add("to=" + to);
    }
}

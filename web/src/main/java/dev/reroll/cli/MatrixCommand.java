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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "matrix",
        description = "Shows which behaviour holds in which revision, as it was found when this program was made.")
final class MatrixCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SERIES", description = "only this one (default: all)")
    private @Nullable String series;

    @Option(names = "--json", description = "answer in JSON, with the interleavings")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> words = new ArrayList<>(List.of("matrix"));
        if (series != null) words.add("series=" + series);
        if (json) words.add("form=json");
        return Behaviours.run(spec.commandLine().getOut(), spec.commandLine().getErr(), words);
    }
}

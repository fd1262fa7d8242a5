package dev.reroll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures, and prints each figure beside a floor that is measured in the same run.",
        footer = {
            "",
            "./reroll bench lookup measures the lookups of the reference implementation by JMH, which Maven fetches: with"
                    + " mmap_lock and without, beside the figures of the commit."
        },
        synopsisSubcommandLabel = "WHAT",
        subcommands = {IngestBench.class, SearchBench.class, ServeBench.class, TrailBench.class})
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure: ingest, search, serve or trail");
    }
}

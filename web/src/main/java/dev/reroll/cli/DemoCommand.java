package dev.reroll.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Takes in the bundled sample and serves it.",
            "",
            "The sample is this project's own notes on the review of one patch series; each names the mail that it"
                    + " stands for. It goes into a data folder of its own, beside yours."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = ServeCommand.DEFAULT_PORT,
            description = "TCP port (default: ${DEFAULT-VALUE}; 0 takes a free one)")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path own = DataFolder.path();
        Path data = own.resolveSibling(own.getFileName() + "-demo");
        try (Watch watch = new Watch(spec.commandLine().getErr())) {
            Sample.takeIn(data, watch);
        }
        return ServeCommand.serve(
                data, ServeCommand.DEFAULT_BIND, port, spec.commandLine().getOut());
    }
}

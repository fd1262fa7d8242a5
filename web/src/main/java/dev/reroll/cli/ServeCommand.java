package dev.reroll.cli;

import dev.reroll.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Serves the pages until it is stopped (Ctrl-C).")
final class ServeCommand implements Callable<Integer> {

    static final String DEFAULT_PORT = "8025";
    static final String DEFAULT_BIND = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = DEFAULT_PORT,
            description = "TCP port (default: ${DEFAULT-VALUE}; 0 takes a free one)")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = DEFAULT_BIND,
            description = "address to listen on (default: ${DEFAULT-VALUE}, this machine only)")
    private String bind = DEFAULT_BIND;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "a port is 0 to 65535, got " + port);
        }
        return serve(DataFolder.path(), bind, port, spec.commandLine().getOut());
    }

    static int serve(Path data, String bind, int port, PrintWriter out) throws IOException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (WebServer server = WebServer.start(data, bind, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
            String host = bind.contains(":") ? "[" + bind + "]" : bind;
            out.println("Reroll is at http://" + host + ":" + server.port() + "/ (Ctrl-C stops it)");
            out.flush();
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }
}

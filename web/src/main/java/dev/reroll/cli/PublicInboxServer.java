package dev.reroll.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Debian's public-inbox-httpd over a copy of one of our inboxes, indexed by public-inbox's own programs. */
final class PublicInboxServer implements AutoCloseable {

    /** What must be installed. */
    static final List<String> PROGRAMS =
            List.of("public-inbox-init", "public-inbox-index", "public-inbox-httpd", "git");

    private final Process process;
    private final String base;

    private PublicInboxServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static boolean isInstalled() {
        return PROGRAMS.stream().allMatch(Tool::isInstalled);
    }

    /**
     * Copies and indexes an inbox, and serves it by as many workers as there are processors.
     *
     * @param git the folder of its epochs
     * @param scratch an empty folder
     */
    static PublicInboxServer over(String list, Path git, Path scratch) throws IOException {
        Path inbox = scratch.resolve("inbox");
        Map<String, String> settings =
                Map.of("PI_CONFIG", scratch.resolve("config").toString(), "HOME", scratch.toString());
        Tool.output(
                List.of(
                        "public-inbox-init",
                        "-V2",
                        "-L",
                        "full",
                        list,
                        inbox.toString(),
                        "http://localhost/" + list,
                        list + "@localhost"),
                settings);
        for (Path epoch : epochs(git)) {
            Path copy = inbox.resolve("git").resolve(epoch.getFileName());
            Tool.output(List.of("rm", "-rf", copy.toString()));
            Tool.output(List.of("git", "clone", "-q", "--mirror", epoch.toString(), copy.toString()));
        }
        Tool.output(List.of("public-inbox-index", inbox.toString()), settings);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                "public-inbox-httpd", "-W" + Runtime.getRuntime().availableProcessors(), "-l", "127.0.0.1:" + port);
        builder.environment().putAll(settings);
        Path log = scratch.resolve("log");
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        PublicInboxServer server = new PublicInboxServer(builder.start(), "http://127.0.0.1:" + port);
        if (!server.isUp(port)) {
            server.close();
            throw new IOException("public-inbox-httpd did not start: " + Files.readString(log));
        }
        return server;
    }

    private static List<Path> epochs(Path git) throws IOException {
        try (var entries = Files.list(git)) {
            return entries.filter(entry -> entry.toString().endsWith(".git"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isUp(int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (ConnectException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // not yet
            }
        }
        return false;
    }

    String base() {
        return base;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

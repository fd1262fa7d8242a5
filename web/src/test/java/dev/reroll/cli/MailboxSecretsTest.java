package dev.reroll.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own: a password that a server refuses, and repeats, comes out nowhere. */
class MailboxSecretsTest {

    private static final String SECRET = "xyzzy-7Q!";

    @TempDir
    Path folder;

    private record Ran(int code, String printed) {}

    @Test
    void a_refused_password_stands_in_no_output_and_no_file() throws Exception {
        try (EchoingServer server = new EchoingServer()) {
            String url = "imap://me@127.0.0.1:" + server.port() + "/INBOX";
            Ran ran = reroll(Map.of("REROLL_PASSWORD", SECRET, "REROLL_TRACE", "1"), "ingest", url);
            assertThat(server.heard).as("it came as far as the login").anyMatch(said -> said.contains(SECRET));
            assertThat(ran.code()).isEqualTo(Exit.UNREADABLE);
            assertThat(ran.printed())
                    .contains("refuses the login of me with the environment variable REROLL_PASSWORD")
                    .contains("no entry for (password)");
            nowhere(ran);
        }
    }

    @Test
    void a_password_in_the_url_is_refused_without_connecting_or_repeating_it() throws Exception {
        try (EchoingServer server = new EchoingServer()) {
            Ran ran = reroll(Map.of(), "ingest", "imap://me:" + SECRET + "@127.0.0.1:" + server.port() + "/INBOX");
            assertThat(ran.code()).isEqualTo(Exit.UNREADABLE);
            assertThat(ran.printed()).contains("has a password in it").contains("keyring");
            assertThat(server.heard).isEmpty();
            nowhere(ran);
        }
    }

    private void nowhere(Ran ran) throws IOException {
        assertThat(ran.printed()).doesNotContain(SECRET);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
        }
    }

    private Ran reroll(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Reroll.class.getName(),
                "--data",
                folder.resolve("data").toString()));
        line.addAll(List.of(words));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("REROLL_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(output, UTF_8));
    }

    /** An IMAP server that lets nobody in and says whom it did not let in, with what. */
    private static final class EchoingServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        private final List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();

        EchoingServer() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) serve();
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                    OutputStream out = client.getOutputStream()) {
                say(out, "* OK ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard.add(line);
                    String tag = line.split(" ", 2)[0];
                    if (line.contains("LOGIN")) say(out, tag + " NO no entry for " + line.replaceFirst(".* ", ""));
                    else if (line.endsWith("CAPABILITY")) say(out, "* CAPABILITY IMAP4rev1\r\n" + tag + " OK .");
                    else say(out, tag + " OK .");
                }
            } catch (IOException gone) {
                // the client or the test is done
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

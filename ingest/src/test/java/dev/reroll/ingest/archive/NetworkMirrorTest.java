package dev.reroll.ingest.archive;

import static dev.reroll.ingest.archive.Letters.allChanges;
import static dev.reroll.ingest.archive.Letters.append;
import static dev.reroll.ingest.archive.Letters.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reroll.ingest.GitProgram;
import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.Source;
import dev.reroll.ingest.source.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetching over HTTP from git's own server program, as lore serves its epochs. */
class NetworkMirrorTest {

    @TempDir
    Path temp;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private HttpServer server;
    private Archive upstream;
    private Archive archive;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        upstream = Archive.at(temp.resolve("upstream"));
        archive = Archive.at(temp.resolve("data"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::backend);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/bpf/git/0.git";
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        archive.close();
        upstream.close();
    }

    @Test
    void an_epoch_is_cloned_and_then_fetched() throws IOException {
        append(upstream, "bpf", 1, 2);
        Epoch epoch = archive.bring(source(url), progress::add, progress::add);
        assertThat(epoch.key()).isEqualTo("bpf/0");
        assertThat(epoch.origin()).contains(url);
        assertThat(allChanges(epoch)).hasSize(2);
        append(upstream, "bpf", 3);
        archive.bring(source(url), progress::add, progress::add);
        assertThat(allChanges(epoch)).hasSize(3);
        assertThat(GitProgram.git(epoch.path(), "fsck", "--strict", "--full")).isEmpty();
    }

    @Test
    void where_nothing_is_new_no_pack_is_asked_for() throws IOException {
        append(upstream, "bpf", 1);
        archive.bring(source(url), progress::add, progress::add);
        requests.clear();
        archive.bring(source(url), progress::add, progress::add);
        assertThat(progress).last().asString().contains("nothing new in " + url);
        // protocol version 2: the capabilities and the refs
        assertThat(requests).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_url_without_repository_is_named_with_the_reason() throws IOException {
        String wrong = url.replace("/bpf/", "/nothing/");
        assertThatThrownBy(() -> archive.bring(source(wrong), progress::add, progress::add))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Cannot fetch from " + wrong);
        assertThat(files(temp.resolve("data"))).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_is_named() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        for (String scheme : List.of("http", "git")) {
            String nobody = scheme + "://127.0.0.1:" + free + "/bpf/0";
            assertThatThrownBy(() -> archive.bring(source(nobody), progress::add, progress::add))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining(nobody)
                    .hasMessageContaining("refused");
        }
        assertThat(files(temp.resolve("data"))).isEmpty();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_server_that_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            for (String scheme : List.of("http", "git")) {
                String address = scheme + "://127.0.0.1:" + silent.getLocalPort() + "/bpf/0";
                Mirror mirror =
                        new Mirror(new Inboxes(temp.resolve("data")), source(address), progress::add, progress::add, 1);
                assertThatThrownBy(mirror::update)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining(address + " has been silent for 1 seconds");
            }
        }
        assertThat(files(temp.resolve("data"))).isEmpty();
    }

    @Test
    void a_pack_that_breaks_off_leaves_nothing() throws IOException {
        append(upstream, "bpf", 1, 2, 3);
        server.removeContext("/");
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) cutAfter(exchange, 100);
            else backend(exchange);
        });
        assertThatThrownBy(() -> archive.bring(source(url), progress::add, progress::add))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Cannot fetch from " + url);
        assertThat(files(temp.resolve("data"))).isEmpty();
    }

    private static GitSource source(String url) throws SourceException {
        return (GitSource) Source.of(url, Optional.empty());
    }

    private static void cutAfter(HttpExchange exchange, int octets) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(new byte[octets]);
        }
    }

    /** Git's CGI program behind the JDK's server. */
    private void backend(HttpExchange exchange) throws IOException {
        try (exchange) {
            synchronized (requests) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            }
            ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
            Map<String, String> environment = builder.environment();
            environment.put("GIT_PROJECT_ROOT", temp.resolve("upstream/inbox").toString());
            environment.put("GIT_HTTP_EXPORT_ALL", "1");
            environment.put("REQUEST_METHOD", exchange.getRequestMethod());
            environment.put("PATH_INFO", exchange.getRequestURI().getPath());
            environment.put(
                    "QUERY_STRING",
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
            header(exchange, "Content-Type", environment, "CONTENT_TYPE");
            header(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
            header(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (OutputStream in = process.getOutputStream()) {
                exchange.getRequestBody().transferTo(in);
            }
            try (InputStream out = new BufferedInputStream(process.getInputStream())) {
                int status = 200;
                for (String line = line(out); !line.isEmpty(); line = line(out)) {
                    int colon = line.indexOf(':');
                    String value = line.substring(colon + 1).strip();
                    if (line.startsWith("Status:")) status = Integer.parseInt(value.substring(0, 3));
                    else exchange.getResponseHeaders().add(line.substring(0, colon), value);
                }
                exchange.sendResponseHeaders(status, 0);
                out.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static void header(HttpExchange exchange, String name, Map<String, String> environment, String variable) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) environment.put(variable, value);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString().strip();
    }
}

package dev.reroll.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that are many, slow or silent: others keep being served, and who comes beyond the limits is told when to come again. */
class UnderLoadTest {

    /** Octets of text that packs badly, so that some of it fill what the kernel holds for a connection that nobody reads from. */
    private static final int LARGE = 900_000;

    private static final Duration WAIT = Duration.ofMillis(500);

    private static final int MAILS = 14;

    @TempDir
    static Path folder;

    private static Path data;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void fill() throws IOException {
        List<String> mails = new ArrayList<>();
        String date = "Sat, 12 Oct 2024 10:00:00 +0000";
        mails.add(Shelf.mail("small@example.org", "", "small", "A <a@example.org>", date, "Hello.\n"));
        Random random = new Random(1);
        for (int i = 0; i < MAILS; i++) {
            StringBuilder text = new StringBuilder(LARGE);
            while (text.length() < LARGE)
                text.append(Long.toString(random.nextLong(), 36)).append('\n');
            String parent = i == 0 ? "" : "large0@example.org";
            mails.add(Shelf.mail(
                    "large" + i + "@example.org", parent, "large", "A <a@example.org>", date, text.toString()));
        }
        data = new Shelf(folder.resolve("data"))
                .put("notes", mails.toArray(String[]::new))
                .indexed();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) socket.close();
    }

    /** A reader that asks and takes nothing of the answer but its first line. */
    private String reader(WebServer server, String path) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\r'; octet = in.read()) line.append((char) octet);
        return line.toString();
    }

    @Test
    void downloads_beyond_the_limit_are_put_off_and_pages_are_not() throws Exception {
        try (WebServer server = WebServer.start(data, "127.0.0.1", 0, new Limits(8, 2, 1 << 20, WAIT));
                Client client = new Client(server.port())) {
            for (int i = 0; i < 2; i++) {
                assertThat(reader(server, "/notes/all.mbox.gz")).isEqualTo("HTTP/1.1 200 OK");
            }
            for (String path : List.of("/notes/all.mbox.gz", "/notes/0/info/refs?service=git-upload-pack")) {
                HttpResponse<byte[]> third = client.get(path);
                assertThat(third.statusCode()).isEqualTo(503);
                assertThat(Client.header(third, "Retry-After")).isEqualTo("30");
                assertThat(new String(third.body(), ISO_8859_1)).contains("Too many downloads");
            }
            for (String path : List.of("/notes/small@example.org/", "/notes/small@example.org/raw")) {
                assertThat(client.get(path).statusCode()).isEqualTo(200);
            }

            hangUp();
            HttpResponse<byte[]> after;
            do after = client.get("/notes/all.mbox.gz");
            while (after.statusCode() == 503);
            try (InputStream mbox = new GZIPInputStream(new java.io.ByteArrayInputStream(after.body()))) {
                assertThat(mbox.readAllBytes().length).isGreaterThan(MAILS * LARGE);
            }
        }
    }

    @Test
    void a_page_that_would_be_more_than_may_wait_for_slow_readers_is_put_off_and_small_ones_still_come()
            throws Exception {
        try (WebServer server = WebServer.start(data, "127.0.0.1", 0, new Limits(8, 2, 1 << 18, WAIT));
                Client client = new Client(server.port())) {
            HttpResponse<byte[]> large = client.get("/notes/large0@example.org/T/");
            assertThat(large.statusCode()).isEqualTo(503);
            assertThat(Client.header(large, "Retry-After")).isEqualTo("30");
            assertThat(client.get("/notes/small@example.org/").statusCode()).isEqualTo(200);
            assertThat(client.get("/notes/?q=small").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_a_reply_held_is_free_again_once_it_is_sent() throws Exception {
        Limits limits = new Limits(8, 2, 1 << 20, WAIT);
        try (WebServer server = WebServer.start(data, "127.0.0.1", 0, limits);
                Client client = new Client(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/notes/large0@example.org/T/").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_thousand_connections_that_say_nothing_keep_nobody_out() throws Exception {
        try (WebServer server = WebServer.start(data, "127.0.0.1", 0);
                Client client = new Client(server.port())) {
            for (int i = 0; i < 1000; i++) {
                open.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(client.get("/notes/small@example.org/").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_page_waits_for_its_turn_and_gets_it() throws Exception {
        Limits limits = new Limits(1, 1, 1 << 20, Duration.ofMinutes(1));
        Limits.Place held = limits.page().orElseThrow();
        try (WebServer server = WebServer.start(data, "127.0.0.1", 0, limits);
                Client client = new Client(server.port())) {
            Thread giver = Thread.ofVirtual().start(() -> {
                while (limits.waiting() == 0) Thread.onSpinWait();
                held.close();
            });
            assertThat(client.get("/notes/small@example.org/").statusCode()).isEqualTo(200);
            giver.join();
        }
    }
}

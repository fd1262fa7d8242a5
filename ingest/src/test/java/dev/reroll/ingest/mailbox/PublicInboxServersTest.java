package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reroll.ingest.Corpus;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** public-inbox's own servers, over real mail: what they hand out is what was put in. */
class PublicInboxServersTest {

    private static final String GROUP = "inbox.comp.test.uprobes";
    private static final String UUID = "2e4b0a5e-6f0d-4c0e-9a55-0d8f4ad0c3f1";

    @TempDir
    static Path folder;

    @TempDir
    Path data;

    private static final List<Process> SERVERS = new ArrayList<>();
    private static List<String> put = List.of();
    private static Path inbox = Path.of("");

    @BeforeAll
    static void fill() throws Exception {
        Path uprobes = Corpus.path("uprobes");
        for (String program : List.of("public-inbox-init", "public-inbox-index", "public-inbox-imapd"))
            assumeInstalled(program);
        List<byte[]> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(uprobes)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) mails.add(Files.readAllBytes(file));
        }
        put = mails.stream()
                .map(mail -> new String(Octets.unixLines(mail), StandardCharsets.ISO_8859_1))
                .sorted()
                .toList();
        Path ours = folder.resolve("ours");
        try (Archive archive = Archive.at(ours);
                Appender appender = archive.append("uprobes")) {
            Instant when = Instant.parse("2024-10-10T12:00:00Z");
            for (byte[] mail : mails)
                appender.add(mail, new Envelope("A", "a@example.org", when, ZoneOffset.UTC, when, "mail"));
            appender.commit();
        }
        inbox = folder.resolve("peer");
        run(
                "public-inbox-init",
                "-V2",
                "-L",
                "medium",
                "--ng",
                GROUP,
                "uprobes",
                inbox.toString(),
                "http://peer/",
                "u@peer");
        Files.writeString(
                folder.resolve("config"),
                Files.readString(folder.resolve("config")) + "[publicinbox]\n\tpop3state = "
                        + Files.createDirectories(folder.resolve("pop3")) + "\n");
        run("rm", "-rf", inbox.resolve("git/0.git").toString());
        run(
                "cp",
                "-r",
                ours.resolve("inbox/uprobes/git/0.git").toString(),
                inbox.resolve("git/0.git").toString());
        run("public-inbox-index", "-j0", inbox.toString());
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(Process::destroyForcibly);
    }

    @Test
    void the_imap_server_hands_all_mails_to_an_anonymous_reader_once() throws Exception {
        int port = serve("public-inbox-imapd");
        String url = "imap://127.0.0.1:" + port + "/" + GROUP + ".0";
        assertThat(source(url).list()).isEqualTo(GROUP);
        Taken first = Taken.andKept(source(url));
        assertThat(first.rejects()).isEmpty();
        assertThat(first.texts().stream().sorted().toList()).isEqualTo(put);
        assertThat(Taken.from(source(url)).mails()).isEmpty();
        assertThat(source(url).waitForMail(Duration.ofMillis(50))).isFalse();
        assertThatThrownBy(() -> Taken.from(source("imap://127.0.0.1:" + port + "/inbox.none.0")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no folder inbox.none.0");
    }

    @Test
    void the_pop3_server_hands_all_mails_to_a_reader_with_a_uuid_once() throws Exception {
        assumeInstalled("public-inbox-pop3d");
        String url = "pop3://" + UUID + "%40" + GROUP + ".0@127.0.0.1:" + serve("public-inbox-pop3d");
        assertThat(source(url).list()).isEqualTo(GROUP);
        Taken first = Taken.andKept(source(url));
        assertThat(first.rejects()).isEmpty();
        assertThat(first.texts().stream().sorted().toList()).isEqualTo(put);
        assertThat(Taken.from(source(url)).mails()).isEmpty();
        assertThat(source(url).waitForMail(Duration.ofMillis(50))).isFalse();
    }

    @Test
    void the_news_server_hands_out_all_mails_with_fields_of_its_own_before_theirs() throws Exception {
        assumeInstalled("public-inbox-nntpd");
        int port = serve("public-inbox-nntpd");
        String url = "nntp://127.0.0.1:" + port + "/" + GROUP;
        Taken first = Taken.andKept(source(url));
        assertThat(first.rejects()).isEmpty();
        assertThat(first.texts().stream()
                        .map(PublicInboxServersTest::withoutNewsFields)
                        .sorted()
                        .toList())
                .isEqualTo(put.stream()
                        .map(PublicInboxServersTest::withoutNewsFields)
                        .sorted()
                        .toList());
        assertThat(Taken.from(source(url)).mails()).isEmpty();
        assertThat(source(url).waitForMail(Duration.ofMillis(50))).isFalse();
        assertThatThrownBy(() -> Taken.from(source("nntp://127.0.0.1:" + port + "/inbox.none")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("refuses the group inbox.none");
    }

    @Test
    void an_article_that_is_too_large_is_named_and_the_rest_comes() throws Exception {
        assumeInstalled("public-inbox-nntpd");
        MailboxUrl url = MailboxUrl.of("nntp://127.0.0.1:" + serve("public-inbox-nntpd") + "/" + GROUP);
        NntpGroup group = new NntpGroup(
                new MailboxAt(url, "box", StateFile.of(data, "box", url), nobodys(), Terms.usual(false), 6000));
        Taken taken = Taken.from(group);
        assertThat(taken.rejects())
                .isNotEmpty()
                .allMatch(reject -> reject.where().startsWith(url + "/"));
        assertThat(taken.mails()).isNotEmpty().allMatch(mail -> mail.bytes().length <= 6000);
        assertThat(taken.mails().size() + taken.rejects().size()).isEqualTo(put.size());
    }

    /** The header without what RFC 5536 gives to news servers, and without the order of its fields. */
    private static String withoutNewsFields(String mail) {
        int end = mail.indexOf("\n\n");
        List<String> fields = new ArrayList<>(List.of(mail.substring(0, end).split("\n(?![ \t])")));
        fields.removeIf(field ->
                field.matches("(?is)(Path|Newsgroups|Xref|Lines|Archived-At|List-Archive|List-Post|Bytes):.*"));
        fields.sort(null);
        return String.join("\n", fields) + mail.substring(end);
    }

    private Mailbox source(String url) throws SourceException {
        return new Mailboxes(data, nobodys(), false).of(url, Optional.empty());
    }

    private Passwords nobodys() {
        return new Passwords(Map.of(), data.resolve("keyring"), question -> Optional.empty());
    }

    private static void assumeInstalled(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
        assumeTrue(there, "skipped: " + program + " is not installed");
    }

    private static int serve(String program) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve(program + ".log");
        Process server = builder(log, program, "-W0", "-l", "127.0.0.1:" + port).start();
        SERVERS.add(server);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.isAlive() && System.nanoTime() < deadline) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return port;
            } catch (ConnectException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // it is not up yet
            }
        }
        throw new IOException(program + " did not start: " + Files.readString(log));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = builder(output, command).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end within two minutes");
        }
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(output))
                .isZero();
    }

    /** In a home of its own, so that nobody's settings play a part. */
    private static ProcessBuilder builder(Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("GIT_"));
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment().put("PI_CONFIG", folder.resolve("config").toString());
        return builder;
    }
}

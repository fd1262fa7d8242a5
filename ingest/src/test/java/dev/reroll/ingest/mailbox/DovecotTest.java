package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reroll.ingest.Corpus;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dovecot over a Maildir of real mail, with a login. */
class DovecotTest {

    /** The account that Debian's package makes, since Dovecot serves no mail as root. */
    private static final String OWNER = "dovecot";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private Path maildir = Path.of("");
    private Optional<Process> server = Optional.empty();
    private int port;

    @BeforeEach
    void serve() throws Exception {
        Path dovecot = Path.of("/usr/sbin/dovecot");
        assumeTrue(Files.isExecutable(dovecot), "skipped: dovecot is not installed");
        assumeTrue("root".equals(System.getProperty("user.name")), "skipped: only root can start a dovecot");
        maildir = Files.createDirectories(folder.resolve("Maildir"));
        for (String part : List.of("cur", "new", "tmp")) Files.createDirectory(maildir.resolve(part));
        try (Stream<Path> mails = Files.list(Corpus.path("uprobes"))) {
            for (Path mail :
                    mails.filter(file -> file.toString().endsWith(".eml")).toList())
                Files.copy(mail, maildir.resolve("new").resolve(mail.getFileName()));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("chown", "-R", OWNER, maildir.toString());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("log");
        Path configuration = Files.writeString(folder.resolve("dovecot.conf"), """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                log_path = %1$s/log
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/Maildir
                mailbox_idle_check_interval = 1s
                passdb {
                  driver = static
                  args = password=pw
                }
                userdb {
                  driver = static
                  args = uid=%2$s gid=%2$s home=%1$s
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(folder, OWNER, port));
        Process process = new ProcessBuilder(dovecot.toString(), "-F", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        server = Optional.of(process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // it is not up yet
            }
        }
        throw new IOException("dovecot did not start: " + (Files.exists(log) ? Files.readString(log) : "no log"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server.isEmpty()) return;
        server.get().destroy(); // it ends its children, which a kill would leave
        server.get().waitFor();
    }

    @Test
    void what_is_delivered_is_read_to_the_octet_once_and_stays_unseen() throws Exception {
        List<String> delivered = delivered();
        Taken first = Taken.andKept(mailbox());
        assertThat(first.rejects()).isEmpty();
        assertThat(first.texts().stream().sorted().toList()).isEqualTo(delivered);
        assertThat(Taken.andKept(mailbox()).mails()).isEmpty();
        assertThat(mailbox().waitForMail(Duration.ofMillis(10))).isFalse();

        Thread delivery = Thread.ofVirtual().start(this::deliver);
        assertThat(mailbox().waitForMail(Duration.ofMinutes(2))).isTrue();
        delivery.join();
        assertThat(Taken.andKept(mailbox()).texts()).containsExactly("From: a@example.org\n\nlate\n");
        try (Stream<Path> files = Files.walk(maildir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("a Maildir notes in the name of a file that it was seen")
                    .noneMatch(name -> name.matches(".*:2,[A-Z]*S[A-Z]*"));
        }
    }

    @Test
    void a_mailbox_whose_numbering_was_lost_is_read_again_whole() throws Exception {
        Taken first = Taken.andKept(mailbox());
        try (Stream<Path> files = Files.list(maildir)) {
            // the server's own knowledge of the UIDs, but for the last UIDVALIDITY, above which it takes the next
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("dovecot") && !name.startsWith("dovecot-uidvalidity")) Files.delete(file);
            }
        }
        assertThat(mailbox().waitForMail(Duration.ofMillis(10))).isTrue();
        assertThat(Taken.andKept(mailbox()).mails()).hasSameSizeAs(first.mails());
        assertThat(Taken.andKept(mailbox()).mails()).isEmpty();
    }

    private void deliver() {
        try {
            Path mail = Files.writeString(maildir.resolve("tmp/late"), "From: a@example.org\n\nlate\n");
            run("chown", OWNER, mail.toString());
            Files.move(mail, maildir.resolve("new/late"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> delivered() throws IOException {
        try (Stream<Path> files = Files.list(maildir.resolve("new"))) {
            return files.map(DovecotTest::text).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Octets.unixLines(Files.readAllBytes(file)), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Mailbox mailbox() throws SourceException {
        Passwords passwords =
                new Passwords(Map.of("REROLL_PASSWORD", "pw"), data.resolve("keyring"), question -> Optional.empty());
        return new Mailboxes(data, passwords, false).of("imap://me@127.0.0.1:" + port + "/INBOX", Optional.of("box"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}

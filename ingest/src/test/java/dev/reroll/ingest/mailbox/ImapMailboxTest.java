package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reroll.ingest.source.RawMail;
import dev.reroll.ingest.source.Reject;
import dev.reroll.ingest.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lie, break off, say too much or too little. What RFC 3501 and 2177 have a server say is in the scripts. */
class ImapMailboxTest {

    private static final String SECRET = "xyzzy-7Q!";
    private static final Terms TERMS =
            new Terms(false, Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofMillis(1), Optional.empty());

    @TempDir
    Path data;

    private FakeImap server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeImap();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void mails_are_fetched_without_being_marked_and_lose_only_the_cr_of_their_line_ends() throws IOException {
        server.holding(40, 40)
                .when("*BODY", FakeImap.mail(1, "A: b\n\n.\r\r\nc\u00e4\n") + FakeImap.mail(2, "A: c\n\nd") + "OK");
        Taken taken = Taken.from(mailbox());
        assertThat(taken.texts()).containsExactly("A: b\n\n.\r\r\nc\u00e4\n", "A: c\n\nd");
        assertThat(taken.mails()).extracting(RawMail::where).first().isEqualTo(url() + "/;UID=1");
        assertThat(server.heard()).noneMatch(said -> said.startsWith("SELECT") || said.contains("STORE"));
        assertThat(server.heard())
                .filteredOn(said -> said.contains("BODY"))
                .allMatch(said -> said.contains("BODY.PEEK[]"));
    }

    @Test
    void the_next_run_goes_on_after_the_highest_uid_once_the_mails_are_kept() throws IOException {
        server.holding(9).when("*BODY", FakeImap.mail(1, "A: b\n\nc") + "OK");
        Taken.from(mailbox());
        assertThat(Taken.andKept(mailbox()).mails()).as("not kept before").hasSize(1);
        assertThat(Taken.from(mailbox()).mails()).isEmpty();
        assertThat(server.heard())
                .filteredOn(said -> said.contains("SEARCH"))
                .containsExactly("UID SEARCH UID 1:*", "UID SEARCH UID 1:*", "UID SEARCH UID 2:*");
    }

    @Test
    void a_folder_that_is_numbered_anew_is_read_from_its_start() throws Exception {
        server.holding(9).when("*BODY", FakeImap.mail(1, "A: b\n\nc") + "OK");
        Taken.andKept(mailbox());
        server.when("EXAMINE", "* 1 EXISTS\n* OK [UIDVALIDITY 8] .\n* OK [UIDNEXT 2] .\nOK");
        assertThat(mailbox().waitForMail(Duration.ofSeconds(5))).isTrue();
        assertThat(Taken.andKept(mailbox()).mails()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_off_is_made_again_and_no_mail_comes_twice() throws IOException {
        int half = 3 * 1024 * 1024; // so that each mail is fetched by itself
        server.holding(half, half, half)
                .when("UID FETCH 1 (UID BODY", FakeImap.mail(1, "A: 1\n\n") + "OK")
                .when(
                        "UID FETCH 2 (UID BODY",
                        time -> time == 0
                                ? "* 2 FETCH (UID 2 BO" + FakeImap.HANG_UP
                                : FakeImap.mail(2, "A: 2\n\n") + "OK")
                .when("UID FETCH 3 (UID BODY", FakeImap.mail(3, "A: 3\n\n") + "OK");
        assertThat(Taken.from(mailbox()).texts()).containsExactly("A: 1\n\n", "A: 2\n\n", "A: 3\n\n");
        assertThat(server.heard())
                .filteredOn(said -> said.contains("SEARCH"))
                .containsExactly("UID SEARCH UID 1:*", "UID SEARCH UID 2:*");
    }

    @Test
    void a_server_that_always_breaks_off_is_given_up_with_a_sentence() {
        server.when("UID SEARCH", FakeImap.HANG_UP);
        assertThatThrownBy(() -> Taken.from(mailbox()))
                .isInstanceOf(Lost.class)
                .hasMessageContaining("broke off while " + url() + " was read: ")
                .hasMessageNotContaining("Exception")
                .hasMessageContaining("Run this again");
        assertThat(server.heard()).filteredOn(said -> said.contains("SEARCH")).hasSize(4);
    }

    @Test
    void what_is_too_large_or_not_handed_out_is_named_and_the_rest_comes() throws IOException {
        server.holding(5000, 10, 10, 10)
                .when("*BODY", FakeImap.mail(2, "A: b\n\n" + "x".repeat(3000)) + FakeImap.mail(4, "A: d\n\n") + "OK");
        Taken taken = Taken.from(mailbox(2000));
        assertThat(taken.texts()).containsExactly("A: d\n\n");
        assertThat(taken.rejects())
                .containsExactly(
                        new Reject(url() + "/;UID=1", "is larger than 0 MB"),
                        new Reject(url() + "/;UID=2", "is larger than 0 MB"),
                        new Reject(url() + "/;UID=3", "was listed, but the server did not hand it out"));
        assertThat(server.heard())
                .filteredOn(said -> said.contains("BODY"))
                .containsExactly("UID FETCH 2:4 (UID BODY.PEEK[])");
    }

    @Test
    void a_server_that_announces_two_gigabytes_is_refused() {
        assumeTrue(Runtime.getRuntime().maxMemory() < 2_000_000_000, "skipped: there is room for two gigabytes here");
        server.holding(10).when("*BODY", "* 1 FETCH (UID 1 BODY[] {2147483000}\n" + FakeImap.HANG_UP);
        assertThatThrownBy(() -> Taken.from(mailbox()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("announces more than fits into memory");
    }

    @Test
    void a_server_that_answers_without_end_is_cut_off() {
        server.when("EXAMINE", "* OK on and on\n".repeat(200_000) + "OK");
        assertThatThrownBy(() -> Taken.from(mailbox()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("sent far more than it was asked for, so it was cut off");
    }

    @Test
    void waiting_uses_idle_where_the_server_has_it() throws Exception {
        server.holding(9)
                .when("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\nOK")
                .when("*BODY", FakeImap.mail(1, "A: b\n\n") + "OK");
        Taken.andKept(mailbox());
        server.when("UID SEARCH", time -> server.heard().contains("DONE") ? "* SEARCH 2\nOK" : "* SEARCH 1\nOK");
        server.when("IDLE", "+ idling\n* 2 EXISTS\nOK");
        assertThat(mailbox().waitForMail(Duration.ofSeconds(30))).isTrue();
        assertThat(server.heard()).containsSubsequence("UID SEARCH UID 2:*", "IDLE", "DONE", "UID SEARCH UID 2:*");
    }

    @Test
    void waiting_with_idle_ends_when_the_time_is_over() throws Exception {
        server.holding(9)
                .when("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\nOK")
                .when("*BODY", FakeImap.mail(1, "A: b\n\n") + "OK");
        Taken.andKept(mailbox());
        server.when("UID SEARCH", "* SEARCH 1\nOK").when("IDLE", "+ idling\nOK");
        assertThat(mailbox().waitForMail(Duration.ofMillis(50))).isFalse();
        assertThat(server.heard()).containsSubsequence("IDLE", "DONE");
    }

    @Test
    void waiting_asks_again_and_again_where_the_server_has_no_idle() throws Exception {
        server.holding(9).when("*BODY", FakeImap.mail(1, "A: b\n\n") + "OK");
        Taken.andKept(mailbox());
        server.when("UID SEARCH", time -> time < 5 ? "* SEARCH 1\nOK" : "* SEARCH 2\nOK");
        assertThat(mailbox().waitForMail(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void no_password_goes_to_another_machine_unencrypted_unless_the_person_says_so() throws IOException {
        // this machine by an address that does not say so
        String url = "imap://me@[::ffff:127.0.0.1]:" + server.port() + "/INBOX";
        assertThatThrownBy(() -> Taken.from(mailbox(url, TERMS)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("offers no encryption (STARTTLS), so the password is not sent")
                .hasMessageContaining("--cleartext-login");
        assertThat(server.heard()).noneMatch(said -> said.contains("LOGIN") || said.contains("AUTHENTICATE"));
        assertThat(Taken.from(mailbox(
                                url, new Terms(true, TERMS.silence(), TERMS.poll(), TERMS.again(), Optional.empty())))
                        .mails())
                .isEmpty();
        assertThat(server.heard()).contains("LOGIN me " + SECRET);
    }

    @Test
    void an_anonymous_reader_says_so_as_rfc_4505_has_it() throws IOException {
        server.when("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=ANONYMOUS\nOK").when("AUTHENTICATE", "NO not here");
        assertThatThrownBy(() -> Taken.from(mailbox("imap://127.0.0.1:" + server.port() + "/x", TERMS)))
                .hasMessageContaining("refuses the login");
        assertThat(server.heard()).contains("AUTHENTICATE ANONYMOUS").noneMatch(said -> said.contains("LOGIN"));
    }

    @Test
    void a_failed_login_shows_the_servers_words_and_nowhere_the_password() throws Exception {
        String plain =
                java.util.Base64.getEncoder().encodeToString(("\0me\0" + SECRET).getBytes(StandardCharsets.UTF_8));
        server.when("LOGIN", "NO [AUTHENTICATIONFAILED] me may not come in with " + SECRET + " or " + plain);
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                logged.add(message);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> Taken.from(mailbox()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("refuses the login of me with the environment variable REROLL_PASSWORD:")
                    .hasMessageContaining("me may not come in with (password) or (password).")
                    .satisfies(refused -> {
                        StringWriter trace = new StringWriter();
                        refused.printStackTrace(new PrintWriter(trace));
                        assertThat(trace.toString()).doesNotContain(SECRET).doesNotContain(plain);
                    });
        } finally {
            System.setOut(out);
            root.setLevel(before);
            root.removeHandler(handler);
        }
        assertThat(server.heard()).as("it was sent to the server").anyMatch(said -> said.contains(SECRET));
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
        assertThat(logged)
                .as("what the library logs")
                .noneMatch(message -> String.valueOf(message.getMessage()).contains(SECRET));
    }

    private String url() {
        return "imap://me@127.0.0.1:" + server.port() + "/INBOX";
    }

    private Mailbox mailbox() throws SourceException {
        return mailbox(url(), TERMS);
    }

    private Mailbox mailbox(String url, Terms terms) throws SourceException {
        return new Mailboxes(data, passwords(), terms).of(url, Optional.of("box"));
    }

    private Mailbox mailbox(int maxMail) throws SourceException {
        MailboxUrl url = MailboxUrl.of(url());
        return new ImapMailbox(new MailboxAt(url, "box", StateFile.of(data, "box", url), passwords(), TERMS, maxMail));
    }

    private Passwords passwords() {
        return new Passwords(Map.of("REROLL_PASSWORD", SECRET), data.resolve("keyring"), question -> Optional.empty());
    }
}

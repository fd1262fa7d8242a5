package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reroll.ingest.source.SourceException;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants a login (GreenMail), over TLS and without. */
class LoginTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3),
    });

    @TempDir
    Path data;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void a_folder_is_read_on_and_its_mails_stay_unseen() throws Exception {
        MailFolder folder = folder("one");
        put(folder, "first");
        put(folder, "second");
        String url = imap("one");
        assertThat(Taken.andKept(mailbox(url, "pw")).texts())
                .hasSize(2)
                .first()
                .asString()
                .contains("Subject: first\n");
        assertThat(mailbox(url, "pw").waitForMail(Duration.ofMillis(10))).isFalse();
        put(folder, "third");
        assertThat(mailbox(url, "pw").waitForMail(Duration.ofMinutes(1))).isTrue();
        assertThat(Taken.andKept(mailbox(url, "pw")).texts())
                .hasSize(1)
                .first()
                .asString()
                .contains("Subject: third\n");
        assertThat(folder.getMessages())
                .hasSize(3)
                .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void idle_tells_of_a_mail_that_is_delivered_while_it_waits() throws Exception {
        MailFolder folder = folder("three");
        put(folder, "first");
        Mailbox mailbox = mailbox(imap("three"), "pw");
        Taken.andKept(mailbox);
        Thread delivery = Thread.ofVirtual().start(() -> {
            try {
                put(folder, "second");
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(mailbox.waitForMail(Duration.ofMinutes(2))).isTrue();
        delivery.join();
    }

    @Test
    void a_wrong_password_is_told_without_it() throws Exception {
        folder("four");
        assertThatThrownBy(() -> Taken.from(mailbox(imap("four"), "s3cret")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(
                        "127.0.0.1 refuses the login of me with the environment variable REROLL_PASSWORD: ")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Taken.from(mailbox(imap("none"), "pw")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("There is no folder none at imap://me@127.0.0.1");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_the_login() {
        String url = "imaps://me@127.0.0.1:" + SERVER.getImaps().getPort() + "/INBOX";
        assertThatThrownBy(() -> Taken.from(mailbox(url, "pw")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be trusted or speaks no TLS")
                .hasMessageContaining("javax.net.ssl.trustStore");
    }

    @Test
    void a_maildrop_is_read_on_and_nothing_in_it_is_deleted() throws Exception {
        MailFolder inbox = SERVER.getManagers().getImapHostManager().getInbox(user());
        put(inbox, "first");
        String url = "pop3://me@127.0.0.1:" + SERVER.getPop3().getPort();
        assertThat(Taken.andKept(mailbox(url, "pw")).texts())
                .hasSize(1)
                .first()
                .asString()
                .contains("Subject: first\n");
        put(inbox, "second");
        assertThat(mailbox(url, "pw").waitForMail(Duration.ofMillis(10))).isTrue();
        assertThat(Taken.andKept(mailbox(url, "pw")).texts())
                .hasSize(1)
                .first()
                .asString()
                .contains("Subject: second\n");
        assertThat(inbox.getMessageCount()).isEqualTo(2);
        assertThatThrownBy(() -> Taken.from(mailbox(url, "s3cret")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("refuses the login of me")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    private static GreenMailUser user() {
        return SERVER.setUser("me", "pw");
    }

    private static MailFolder folder(String name) throws Exception {
        return SERVER.getManagers().getImapHostManager().createMailbox(user(), name);
    }

    private static void put(MailFolder folder, String subject) throws Exception {
        String mail = "From: a@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                + "@example.org>\r\n\r\nText\r\n";
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
        folder.store(message);
    }

    private static String imap(String folder) {
        return "imap://me@127.0.0.1:" + SERVER.getImap().getPort() + "/" + folder;
    }

    private Mailbox mailbox(String url, String password) throws SourceException {
        Passwords passwords = new Passwords(
                Map.of("REROLL_PASSWORD", password), data.resolve("keyring"), question -> Optional.empty());
        return new Mailboxes(data, passwords, false).of(url, Optional.of("box"));
    }
}

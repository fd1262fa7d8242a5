package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reroll.ingest.source.Reject;
import dev.reroll.ingest.source.SourceException;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3S),
    });

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    static Path keys;

    @TempDir
    Path data;

    private static Terms trusting = Terms.usual(false);

    /** With a certificate of its own, for 127.0.0.1 and no other name. */
    @BeforeAll
    static void start() throws Exception {
        Path store = keys.resolve("keys.p12");
        String keytool = "-genkeypair -keyalg EC -alias server -dname CN=server -ext SAN=ip:127.0.0.1 -storetype PKCS12"
                + " -storepass " + STORE_PASSWORD + " -keystore";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(keytool.split(" ")));
        command.add(store.toString());
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(keys.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).as("keytool").isZero();
        trusting = trusting(KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray())
                .getCertificate("server"));
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
        SERVER.start();
    }

    private static Terms trusting(Certificate certificate) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        Terms usual = Terms.usual(false);
        return new Terms(false, usual.silence(), usual.poll(), usual.again(), Optional.of(context.getSocketFactory()));
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
    void a_certificate_that_is_trusted_is_taken_for_the_name_that_it_bears_alone() throws Exception {
        put(folder("five"), "first");
        int imaps = SERVER.getImaps().getPort();
        assertThat(Taken.from(mailbox("imaps://me@127.0.0.1:" + imaps + "/five", "pw", trusting))
                        .mails())
                .hasSize(1);
        assertThatThrownBy(() -> Taken.from(mailbox("imaps://me@localhost:" + imaps + "/five", "pw", trusting)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be trusted")
                .hasMessageContaining("localhost");
        int pop3s = SERVER.getPop3s().getPort();
        Taken.from(mailbox("pop3s://me@127.0.0.1:" + pop3s, "pw", trusting));
        assertThatThrownBy(() -> Taken.from(mailbox("pop3s://me@localhost:" + pop3s, "pw", trusting)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be trusted");
    }

    @Test
    void a_maildrop_gets_no_password_unencrypted_from_another_machine() {
        // this machine by an address that does not say so
        String url = "pop3://me@[::ffff:127.0.0.1]:" + SERVER.getPop3().getPort();
        assertThatThrownBy(() -> Taken.from(mailbox(url, "pw")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("offers no encryption (STARTTLS), so the password is not sent");
    }

    @Test
    void a_mail_of_a_maildrop_that_is_too_large_is_named_and_the_rest_comes() throws Exception {
        GreenMailUser you = SERVER.setUser("you", "pw");
        MailFolder inbox = SERVER.getManagers().getImapHostManager().getInbox(you);
        put(inbox, "small");
        put(inbox, "x".repeat(500));
        MailboxUrl url =
                MailboxUrl.of("pop3://you@127.0.0.1:" + SERVER.getPop3().getPort());
        Taken taken = Taken.andKept(new Pop3Mailbox(
                new MailboxAt(url, "box", StateFile.of(data, "box", url), passwords("pw"), trusting, 500)));
        assertThat(taken.texts()).hasSize(1).first().asString().contains("Subject: small\n");
        assertThat(taken.rejects()).extracting(Reject::reason).containsExactly("is larger than 0 MB");
        assertThat(Taken.from(mailbox(url.toString(), "pw")).mails())
                .as("it was told once")
                .isEmpty();
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
        return mailbox(url, password, Terms.usual(false));
    }

    private Mailbox mailbox(String url, String password, Terms terms) throws SourceException {
        return new Mailboxes(data, passwords(password), terms).of(url, Optional.of("box"));
    }

    private Passwords passwords(String password) {
        return new Passwords(
                Map.of("REROLL_PASSWORD", password), data.resolve("keyring"), question -> Optional.empty());
    }
}

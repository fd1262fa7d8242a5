package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    @Test
    void the_keyring_gives_the_rest_of_the_line_after_the_account() throws IOException {
        keyring("rw-------", "# mine", "", "imaps://me@other a", "imaps://me@mail.example.org  two words  ");
        assertThat(passwords(Map.of())
                        .of(url("imaps://me@mail.example.org/INBOX"))
                        .secret())
                .isEqualTo("two words");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void a_keyring_that_is_open_to_others_is_refused(String mode) throws IOException {
        keyring(mode, "imaps://me@mail.example.org s3cret");
        assertThatThrownBy(() -> passwords(Map.of()).of(url("imaps://me@mail.example.org/")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is open to others (" + mode + ")")
                .hasMessageContaining("chmod 600")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "mail.example.org s3cret", "imaps://me:s3cret@mail.example.org x"})
    void a_line_that_is_not_understood_is_named_by_its_number_alone(String line) throws IOException {
        keyring("rw-------", "# first", line);
        assertThatThrownBy(() -> passwords(Map.of()).of(url("imaps://me@mail.example.org/")))
                .hasMessageContaining("Line 2 of the keyring")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    @Test
    void an_entry_is_for_one_protocol_user_host_and_port() throws IOException {
        keyring("rw-------", "imaps://me@mail.example.org a");
        for (String other : List.of(
                "imap://me@mail.example.org/", "imaps://you@mail.example.org/", "imaps://me@mail.example.org:9/"))
            assertThatThrownBy(() -> passwords(Map.of()).of(url(other)))
                    .hasMessageStartingWith("There is no password for " + other.substring(0, other.length() - 1));
    }

    @Test
    void what_names_the_host_goes_before_what_does_not() throws IOException {
        Map<String, String> both = Map.of("REROLL_PASSWORD_MAIL_EXAMPLE_ORG", "1", "REROLL_PASSWORD", "3");
        MailboxUrl account = url("imaps://me@mail.example.org/");
        assertThat(passwords(Map.of("REROLL_PASSWORD", "3")).of(account).secret())
                .isEqualTo("3");
        keyring("rw-------", "imaps://me@mail.example.org 2");
        assertThat(passwords(Map.of("REROLL_PASSWORD", "3")).of(account).secret())
                .isEqualTo("2");
        assertThat(passwords(both).of(account).secret()).isEqualTo("1");
    }

    @Test
    void the_general_password_is_not_sent_to_a_second_server() throws IOException {
        Passwords passwords = passwords(Map.of("REROLL_PASSWORD", "s3cret"));
        passwords.of(url("imaps://me@a.example.org/"));
        assertThat(passwords.of(url("imaps://me@a.example.org/Other")).secret()).isEqualTo("s3cret");
        assertThatThrownBy(() -> passwords.of(url("imaps://me@b.example.org/")))
                .hasMessageContaining("REROLL_PASSWORD was used for imaps://me@a.example.org")
                .hasMessageContaining("REROLL_PASSWORD_B_EXAMPLE_ORG")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    @Test
    void the_person_is_asked_once() throws IOException {
        Passwords passwords = new Passwords(Map.of(), folder.resolve("keyring"), question -> {
            asked.add(question);
            return Optional.of("typed");
        });
        assertThat(passwords.of(url("pop3s://me@h")).secret()).isEqualTo("typed");
        passwords.of(url("pop3s://me@h"));
        assertThat(asked).containsExactly("Password for pop3s://me@h: ");
    }

    @Test
    void nobody_is_asked_for_an_anonymous_reader() throws IOException {
        assertThat(passwords(Map.of()).of(url("imap://h/x")).secret()).isEqualTo("anonymous");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_password_does_not_show_itself() {
        assertThat(new Password("me", "s3cret", "the terminal")).hasToString("a password from the terminal");
    }

    @Test
    void the_keyring_lies_where_configuration_does() {
        assertThat(Passwords.keyringFile(Map.of(), "/home/me")).isEqualTo(Path.of("/home/me/.config/reroll/keyring"));
        assertThat(Passwords.keyringFile(Map.of("XDG_CONFIG_HOME", "/etc/me"), "/home/me"))
                .isEqualTo(Path.of("/etc/me/reroll/keyring"));
    }

    private void keyring(String mode, String... lines) throws IOException {
        Path file = folder.resolve("keyring");
        Files.write(file, List.of(lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Passwords passwords(Map<String, String> environment) {
        return new Passwords(environment, folder.resolve("keyring"), question -> {
            asked.add(question);
            return Optional.empty();
        });
    }

    private static MailboxUrl url(String text) throws SourceException {
        return MailboxUrl.of(text);
    }
}

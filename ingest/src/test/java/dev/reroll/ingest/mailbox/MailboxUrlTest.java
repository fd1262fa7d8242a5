package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.ingest.source.SourceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxUrlTest {

    @Test
    void user_host_port_and_folder_are_read_with_what_is_percent_encoded() throws SourceException {
        assertThat(MailboxUrl.of("IMAPS://me%40example.org@Mail.Example.ORG:1993/Lists/my%20list"))
                .isEqualTo(new MailboxUrl(
                        Scheme.IMAPS, Optional.of("me@example.org"), "mail.example.org", 1993, "Lists/my list"));
    }

    @ParameterizedTest
    @CsvSource({
        "imaps://me@h/, imaps://me@h/INBOX",
        "imaps://me@h:993/INBOX, imaps://me@h/INBOX",
        "imap://anonymous@h/inbox.comp.x.0, imap://h/inbox.comp.x.0",
        "pop3://me@h:1110, pop3://me@h:1110",
        "imaps://me%40example.org@h/a%20b, imaps://me%40example.org@h/a%20b",
        "nntp://h/inbox.comp.x, nntp://h/inbox.comp.x",
    })
    void one_mailbox_is_always_written_the_same_way(String given, String written) throws SourceException {
        assertThat(MailboxUrl.of(given)).hasToString(written);
        assertThat(MailboxUrl.of(written)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "imaps://me@h/INBOX, INBOX",
        "imaps://me@h/Lists/bpf, bpf",
        "imap://h/org.kernel.vger.bpf.12, org.kernel.vger.bpf",
        "imaps://me@h/release.12, release.12",
        "pop3s://me%40example.org@h, me",
        "pop3s://2e4b0a5e-6f0d-4c0e-9a55-0d8f4ad0c3f1%40org.kernel.bpf.3@h, org.kernel.bpf",
        "nntp://h/org.kernel.vger.bpf, org.kernel.vger.bpf",
    })
    void the_list_is_named_after_the_folder_without_public_inboxs_slice(String url, String list)
            throws SourceException {
        assertThat(MailboxUrl.of(url).listName()).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imaps://me:s3cret@h/INBOX",
                "imaps://me:s3cret/@h/INBOX",
                "imaps://me@example.org:s3cret@h/INBOX",
                "pop3s://:s3cret@h",
                "imaps://me:s3cret@h o/IN BOX",
            })
    void a_password_in_a_url_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> MailboxUrl.of(url))
                .isInstanceOf(SourceException.class)
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imap://h/ | names no folder",
                "pop3://h | names no user",
                "pop3://me@h/INBOX | POP3 has none",
                "nntp://h | names no group",
                "nntp://h/group/5 | names no group",
                "imaps://me@example.org@h/x | an @",
                "imaps://me@h/a?b | write them as %3F",
                "imaps://me@h/a%0d%0aDELETE | control characters",
                "imaps://me@h:99999/x | port",
                "imaps:///x | host",
            })
    void what_cannot_be_meant_is_refused_with_what_to_write_instead(String url, String said) {
        assertThatThrownBy(() -> MailboxUrl.of(url))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "imap://me@localhost/x, false",
        "imap://me@127.0.0.1/x, false",
        "imap://me@[::1]/x, false",
        "imap://me@127.0.0.1.example.org/x, true",
        "imap://me@mail.example.org/x, true",
        "pop3://me@mail.example.org, true",
        "nntp://me@mail.example.org/x, true",
        "imap://mail.example.org/x, false",
        "imaps://me@mail.example.org/x, false",
    })
    void a_password_needs_tls_but_to_this_machine(String url, boolean needed) throws SourceException {
        assertThat(Terms.usual(false).needsTls(MailboxUrl.of(url))).isEqualTo(needed);
        assertThat(Terms.usual(true).needsTls(MailboxUrl.of(url))).isFalse();
    }
}

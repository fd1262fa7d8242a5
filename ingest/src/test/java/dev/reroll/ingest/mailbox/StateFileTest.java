package dev.reroll.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.ingest.mailbox.StateFile.Entry;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {

    @TempDir
    Path data;

    @Test
    void a_folders_mark_is_two_lines_under_a_heading_for_people() throws IOException {
        StateFile state = state("imaps://me@h/INBOX");
        assertThat(ImapMark.from(state)).isEmpty();
        new ImapMark(7, 42).to(state);
        new ImapMark(7, 43).to(state);
        assertThat(ImapMark.from(state)).isEqualTo(Optional.of(new ImapMark(7, 43)));
        assertThat(Files.readString(only()))
                .startsWith("# How far Reroll has read imaps://me@h/INBOX into bpf.")
                .endsWith("\nuidvalidity 7\nnext 43\n");
    }

    @Test
    void each_mailbox_of_a_list_has_a_file_of_its_own() throws IOException {
        state("imaps://me@h/INBOX").write(List.of(new Entry("a", "1")));
        state("imaps://me@h/Other").write(List.of(new Entry("a", "2")));
        assertThat(state("imaps://me@h/INBOX").read()).containsExactly(new Entry("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uidvalidity 7\n", "uidvalidity 7\nnext -1\n", "uidvalidity x\nnext 1\n", "next\n", "\u00ff"})
    void a_damaged_file_is_named_with_what_to_do(String contents) throws IOException {
        StateFile state = state("imaps://me@h/INBOX");
        new ImapMark(7, 42).to(state);
        Files.write(only(), contents.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ImapMark.from(state))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(only().toString())
                .hasMessageContaining("delete it, and the mailbox is read from its start");
    }

    private StateFile state(String url) throws SourceException {
        return StateFile.of(data, "bpf", MailboxUrl.of(url));
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("inbox/bpf"))) {
            return files.toList().getFirst();
        }
    }
}

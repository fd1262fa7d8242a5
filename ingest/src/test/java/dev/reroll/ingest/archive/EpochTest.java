package dev.reroll.ingest.archive;

import static dev.reroll.ingest.GitProgram.git;
import static dev.reroll.ingest.GitProgram.run;
import static dev.reroll.ingest.archive.Letters.append;
import static dev.reroll.ingest.archive.Letters.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading epochs that others wrote, whole and damaged. */
class EpochTest {

    @TempDir
    Path data;

    private Archive archive;
    private Path repository;

    @BeforeEach
    void open() {
        archive = Archive.at(data);
        repository = data.resolve("inbox/bpf/git/0.git");
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void changes_after_a_commit_are_those_that_came_later() throws IOException {
        append(archive, "bpf", 1, 2);
        Epoch epoch = archive.epochs().getFirst();
        Optional<String> known = epoch.head();
        append(archive, "bpf", 3, 4);
        assertThat(changes(epoch, known)).containsExactly("+This is number 3.", "+This is number 4.");
        try (Changes all = epoch.changesSince(known)) {
            assertThat(all.restarted()).isFalse();
            assertThat(all.commits()).isEqualTo(2);
        }
    }

    @Test
    void there_are_none_after_the_head() throws IOException {
        append(archive, "bpf", 1, 2);
        Epoch epoch = archive.epochs().getFirst();
        try (Changes none = epoch.changesSince(epoch.head())) {
            assertThat(none.hasNext()).isFalse();
            assertThat(none.restarted()).isFalse();
        }
    }

    @Test
    void a_commit_that_is_not_part_of_the_history_means_from_the_root() throws IOException {
        append(archive, "bpf", 1, 2);
        Epoch epoch = archive.epochs().getFirst();
        for (String stranger : List.of("0123456789012345678901234567890123456789", "no id")) {
            assertThat(changes(epoch, Optional.of(stranger))).hasSize(2);
            try (Changes all = epoch.changesSince(Optional.of(stranger))) {
                assertThat(all.restarted()).isTrue();
            }
        }
        try (Changes all = epoch.changesSince(Optional.empty())) {
            assertThat(all.restarted()).isTrue();
        }
    }

    @Test
    void arrival_is_the_committers_time_whatever_its_zone() throws IOException {
        repository();
        String tree = tree("m", "mail");
        commit(tree, "committer L <l@x> 1768165529 -0700");
        commit(tree, "committer L <l@x> 0 +0000");
        // after 2038, after 2106, and nothing that is a time
        commit(tree, "committer L <l@x> 2147483648 +0000");
        commit(tree, "committer L <l@x> 4294967296 +0000");
        commit(tree, "committer L <l@x>  -5 +0000");
        commit(tree, "committer L > x <l@x> 99999999999999999999 +0000");
        List<Instant> arrivals = new ArrayList<>();
        try (Changes all = archive.epochs().getFirst().changesSince(Optional.empty())) {
            all.forEachRemaining(change -> arrivals.add(((Change.Added) change).arrived()));
        }
        assertThat(arrivals)
                .extracting(Instant::getEpochSecond)
                .containsExactly(1768165529L, 0L, 2147483648L, 4294967296L, 0L, Idents.MAX_SECONDS);
    }

    @Test
    void a_commit_without_mail_is_skipped_and_named() throws IOException {
        repository();
        commit(tree("m", "one"));
        String other = commit(tree("README", "no mail"));
        commit(tree("m", "two"));
        try (Changes all = archive.epochs().getFirst().changesSince(Optional.empty())) {
            assertThat(count(all)).isEqualTo(2);
            assertThat(all.skipped()).isEqualTo(1);
            assertThat(all.skips()).containsExactly(new Changes.Skipped(other, "its tree holds neither m nor d"));
        }
    }

    @Test
    void folders_and_links_named_m_are_no_mails() throws IOException {
        repository();
        String blob =
                run(repository, bytes("x"), "hash-object", "-w", "--stdin").strip();
        commit(mktree("040000 tree " + tree("m", "x") + "\tm\n"));
        commit(mktree("120000 blob " + blob + "\tm\n"));
        commit(mktree("100644 blob " + blob + "\tmm\n"));
        try (Changes all = archive.epochs().getFirst().changesSince(Optional.empty())) {
            assertThat(count(all)).isZero();
            assertThat(all.skipped()).isEqualTo(3);
        }
    }

    @Test
    void a_missing_mail_does_not_stop_the_others() throws IOException {
        repository();
        String missing = "0123456789012345678901234567890123456789";
        commit(tree("m", "one"));
        commit(run(repository, bytes("100644 blob " + missing + "\tm\n"), "mktree", "--missing")
                .strip());
        commit(tree("m", "three"));
        Epoch epoch = archive.epochs().getFirst();
        List<String> read = new ArrayList<>();
        try (Changes all = epoch.changesSince(Optional.empty());
                MailReader reader = epoch.reader()) {
            while (all.hasNext()) {
                try {
                    read.add(new String(reader.raw(all.next().place().blob()), StandardCharsets.US_ASCII));
                } catch (MissingMailException absent) {
                    read.add(absent.getMessage());
                }
            }
        }
        assertThat(read).containsExactly("one", "The mail with blob " + missing + " is not in bpf/0.", "three");
    }

    @Test
    void a_missing_commit_or_tree_is_named_and_what_is_there_is_read() throws IOException {
        repository();
        String lost = commit(tree("m", "lost"));
        commit(tree("m", "two"));
        String treeless = commit(tree("m", "three"));
        String gone = git(repository, "rev-parse", treeless + "^{tree}").strip();
        Files.delete(loose(lost));
        Files.delete(loose(gone));
        try (Changes all = archive.epochs().getFirst().changesSince(Optional.empty())) {
            assertThat(count(all)).isEqualTo(1);
            assertThat(all.skips())
                    .containsExactly(
                            new Changes.Skipped(lost, "is missing, and so is what came before it"),
                            new Changes.Skipped(treeless, "its tree " + gone + " is missing"));
        }
    }

    @Test
    void a_damaged_mail_is_told_apart_and_the_others_are_read() throws IOException {
        repository();
        commit(tree("m", "one"));
        commit(tree("m", "two"));
        String damaged = git(repository, "rev-parse", "master~1:m").strip();
        assertThat(loose(damaged).toFile().setWritable(true)).isTrue();
        Files.write(loose(damaged), bytes("no zlib"));
        try (MailReader reader = archive.epochs().getFirst().reader()) {
            assertThatThrownBy(() -> reader.raw(damaged))
                    .isInstanceOf(MissingMailException.class)
                    .hasMessageContaining(damaged + " in bpf/0 is damaged");
            String whole = git(repository, "rev-parse", "master:m").strip();
            assertThat(reader.raw(whole)).isEqualTo(bytes("two"));
        }
    }

    @Test
    void a_shallow_clone_is_read_from_where_it_begins() throws IOException {
        append(archive, "other", 1, 2, 3);
        git(
                data,
                "clone",
                "-q",
                "--mirror",
                "--depth=2",
                "file://" + data.resolve("inbox/other/git/0.git"),
                repository.toString());
        try (Changes all = archive.epoch("bpf", 0).orElseThrow().changesSince(Optional.empty())) {
            assertThat(count(all)).isEqualTo(2);
            assertThat(all.skipped()).isZero();
        }
    }

    @Test
    void an_empty_epoch_has_no_head_and_no_changes() throws IOException {
        repository();
        Epoch epoch = archive.epochs().getFirst();
        assertThat(epoch.head()).isEmpty();
        try (Changes none = epoch.changesSince(Optional.of("0123456789012345678901234567890123456789"))) {
            assertThat(none.hasNext()).isFalse();
            assertThat(none.restarted()).isTrue();
        }
    }

    @Test
    void a_place_that_is_nowhere_is_told_in_a_sentence() throws IOException {
        append(archive, "bpf", 1);
        String commit = archive.epochs().getFirst().head().orElseThrow();
        assertThatThrownBy(() -> archive.raw(new Place("bpf", 7, commit, commit)))
                .isInstanceOf(MissingMailException.class)
                .hasMessage("The archive has no epoch bpf/7.");
        assertThatThrownBy(() -> archive.raw(new Place("bpf", 0, commit, commit)))
                .isInstanceOf(MissingMailException.class)
                .hasMessageContaining("is not in bpf/0");
        assertThatThrownBy(() -> archive.raw(new Place("bpf", 0, commit, "x")))
                .isInstanceOf(MissingMailException.class)
                .hasMessageContaining("no blob");
        assertThatThrownBy(() -> archive.raw(new Place("../../etc", 0, commit, commit)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no name of a list");
    }

    @Test
    void a_blob_larger_than_any_mail_is_refused_clearly() throws IOException {
        repository();
        Path large = Files.createFile(data.resolve("large"));
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024 + 1);
        }
        String blob = git(repository, "hash-object", "-w", large.toString()).strip();
        commit(mktree("100644 blob " + blob + "\tm\n"));
        try (MailReader reader = archive.epochs().getFirst().reader()) {
            assertThatThrownBy(() -> reader.raw(blob))
                    .isInstanceOf(MissingMailException.class)
                    .hasMessageContaining("104857601 octets");
        }
    }

    @Test
    void a_mail_of_60_mb_that_git_streams_is_read_whole() throws IOException {
        repository();
        Path large = data.resolve("large");
        byte[] bytes = new byte[60 << 20];
        for (int i = 0; i < bytes.length; i += 1000) bytes[i] = (byte) i;
        Files.write(large, bytes);
        String blob = git(repository, "hash-object", "-w", large.toString()).strip();
        try (MailReader reader = archive.epochs().getFirst().reader()) {
            assertThat(reader.raw(blob)).isEqualTo(bytes);
        }
    }

    @Test
    void an_epoch_that_is_no_repository_is_named() throws IOException {
        Files.createDirectories(repository);
        assertThatThrownBy(archive::epochs).isInstanceOf(IOException.class).hasMessageContaining(repository.toString());
    }

    private static int count(Changes changes) {
        int count = 0;
        while (changes.hasNext()) {
            changes.next();
            count++;
        }
        return count;
    }

    private void repository() throws IOException {
        Files.createDirectories(repository);
        git(repository, "init", "-q", "--bare", "-b", "master");
    }

    private String tree(String name, String contents) {
        String blob =
                run(repository, bytes(contents), "hash-object", "-w", "--stdin").strip();
        return mktree("100644 blob " + blob + "\t" + name + "\n");
    }

    private String mktree(String entries) {
        return run(repository, bytes(entries), "mktree").strip();
    }

    private String commit(String tree) {
        return commit(tree, "committer L <l@x> 1728561600 +0000");
    }

    private String commit(String tree, String committer) {
        String parent = dev.reroll.ingest.GitProgram.attempt(
                        repository, new byte[0], "rev-parse", "-q", "--verify", "HEAD")
                .output()
                .strip();
        String commit = "tree " + tree + "\n" + (parent.isEmpty() ? "" : "parent " + parent + "\n")
                + "author A <a@x> 1728561600 +0000\n" + committer + "\n\nsubject\n";
        String id = run(repository, bytes(commit), "hash-object", "-t", "commit", "-w", "--stdin", "--literally")
                .strip();
        git(repository, "update-ref", "refs/heads/master", id);
        return id;
    }

    private Path loose(String id) {
        return repository.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

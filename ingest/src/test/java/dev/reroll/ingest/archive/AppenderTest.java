package dev.reroll.ingest.archive;

import static dev.reroll.ingest.GitProgram.git;
import static dev.reroll.ingest.archive.Letters.allChanges;
import static dev.reroll.ingest.archive.Letters.append;
import static dev.reroll.ingest.archive.Letters.envelope;
import static dev.reroll.ingest.archive.Letters.files;
import static dev.reroll.ingest.archive.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The epochs that we write, as git and public-inbox's format description see them. */
class AppenderTest {

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
    void each_mail_is_file_m_alone_in_a_commit_on_master() throws IOException {
        append(archive, "bpf", 1, 2, 3);
        assertThat(git(repository, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/master\n");
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("3\n");
        assertThat(git(repository, "log", "--reverse", "--name-only", "--format="))
                .isEqualTo("m\nm\nm\n");
        assertThat(git(repository, "ls-tree", "HEAD")).matches("100644 blob [0-9a-f]{40}\tm\n");
        assertThat(git(repository, "cat-file", "blob", "HEAD~1:m"))
                .isEqualTo(new String(mail(2), StandardCharsets.US_ASCII));
    }

    @Test
    void author_is_the_sender_committer_the_list_and_message_the_subject() throws IOException {
        append(archive, "bpf", 1);
        // date of the mail in its own zone; received a minute later
        assertThat(git(repository, "log", "--date=raw", "--format=%an|%ae|%ad|%cn|%cd|%B%x00"))
                .isEqualTo("A U Thor|author@example.org|1728561601 +0200|bpf|1728561661 +0000|mail 1\n\0\n");
    }

    @Test
    void git_finds_nothing_to_complain_about() throws IOException {
        append(archive, "bpf", IntStream.range(0, 300).toArray());
        append(archive, "bpf", 300, 301);
        assertThat(git(repository, "fsck", "--strict", "--full", "--no-dangling"))
                .isEmpty();
    }

    @Test
    void a_commit_of_many_mails_makes_one_pack_and_no_loose_object() throws IOException {
        append(archive, "bpf", IntStream.range(0, 1000).toArray());
        assertThat(git(repository, "count-objects", "-v")).contains("count: 0\n", "in-pack: 3000\n", "packs: 1\n");
    }

    @Test
    void later_mails_follow_earlier_ones_in_the_same_epoch() throws IOException {
        append(archive, "bpf", 1);
        append(archive, "bpf", 2);
        try (Appender appender = archive.append("bpf")) {
            appender.add(mail(3), envelope(3));
            appender.commit();
            appender.add(mail(4), envelope(4));
            appender.commit();
        }
        assertThat(allChanges(archive.epochs().getFirst()))
                .containsExactly(
                        "+This is number 1.", "+This is number 2.", "+This is number 3.", "+This is number 4.");
    }

    @Test
    void places_are_true_once_committed() throws IOException {
        Place place;
        try (Appender appender = archive.append("bpf")) {
            appender.add(mail(1), envelope(1));
            place = appender.add(mail(2), envelope(2));
            appender.commit();
        }
        assertThat(place.list()).isEqualTo("bpf");
        assertThat(place.epoch()).isZero();
        assertThat(place.commit() + "\n").isEqualTo(git(repository, "rev-parse", "HEAD"));
        assertThat(place.blob() + "\n").isEqualTo(git(repository, "rev-parse", "HEAD:m"));
        assertThat(archive.raw(place)).isEqualTo(mail(2));
    }

    @Test
    void a_removal_is_file_d_with_the_mails_bytes_and_keeps_them() throws IOException {
        append(archive, "bpf", 1, 2);
        try (Appender appender = archive.append("bpf")) {
            appender.remove(mail(1), Instant.parse("2025-01-01T00:00:00Z"));
            appender.commit();
        }
        assertThat(git(repository, "ls-tree", "--name-only", "HEAD")).isEqualTo("d\n");
        assertThat(git(repository, "rev-parse", "HEAD:d")).isEqualTo(git(repository, "rev-parse", "HEAD~2:m"));
        assertThat(allChanges(archive.epochs().getFirst()))
                .containsExactly("+This is number 1.", "+This is number 2.", "-This is number 1.");
        assertThat(git(repository, "fsck", "--strict")).isEmpty();
    }

    @Test
    void closing_without_commit_leaves_nothing_of_a_new_list() throws IOException {
        try (Appender appender = archive.append("bpf")) {
            appender.add(mail(1), envelope(1));
            assertThat(archive.epochs()).isEmpty();
        }
        assertThat(data.resolve("inbox")).doesNotExist();
        try (Appender unused = archive.append("bpf")) {
            assertThat(unused).isNotNull();
        }
        assertThat(data.resolve("inbox")).doesNotExist();
    }

    @Test
    void closing_without_commit_leaves_an_epoch_as_it_was() throws IOException {
        append(archive, "bpf", 1);
        List<String> before = files(data);
        String head = git(repository, "rev-parse", "HEAD");
        try (Appender appender = archive.append("bpf")) {
            appender.add(mail(2), envelope(2));
        }
        assertThat(files(data)).isEqualTo(before);
        assertThat(git(repository, "rev-parse", "HEAD")).isEqualTo(head);
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker")
    void what_a_killed_run_left_is_cleared_by_the_next() throws IOException {
        append(archive, "bpf", 1);
        List<String> before = files(data);
        // killed: neither committed nor closed, a new list's folder begun, the branch's lock left
        Appender killed = archive.append("bpf");
        killed.add(mail(2), envelope(2));
        Appender begun = archive.append("other");
        begun.add(mail(3), envelope(3));
        Files.writeString(repository.resolve("refs/heads/master.lock"), "");
        assertThat(files(data)).hasSizeGreaterThan(before.size());

        append(archive, "bpf", 2);
        append(archive, "other", 3);
        assertThat(allChanges(archive.epochs().getFirst())).containsExactly("+This is number 1.", "+This is number 2.");
        assertThat(files(data)).noneMatch(name -> name.contains("insert_") || name.endsWith(".lock"));
        assertThat(files(data)).noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void the_same_mail_again_makes_a_commit_and_no_second_blob() throws IOException {
        append(archive, "bpf", 1);
        append(archive, "bpf", 1);
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("2\n");
        assertThat(git(repository, "count-objects", "-v")).contains("in-pack: 4\n");
    }

    @Test
    void what_git_cannot_hold_is_taken_out_of_names_and_subjects() throws IOException {
        try (Appender appender = archive.append("bpf")) {
            Envelope hostile = new Envelope(
                    "\"A <evil>\n\0 Thor\" \u00e9\ud83d\ude00",
                    "a@b>\ncommitter x <y@z> 1 +0000",
                    Instant.parse("1901-01-01T00:00:00Z"),
                    ZoneOffset.ofHoursMinutesSeconds(-3, -30, -7),
                    Instant.MAX,
                    "one\ntwo\r\n\tthree\0\u2028four");
            appender.add(mail(1), hostile);
            appender.add(mail(2), new Envelope(" ", "", Instant.MIN, ZoneOffset.MAX, Instant.EPOCH, "\n"));
            appender.add(
                    mail(3),
                    new Envelope("", "a@b", Instant.EPOCH, ZoneOffset.MIN, Instant.EPOCH, "x".repeat(100_000)));
            appender.commit();
        }
        assertThat(git(repository, "fsck", "--strict")).isEmpty();
        assertThat(git(repository, "log", "--reverse", "--date=raw", "--format=%an|%ae|%ad|%cd|%<(40,trunc)%s"))
                .isEqualTo(new String(
                        ("\"A evil Thor\" \u00e9\ud83d\ude00|a@bcommitterxy@z1+0000|0 -0330|253402300799 +0000|one two"
                                        + " three four                      \n"
                                        + "unknown sender||0 +1800|0 +0000|(no subject)                            \n"
                                        + "a@b|a@b|0 -1800|0 +0000|" + "x".repeat(38) + "..\n")
                                .getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1));
        assertThat(git(repository, "log", "-1", "--format=%s")).hasSize(4001);
    }

    @Test
    void any_octets_are_kept() throws IOException {
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) all[i] = (byte) (i * 31);
        Place place;
        try (Appender appender = archive.append("bpf")) {
            place = appender.add(all, envelope(1));
            appender.add(new byte[0], envelope(2));
            appender.commit();
        }
        assertThat(archive.raw(place)).isEqualTo(all);
    }

    @Test
    void a_mail_of_30_mb_is_kept() throws IOException {
        byte[] large = new byte[30 << 20];
        for (int i = 0; i < large.length; i += 1000) large[i] = (byte) i;
        Place place;
        try (Appender appender = archive.append("bpf")) {
            place = appender.add(large, envelope(1));
            appender.commit();
        }
        assertThat(archive.raw(place)).isEqualTo(large);
    }

    @Test
    void packs_that_a_large_run_closed_on_its_way_come_or_go_with_its_commit() throws IOException {
        append(archive, "bpf", 0);
        List<String> before = files(data);
        try (Appender appender = new Appender(new Inboxes(data), "bpf", 2)) {
            for (int n = 1; n <= 5; n++) appender.add(mail(n), envelope(n));
            assertThat(git(repository, "count-objects", "-v")).contains("packs: 3\n");
            assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("1\n");
        }
        assertThat(files(data)).isEqualTo(before);
        try (Appender appender = new Appender(new Inboxes(data), "bpf", 2)) {
            for (int n = 1; n <= 5; n++) appender.add(mail(n), envelope(n));
            appender.commit();
        }
        assertThat(allChanges(archive.epochs().getFirst())).hasSize(6);
        assertThat(git(repository, "fsck", "--strict")).isEmpty();
        assertThat(git(repository, "count-objects", "-v")).contains("count: 0\n", "packs: 4\n");
    }

    @Test
    void an_epoch_of_a_gigabyte_is_full_and_the_next_begins() throws IOException {
        append(archive, "bpf", 1);
        try (var file = new java.io.RandomAccessFile(
                repository.resolve("objects/pack/pack-0.pack").toFile(), "rw")) {
            file.setLength((1L << 30) + 1);
        }
        append(archive, "bpf", 2);
        append(archive, "bpf", 3);
        assertThat(archive.epochs()).extracting(Epoch::key).containsExactly("bpf/0", "bpf/1");
        assertThat(allChanges(archive.epochs().getLast())).containsExactly("+This is number 2.", "+This is number 3.");
    }

    /** Adds mails one commit at a time and says so, until it is killed. */
    static final class Busy {
        public static void main(String[] arguments) throws IOException {
            Path data = Path.of(arguments[0]);
            try (DataLock lock = DataLock.take(data);
                    Archive archive = Archive.at(data);
                    Appender appender = archive.append("bpf")) {
                for (int n = 0; lock != null; n++) {
                    appender.add(mail(n), envelope(n));
                    appender.commit();
                    System.out.println(n);
                }
            }
        }
    }

    @Test
    void a_kill_loses_nothing_that_was_committed_and_the_next_run_goes_on() throws Exception {
        Process busy = new ProcessBuilder(ChildJvm.command(Busy.class, data.toString())).start();
        int last = 0;
        try (var said = busy.inputReader()) {
            // killed as soon as it is well under way; what it said until then is still to be read
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Integer.parseInt(line);
                if (last == 20) busy.toHandle().destroyForcibly();
            }
        } finally {
            busy.destroyForcibly().waitFor();
        }
        try (DataLock lock = DataLock.take(data)) {
            assertThat(lock).isNotNull();
            int there = allChanges(archive.epochs().getFirst()).size();
            // the last one may have been committed and not yet told
            assertThat(there).isBetween(last + 1, last + 2);
            append(archive, "bpf", 1000);
            assertThat(allChanges(archive.epochs().getFirst())).hasSize(there + 1);
        }
        assertThat(git(repository, "fsck", "--strict", "--full", "--no-dangling"))
                .isEmpty();
        assertThat(files(data)).noneMatch(name -> name.contains("insert_") || name.endsWith(".lock"));
    }

    @Test
    void nothing_of_jgits_own_housekeeping_is_written() throws IOException {
        append(archive, "bpf", 1);
        assertThat(allChanges(archive.epochs().getFirst())).hasSize(1);
        assertThat(files(data)).noneMatch(name -> name.contains(".probe"));
    }

    @Test
    void lists_and_epochs_are_sorted_and_other_folders_passed_over() throws IOException {
        append(archive, "linux-mm", 1);
        append(archive, "bpf", 1);
        Files.createDirectories(data.resolve("inbox/empty/git"));
        Files.createDirectories(data.resolve("inbox/.hidden/git/0.git"));
        assertThat(archive.epochs()).extracting(Epoch::key).containsExactly("bpf/0", "linux-mm/0");
    }
}

package dev.reroll.ingest.archive;

import static dev.reroll.ingest.GitProgram.git;
import static dev.reroll.ingest.GitProgram.run;
import static dev.reroll.ingest.archive.Letters.allChanges;
import static dev.reroll.ingest.archive.Letters.append;
import static dev.reroll.ingest.archive.Letters.changes;
import static dev.reroll.ingest.archive.Letters.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.ingest.Corpus;
import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.Source;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones and fetches of epochs: from repositories and bundles, whole, growing, rewritten and broken. */
class MirrorTest {

    @TempDir
    Path temp;

    private Archive upstream;
    private Archive archive;
    private Path source;
    private Path mirrored;
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void open() {
        upstream = Archive.at(temp.resolve("upstream"));
        archive = Archive.at(temp.resolve("data"));
        source = temp.resolve("upstream/inbox/bpf/git/0.git");
        mirrored = temp.resolve("data/inbox/bpf/git/0.git");
    }

    @AfterEach
    void close() {
        archive.close();
        upstream.close();
    }

    @Test
    void a_repository_is_cloned_into_place_and_marked_as_a_mirror() throws IOException {
        append(upstream, "bpf", 1, 2, 3);
        Epoch epoch = bring(source);
        assertThat(epoch.key()).isEqualTo("bpf/0");
        assertThat(epoch.origin()).contains(source.toRealPath().toString());
        assertThat(allChanges(epoch)).containsExactly("+This is number 1.", "+This is number 2.", "+This is number 3.");
        assertThat(git(mirrored, "rev-parse", "HEAD")).isEqualTo(git(source, "rev-parse", "HEAD"));
        assertThat(git(mirrored, "fsck", "--strict", "--full")).isEmpty();
        assertThat(git(mirrored, "config", "remote.origin.mirror")).isEqualTo("true\n");
        assertThat(git(mirrored, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/master\n");
    }

    @Test
    void a_bundle_is_cloned_into_place() throws IOException {
        append(upstream, "bpf", 1, 2);
        Epoch epoch = bring(bundle("bpf.0.bundle", "--all"));
        assertThat(allChanges(epoch)).containsExactly("+This is number 1.", "+This is number 2.");
        assertThat(git(mirrored, "fsck", "--strict", "--full")).isEmpty();
        assertThat(git(mirrored, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/master\n");
        assertThat(files(mirrored)).noneMatch(name -> name.contains("FETCH_HEAD"));
    }

    @Test
    void a_second_run_brings_only_what_is_new() throws IOException {
        append(upstream, "bpf", 1, 2);
        Epoch epoch = bring(source);
        Optional<String> known = epoch.head();
        long before = packed();
        append(upstream, "bpf", 3);
        bring(source);
        assertThat(changes(epoch, known)).containsExactly("+This is number 3.");
        assertThat(packed() - before).isEqualTo(3); // commit, tree and mail
        bring(bundle("bpf.0.bundle", "--all"));
        assertThat(packed() - before).isEqualTo(3);
        append(upstream, "bpf", 4);
        bring(bundle("bpf.0.bundle", "--all"));
        assertThat(allChanges(epoch)).hasSize(4);
        assertThat(git(mirrored, "fsck", "--strict", "--full")).isEmpty();
    }

    @Test
    void where_nothing_is_new_nothing_is_written_and_that_is_said() throws IOException {
        append(upstream, "bpf", 1);
        Path bundle = bundle("bpf.0.bundle", "--all");
        bring(bundle);
        List<String> before = files(mirrored);
        bring(bundle);
        assertThat(files(mirrored)).isEqualTo(before);
        assertThat(progress).last().asString().contains("nothing new");
    }

    @Test
    void a_bundle_of_the_newest_mails_continues_what_is_there() throws IOException {
        append(upstream, "bpf", 1, 2);
        Path whole = bundle("bpf.0.bundle", "--all");
        append(upstream, "bpf", 3);
        Path rest = bundle("rest/bpf.0.bundle", "master~1..master");
        refused(rest).hasMessageContaining("holds only what came after");
        bring(whole);
        assertThat(allChanges(bring(rest))).hasSize(3);
    }

    @Test
    void the_branch_that_head_names_is_kept() throws IOException {
        append(upstream, "bpf", 1);
        git(source, "branch", "-m", "master", "main");
        git(source, "symbolic-ref", "HEAD", "refs/heads/main");
        Path bundle = bundle("other.0.bundle", "--all");
        bring(source);
        assertThat(git(mirrored, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main\n");
        Epoch fromBundle = bring(bundle);
        assertThat(git(fromBundle.path(), "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main\n");
    }

    @Test
    void a_bundle_that_names_only_its_head_becomes_master() throws IOException {
        append(upstream, "bpf", 1);
        Path bundle = bundle("bpf.0.bundle", "HEAD");
        assertThat(allChanges(bring(bundle))).hasSize(1);
        assertThat(git(mirrored, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/master\n");
        append(upstream, "bpf", 2);
        assertThat(allChanges(bring(bundle("bpf.0.bundle", "HEAD")))).hasSize(2);
    }

    @Test
    void a_bundle_of_several_branches_must_say_which_holds_the_mails() throws IOException {
        append(upstream, "bpf", 1, 2);
        git(source, "branch", "a", "master");
        git(source, "branch", "b", "master~1");
        refused(bundle("bpf.0.bundle", "a", "b")).hasMessageContaining("which of its branches holds the mails");
        assertNothingThere();
    }

    @Test
    void a_repository_with_a_work_tree_is_cloned_by_its_own_name() throws IOException {
        append(upstream, "bpf", 1, 2);
        git(temp, "clone", "-q", source.toString(), "copy");
        Epoch epoch = bring(temp.resolve("copy"));
        assertThat(epoch.key()).isEqualTo("copy/0");
        assertThat(allChanges(epoch)).hasSize(2);
    }

    @Test
    void a_rewritten_history_is_taken_over_with_a_message() throws IOException {
        append(upstream, "bpf", 1, 2);
        Epoch epoch = bring(source);
        Optional<String> known = epoch.head();
        git(source, "update-ref", "refs/heads/master", "master~1");
        append(upstream, "bpf", 3);
        bring(source);
        assertThat(progress).last().asString().contains("was rewritten");
        assertThat(allChanges(epoch)).containsExactly("+This is number 1.", "+This is number 3.");
        try (Changes all = epoch.changesSince(known)) {
            assertThat(all.restarted()).isTrue();
        }
    }

    @Test
    void a_source_that_is_behind_takes_nothing_away() throws IOException {
        append(upstream, "bpf", 1);
        Path old = bundle("bpf.0.bundle", "--all");
        append(upstream, "bpf", 2);
        Epoch epoch = bring(source);
        bring(old);
        assertThat(allChanges(epoch)).hasSize(2);
        assertThat(progress).last().asString().contains("older than what is here");
    }

    @Test
    void another_lists_epoch_under_the_same_name_is_refused() throws IOException {
        append(upstream, "bpf", 1);
        Epoch epoch = bring(source);
        append(upstream, "net", 7);
        Path stranger = temp.resolve("upstream/inbox/net/git/0.git");
        List<String> before = files(mirrored);
        assertThatThrownBy(() -> archive.bring(gitSource(stranger, Optional.of("bpf")), progress::add, progress::add))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("nothing in common")
                .hasMessageContaining("--list");
        assertThat(allChanges(epoch)).containsExactly("+This is number 1.");
        assertThat(files(mirrored)).isEqualTo(before);
    }

    @Test
    void a_list_is_either_followed_or_written() throws IOException {
        append(upstream, "bpf", 1);
        bring(source);
        assertThatThrownBy(() -> archive.append("bpf"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is a mirror of")
                .hasMessageContaining("--list");
        append(archive, "mine", 5);
        assertThatThrownBy(() -> archive.bring(gitSource(source, Optional.of("mine")), progress::add, progress::add))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("mails that were added to this archive")
                .hasMessageContaining("--list");
    }

    @Test
    void an_empty_repository_is_refused_and_leaves_nothing() throws IOException {
        Files.createDirectories(source);
        git(source, "init", "-q", "--bare");
        refused(source).hasMessageContaining(source.toRealPath().toString()).hasMessageContaining("empty repository");
        assertNothingThere();
    }

    @Test
    void a_repository_of_something_else_is_refused_and_leaves_nothing() throws IOException {
        Path work = Files.createDirectories(temp.resolve("code"));
        git(work, "init", "-q");
        Files.writeString(work.resolve("README"), "no mail");
        git(work, "add", "README");
        git(work, "commit", "-q", "-m", "first");
        refused(work).hasMessageContaining("not one of mails").hasMessageContaining("neither m nor d");
        assertNothingThere();
        append(upstream, "bpf", 1);
        Epoch epoch = bring(source);
        List<String> before = files(mirrored);
        git(work, "bundle", "create", "-q", temp.resolve("bpf.0.bundle").toString(), "--all");
        refused(temp.resolve("bpf.0.bundle")).hasMessageContaining("not one of mails");
        assertThat(files(mirrored)).isEqualTo(before);
        assertThat(allChanges(epoch)).hasSize(1);
    }

    @Test
    void a_bundle_that_is_cut_short_or_damaged_is_refused_and_leaves_nothing() throws IOException {
        append(upstream, "bpf", IntStream.range(0, 50).toArray());
        byte[] whole = Files.readAllBytes(bundle("whole.0.bundle", "--all"));
        int pack = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PACK");
        Path broken = temp.resolve("bpf.0.bundle");
        for (int length :
                List.of(whole.length - 1, whole.length - 25, whole.length / 2, pack + 20, pack + 6, pack, 40)) {
            Files.write(broken, Arrays.copyOf(whole, length));
            refused(broken)
                    .describedAs("cut to %d of %d octets", length, whole.length)
                    .hasMessageContaining(broken.toRealPath().toString())
                    .hasMessageContaining("cut short or damaged");
            assertNothingThere();
        }
        for (int at : List.of(pack + 5, pack + 13, pack + 300, whole.length / 2, whole.length - 3)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(broken, damaged);
            refused(broken).describedAs("octet %d damaged", at).hasMessageContaining("cut short or damaged");
            assertNothingThere();
        }
        Files.write(broken, whole);
        assertThat(allChanges(bring(broken))).hasSize(50);
    }

    @Test
    void a_broken_bundle_leaves_the_epoch_as_it_was() throws IOException {
        append(upstream, "bpf", 1);
        Epoch epoch = bring(source);
        List<String> before = files(mirrored);
        append(upstream, "bpf", IntStream.range(2, 50).toArray());
        byte[] whole = Files.readAllBytes(bundle("whole.0.bundle", "--all"));
        Path broken = Files.write(temp.resolve("bpf.0.bundle"), Arrays.copyOf(whole, whole.length - 30));
        refused(broken).hasMessageContaining("cut short or damaged");
        assertThat(files(mirrored)).isEqualTo(before);
        assertThat(allChanges(epoch)).hasSize(1);
    }

    @Test
    void what_a_killed_clone_left_is_replaced() throws IOException {
        append(upstream, "bpf", 1);
        Path left = temp.resolve("data/inbox/bpf/git/.0.git.unfinished/objects");
        Files.createDirectories(left);
        Files.writeString(left.resolve("incoming_123.pack"), "half");
        // the folder alone is no epoch yet
        assertThat(archive.epochs()).isEmpty();
        assertThat(allChanges(bring(source))).hasSize(1);
        assertThat(files(temp.resolve("data"))).noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void a_partial_clone_gives_the_mails_that_it_has() throws IOException {
        append(upstream, "bpf", 1, 2, 3);
        String lost = git(source, "rev-parse", "master~1:m").strip();
        Path partial = temp.resolve("partial.git");
        git(temp, "init", "-q", "--bare", "-b", "master", partial.toString());
        for (String object :
                git(source, "rev-list", "--objects", "--all").lines().toList()) {
            String id = object.substring(0, 40);
            if (id.equals(lost)) continue;
            String type = git(source, "cat-file", "-t", id).strip();
            byte[] raw = git(source, "cat-file", type, id).getBytes(StandardCharsets.ISO_8859_1);
            run(partial, raw, "hash-object", "-t", type, "-w", "--stdin", "--literally");
        }
        git(
                partial,
                "update-ref",
                "refs/heads/master",
                git(source, "rev-parse", "master").strip());
        Epoch epoch = bring(partial);
        try (Changes all = epoch.changesSince(Optional.empty());
                MailReader reader = epoch.reader()) {
            assertThat(reader.raw(all.next().place().blob())).isEqualTo(Letters.mail(1));
            assertThatThrownBy(() -> reader.raw(all.next().place().blob())).isInstanceOf(MissingMailException.class);
            assertThat(reader.raw(all.next().place().blob())).isEqualTo(Letters.mail(3));
        }
    }

    @Test
    void removals_come_along() throws IOException {
        append(upstream, "bpf", 1, 2);
        try (Appender appender = upstream.append("bpf")) {
            appender.remove(Letters.mail(1), Letters.RECEIVED);
            appender.commit();
        }
        assertThat(allChanges(bring(source)))
                .containsExactly("+This is number 1.", "+This is number 2.", "-This is number 1.");
    }

    @Test
    void a_history_with_merges_is_copied_whole() throws IOException {
        append(upstream, "bpf", 1, 2);
        String tree = git(source, "rev-parse", "master^{tree}").strip();
        String merge = git(source, "commit-tree", "-p", "master", "-p", "master~1", "-m", "x", tree)
                .strip();
        git(source, "update-ref", "refs/heads/master", merge);
        bring(source);
        assertThat(git(mirrored, "fsck", "--full")).isEmpty();
        assertThat(git(mirrored, "rev-parse", "HEAD")).isEqualTo(merge + "\n");
    }

    @Test
    void a_real_epoch_of_7548_mails_comes_whole() throws IOException {
        Path bundle = Corpus.path("linux-fscrypt.0.bundle");
        Epoch epoch = archive.bring(gitSource(bundle, Optional.empty()), progress::add, progress::add);
        assertThat(epoch.key()).isEqualTo("linux-fscrypt/0");
        assertThat(epoch.head()).contains("6584666d02aa7ad59086db755ce951d26a89fb5b");
        long octets = 0;
        int mails = 0;
        try (Changes all = epoch.changesSince(Optional.empty());
                MailReader reader = epoch.reader()) {
            while (all.hasNext()) {
                octets += reader.raw(all.next().place().blob()).length;
                mails++;
            }
            assertThat(all.skipped()).isZero();
        }
        assertThat(mails).isEqualTo(7548);
        // git cat-file --batch-check='%(objectsize)' over all m, summed
        assertThat(octets).isEqualTo(68_840_218);
        Epoch copy = archive.bring(gitSource(epoch.path(), Optional.of("copy")), progress::add, progress::add);
        assertThat(git(copy.path(), "fsck", "--connectivity-only")).isEmpty();
        assertThat(copy.head()).isEqualTo(epoch.head());
    }

    private Epoch bring(Path path) throws IOException {
        return archive.bring(gitSource(path, Optional.empty()), progress::add, progress::add);
    }

    private static GitSource gitSource(Path path, Optional<String> list) throws IOException {
        return (GitSource) Source.of(path.toString(), list);
    }

    private AbstractThrowableAssert<?, ?> refused(Path path) {
        return assertThatThrownBy(() -> bring(path)).isInstanceOf(SourceException.class);
    }

    private void assertNothingThere() throws IOException {
        assertThat(files(temp.resolve("data"))).isEmpty();
        assertThat(temp.resolve("data/inbox")).doesNotExist();
    }

    private Path bundle(String name, String... revisions) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        List<String> arguments = new ArrayList<>(List.of("bundle", "create", "-q", file.toString()));
        arguments.addAll(List.of(revisions));
        git(source, arguments.toArray(String[]::new));
        return file;
    }

    private long packed() {
        return Long.parseLong(git(mirrored, "count-objects", "-v").replaceAll("(?s).*in-pack: ([0-9]+).*", "$1"));
    }
}

package dev.reroll.index.write;

import static dev.reroll.index.write.Mails.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Schema;
import dev.reroll.index.schema.SeriesDocuments;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesVisitor;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.DataLock;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.mail.BlobId;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The series of a data folder after its mails were taken in. */
class SeriesIntakeTest {

    private static final String V4 = "20241028010818.2487581-1-andrii@kernel.org";
    private static final String V5 = "20241122035922.3321100-1-andrii@kernel.org";

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private static void take(Path data, Path source) throws IOException {
        new Intake(data, Progress.NONE).take(List.of(Source.of(source.toString(), Optional.of("box"))));
    }

    private interface Question<T> {
        T ask(History history) throws Exception;
    }

    private static <T> T ask(Path data, Question<T> question) throws Exception {
        try (MailSearch search = MailSearch.open(data, false);
                Archive archive = Archive.at(data)) {
            return question.ask(new History(search, archive));
        }
    }

    private static List<SeriesEntry> all(Path data) throws Exception {
        return ask(
                data, history -> history.series("", SearchOptions.newest(1000)).entries());
    }

    private static List<Path> uprobes() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("uprobes"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private Path copied(String name, List<Path> mails) throws IOException {
        Path into = Files.createDirectories(folder.resolve(name));
        for (Path mail : mails) Files.copy(mail, into.resolve(mail.getFileName()));
        return into;
    }

    @Test
    void theSeriesOfTheCorpusAreThereAfterItWasTakenIn() throws Exception {
        take(data(), Corpus.path("uprobes"));

        assertThat(all(data()))
                .extracting(entry -> entry.series().title())
                .containsExactlyInAnyOrder(
                        "uprobes: RCU-protected hot path optimizations",
                        "uprobes: speculative lockless VMA-to-uprobe lookup",
                        "SRCU-protected uretprobes hot path",
                        "seqlock: add raw_seqcount_try_begin",
                        "move per-vma lock into vm_area_struct",
                        "uprobes: remove too strict lockdep_assert() condition in hprobe_expire()");
        Series uprobes = ask(data(), history -> history.series(V5).orElseThrow().series());
        assertThat(uprobes.revisions())
                .extracting(Series.Revision::label)
                .containsExactly("v1", "v2", "v3", "v4", "v5");
        assertThat(uprobes.applied())
                .extracting(Applied::notice)
                .containsExactlyInAnyOrder(
                        "173313804816.412.16764384544456207666.tip-bot2@tip-bot2",
                        "173313804898.412.14244739462302123654.tip-bot2@tip-bot2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // its cover letter, a patch, an answer, an answer far down, and a cover letter that only answers know
                V5,
                "20241028010818.2487581-5-andrii@kernel.org",
                "CAJuCfpGYzG+3aLjobsXcTSoo9Jo9MCYA_QcROPyLRKEeVHkLGA@mail.gmail.com",
                "20241008152056.GA9508@redhat.com",
                "20241001225207.2215639-1-andrii@kernel.org"
            })
    void anyMailOfASeriesLeadsToIt(String id) throws Exception {
        take(data(), Corpus.path("uprobes"));

        Optional<String> title = ask(
                data(),
                history -> history.series("<" + id + ">")
                        .map(found -> found.series().title()));
        assertThat(title).contains("uprobes: speculative lockless VMA-to-uprobe lookup");
    }

    @Test
    void aQueryFindsSeriesByTitlePeopleFilesAndDays() throws Exception {
        take(data(), Corpus.path("uprobes"));

        Map<String, String> wanted = Map.of(
                "s:raw_seqcount_try_begin", "seqlock: add raw_seqcount_try_begin",
                "dfn:include/linux/seqlock.h", "seqlock: add raw_seqcount_try_begin",
                "f:surenb AND NOT f:andrii AND s:vma", "move per-vma lock into vm_area_struct",
                "d:2025-02-25..", "uprobes: remove too strict lockdep_assert() condition in hprobe_expire()");
        for (Map.Entry<String, String> query : wanted.entrySet()) {
            List<SeriesEntry> found = ask(
                    data(),
                    history -> history.series(query.getKey(), SearchOptions.newest(10))
                            .entries());
            assertThat(found)
                    .as(query.getKey())
                    .extracting(entry -> entry.series().title())
                    .containsExactly(query.getValue());
        }
    }

    @Test
    void whoeverHasVisitedAllSeriesIsShownOnlyThoseThatAMailHasChangedSince() throws Exception {
        List<Path> mails = new ArrayList<>(uprobes());
        Path late = mails.stream()
                .filter(mail -> holds(mail, "Message-ID: <" + V5 + ">"))
                .findFirst()
                .orElseThrow();
        mails.remove(late);
        take(data(), copied("early", mails));
        Map<String, String> known = visited(Map.of());
        assertThat(known).hasSize(all(data()).size());
        assertThat(visited(known)).isEmpty();

        take(data(), copied("late", List.of(late)));

        assertThat(visited(known).values())
                .contains("uprobes: speculative lockless VMA-to-uprobe lookup")
                .hasSizeLessThan(known.size());
    }

    /** The titles of the series that are shown to a visitor who knows some, by their stamps. */
    private Map<String, String> visited(Map<String, String> known) throws IOException {
        Map<String, String> shown = new HashMap<>();
        try (MailSearch search = MailSearch.open(data(), false)) {
            search.eachSeries(new SeriesVisitor() {
                @Override
                public boolean wants(String stamp) {
                    return !known.containsKey(stamp);
                }

                @Override
                public void visit(String stamp, SeriesEntry entry, Optional<Trail> trail) {
                    assertThat(trail).as(entry.id()).isPresent();
                    shown.put(stamp, entry.series().title());
                }
            });
        }
        return shown;
    }

    @Test
    void searchesForMailsSeeNoSeries() throws Exception {
        take(data(), Corpus.path("uprobes"));
        int mails = uprobes().size();

        try (MailSearch search = MailSearch.open(data(), false)) {
            assertThat(search.search("NOT xyzzyplugh", Searching.NEWEST).total())
                    .isEqualTo(mails);
            assertThat(search.search("s:speculative", Searching.NEWEST).mails()).isNotEmpty();
            assertThat(search.lists())
                    .singleElement()
                    .satisfies(list -> assertThat(list.mails()).isEqualTo(mails));
            assertThat(search.newestThreads(Optional.empty(), Optional.empty(), 1000))
                    .isNotEmpty();
            assertThat(search.mails("NOT xyzzyplugh", Optional.of("box"), mail -> {}))
                    .isEqualTo(mails);
        }
        Check.Result check = Check.run(data(), Progress.NONE);
        assertThat(check.clean()).isTrue();
        assertThat(check.mails()).isEqualTo(mails);
    }

    @Test
    void mailsOfASeriesSayWhatTheyAreAndPeopleWhetherTheyWroteIt() throws Exception {
        take(data(), Corpus.path("uprobes"));

        SeriesEntry entry =
                ask(data(), history -> history.series(V4).orElseThrow().entry());

        assertThat(entry.people().stream()
                        .filter(Participant::author)
                        .map(person -> person.address().name()))
                .containsExactlyInAnyOrder("Andrii Nakryiko", "Suren Baghdasaryan");
        assertThat(entry.mails().stream()
                        .filter(mail -> mail.revision().equals("v4") && mail.role() != SeriesMail.Role.ANSWER)
                        .map(SeriesMail::id))
                .containsExactlyInAnyOrder(
                        V4,
                        "20241028010818.2487581-2-andrii@kernel.org",
                        "20241028010818.2487581-3-andrii@kernel.org",
                        "20241028010818.2487581-4-andrii@kernel.org",
                        "20241028010818.2487581-5-andrii@kernel.org");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void mailsTakenInByHalvesInAnyOrderGiveTheSeriesOfAllAtOnce(int seed) throws Exception {
        Path whole = folder.resolve("whole");
        List<Path> mails = new ArrayList<>(uprobes());
        take(whole, copied("all", mails));
        Collections.shuffle(mails, new Random(seed));
        int half = mails.size() / 2;

        take(data(), copied("first", mails.subList(0, half)));
        take(data(), copied("second", mails.subList(half, mails.size())));

        assertThat(all(data())).isEqualTo(all(whole));
        Reindex.run(data(), Progress.NONE);
        assertThat(all(data())).isEqualTo(all(whole));
    }

    @Test
    void aMailThatIsTakenBackLeavesItsSeries() throws Exception {
        List<Path> mails = uprobes();
        Path without = folder.resolve("without");
        List<Path> rest = mails.stream()
                .filter(mail -> !holds(mail, "Message-ID: <" + V4 + ">"))
                .toList();
        assertThat(rest).hasSize(mails.size() - 1);
        Path gone =
                mails.stream().filter(mail -> !rest.contains(mail)).findFirst().orElseThrow();
        take(without, copied("rest", rest));
        take(data(), copied("all", mails));

        removeFromArchive(gone);
        new Intake(data(), Progress.NONE).take(List.of());

        assertThat(all(data())).isEqualTo(all(without));
        SeriesEntry entry =
                ask(data(), history -> history.series(V5).orElseThrow().entry());
        assertThat(entry.mails()).noneMatch(mail -> mail.id().equals(V4));
    }

    /** As public-inbox takes a mail back: a commit whose file {@code d} is the mail. */
    private void removeFromArchive(Path mail) throws Exception {
        Path epoch = data().resolve("inbox/box/git/0.git");
        String blob = BlobId.of(Files.readAllBytes(mail));
        String tree = git(epoch, "100644 blob " + blob + "\td\n", "mktree");
        String commit = git(
                epoch,
                "rm\n",
                "-c",
                "user.name=x",
                "-c",
                "user.email=x@example.org",
                "commit-tree",
                tree,
                "-p",
                "HEAD");
        git(epoch, "", "update-ref", "HEAD", commit);
    }

    private static String git(Path repository, String input, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("git", "--git-dir=" + repository));
        line.addAll(List.of(words));
        Process git = new ProcessBuilder(line).redirectErrorStream(true).start();
        git.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        git.getOutputStream().close();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean holds(Path mail, String line) {
        try {
            return Files.readString(mail, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(line.toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNewMailWritesTheDocumentOfItsSeriesAndNoOther() throws Exception {
        take(data(), Corpus.path("uprobes"));
        Map<String, String> before = documents();
        String answer = """
                From: Ann Reader <ann@example.org>
                To: andrii@kernel.org
                Subject: Re: [PATCH v5 tip/perf/core 0/2] uprobes: speculative lockless VMA-to-uprobe lookup
                Date: Mon, 2 Dec 2024 12:00:00 +0000
                Message-ID: <answer@example.org>
                In-Reply-To: <%s>

                Nice.
                """.formatted(V5);
        write(folder.resolve("new/a.eml"), answer);

        take(data(), folder.resolve("new"));

        Map<String, String> after = documents();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        List<String> changed = after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        String series =
                ask(data(), history -> history.series(V5).orElseThrow().entry().id());
        assertThat(changed).containsExactly(series);
        Optional<String> found = ask(
                data(),
                history -> history.series("answer@example.org")
                        .map(its -> its.entry().id()));
        assertThat(found).contains(series);
    }

    /** Where each series' document stands: its segment and number there, which no rewritten document keeps. */
    private Map<String, String> documents() throws IOException {
        Map<String, String> documents = new HashMap<>();
        try (FSDirectory directory = FSDirectory.open(Schema.folder(data()));
                DirectoryReader view = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(view);
            for (LeafReaderContext leaf : view.leaves()) {
                IndexSearcher one = new IndexSearcher(leaf.reader());
                for (ScoreDoc hit : one.search(DocumentKind.SERIES.query(), 1000).scoreDocs) {
                    String id =
                            SeriesDocuments.stored(one.storedFields(), hit.doc).id();
                    documents.put(id, leaf.reader().toString().replaceAll("[:/].*", "") + " " + hit.doc);
                }
            }
            assertThat(searcher.count(DocumentKind.SERIES.query())).isEqualTo(documents.size());
        }
        return documents;
    }

    @Test
    void whatARunDidNotComeToDeriveTheNextOneDoes() throws Exception {
        Path whole = folder.resolve("whole");
        take(whole, Corpus.path("uprobes"));
        // a run that is killed between has committed its mails without their series
        try (DataLock _ = DataLock.take(data());
                Archive archive = Archive.at(data());
                Appender appender = archive.append("box")) {
            for (Path mail : uprobes()) {
                appender.add(
                        Files.readAllBytes(mail),
                        new Envelope("a", "a@example.org", Instant.EPOCH, ZoneOffset.UTC, Instant.EPOCH, "x"));
            }
            appender.commit();
        }
        try (Archive archive = Archive.at(data());
                IndexFolder index = IndexFolder.open(data());
                Indexer indexer = new Indexer(archive, index, Progress.NONE, new Tally(), true)) {
            indexer.follow(archive.epochs().getFirst());
            index.commit();
        }
        assertThat(all(data())).isEmpty();

        new Intake(data(), Progress.NONE).take(List.of());

        assertThat(all(data()))
                .extracting(SeriesEntry::id)
                .containsExactlyInAnyOrderElementsOf(
                        all(whole).stream().map(SeriesEntry::id).toList());
    }

    @Test
    void anUnchangedArchiveIsNotDerivedAgain() throws Exception {
        take(data(), Corpus.path("uprobes"));
        List<String> steps = new ArrayList<>();
        Progress watch = new Progress() {
            @Override
            public void step(String what) {
                steps.add(what);
            }

            @Override
            public void at(long done, long total) {}

            @Override
            public void detail(String how) {}

            @Override
            public void note(String what) {}
        };

        new Intake(data(), watch).take(List.of(Source.of(Corpus.path("uprobes").toString(), Optional.of("box"))));

        assertThat(steps).isNotEmpty().doesNotContain("assembling series");
    }

    @Test
    void patchesTrailersChangelogsAndComparisonsAreReadFromTheArchive() throws Exception {
        take(data(), Corpus.path("uprobes"));

        ask(data(), history -> {
            SeriesHistory series = history.series(V5).orElseThrow();
            var compared = series.compare(series.revision("v3"), series.revision("4"));
            assertThat(compared.before()).hasSize(4);
            assertThat(compared.after().getFirst().patch().subject())
                    .isEqualTo("mm: Convert mm_lock_seq to a proper seqcount");
            assertThat(series.changes(series.revision("v4")))
                    .anyMatch(changes ->
                            changes.from().equals("v3") && changes.to().equals("v4"));
            Slot slot = series.revision("v5").slots().getFirst();
            assertThat(series.patch(slot)).map(patch -> patch.files().size()).contains(1);
            assertThat(series.am(series.revision("v5"), false).refused()).isEmpty();
            assertThat(series.mails().answers(V5)).contains("20241122035922.3321100-2-andrii@kernel.org");
            return true;
        });
    }
}

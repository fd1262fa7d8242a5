package dev.reroll.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.Letter;
import dev.reroll.index.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailSearchTest {

    private static final String ALL = "d:1970-01-01..";

    @TempDir
    Path data;

    @Test
    void whereNothingWasTakenInTheSentenceSaysSoAndNothingIsMade() {
        assertThatThrownBy(() -> MailSearch.open(data, false))
                .isInstanceOf(NoIndexException.class)
                .hasMessage("nothing has been taken in yet at " + data + ": run reroll ingest SOURCE");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anEmptyIndexFolderIsNoIndex() throws Exception {
        Files.createDirectory(data.resolve("index"));
        assertThatThrownBy(() -> MailSearch.open(data, true)).isInstanceOf(NoIndexException.class);
    }

    @Test
    void aBrokenIndexNamesTheWayOut() throws Exception {
        new Shelf(data).put(new Letter("a")).close();
        try (var files = Files.newDirectoryStream(data.resolve("index"), "segments_*")) {
            for (Path file : files) Files.write(file, new byte[100]);
        }
        assertThatThrownBy(() -> MailSearch.open(data, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("reroll reindex");
    }

    @Test
    void anIndexOfAnotherFormIsNotRead() throws Exception {
        try (Shelf shelf = new Shelf(data).put(new Letter("a")).form(Schema.VERSION - 1)) {
            assertThatThrownBy(shelf::open).hasMessageEndingWith("run reroll reindex");
            shelf.form(Schema.VERSION + 1);
            assertThatThrownBy(shelf::open).hasMessageContaining("later version");
        }
    }

    @Test
    void theBestMatchComesFirst() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("quoted", "2024-10-03T00:00:00Z").quote("the uprobes"),
                                sent("subject", "2024-10-01T00:00:00Z").subject("uprobes"),
                                sent("none", "2024-10-02T00:00:00Z").subject("kprobes"))
                        .open()) {
            assertThat(ids(search.search("uprobes", page(Order.RELEVANCE, 0, 9))))
                    .containsExactly("subject", "quoted");
            assertThat(ids(search.search("uprobes", page(Order.NEWEST, 0, 9)))).containsExactly("quoted", "subject");
        }
    }

    @Test
    void aQueryThatIsReadInAnotherWayThanItLooksIsNoted() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a")).open()) {
            assertThat(search.search("nosuchprefix:x", page(Order.NEWEST, 0, 9)).notes())
                    .hasSize(1);
            assertThat(search.search("s:x", page(Order.NEWEST, 0, 9)).notes()).isEmpty();
        }
    }

    @Test
    void aQueryThatCannotBeReadSaysWhere() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a")).open()) {
            assertThatThrownBy(() -> search.search("d:nonsense..", page(Order.NEWEST, 0, 9)))
                    .isInstanceOf(QueryException.class);
            assertThatThrownBy(() -> search.mails("d:nonsense..", Optional.empty(), mail -> {}))
                    .isInstanceOf(QueryException.class);
        }
    }

    @Test
    void aMailIsFoundByAnyOfItsIdsInBracketsOrNot() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search =
                        shelf.put(new Letter("a@x").alsoCalled("b@x")).open()) {
            for (String id : List.of("a@x", "b@x", "<a@x>", " <b@x> ", "< a@x >")) {
                assertThat(search.mail(id).map(IndexedMail::id)).as(id).contains("a@x");
            }
            for (String id : List.of("A@x", "", "<>", "<", "a@x>")) {
                assertThat(search.mail(id)).as(id).isEmpty();
            }
        }
    }

    @Test
    void theMailThatHasAnIdFirstIsTheOneThatIsMeant() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a").alsoCalled("b"), new Letter("b"))
                        .open()) {
            assertThat(search.mail("b").map(IndexedMail::id)).contains("b");
        }
    }

    @Test
    void hitsComeInTheOrderAskedFor() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("b", "2024-10-02T00:00:00Z").arrived("2024-10-05T00:00:00Z"),
                                sent("a", "2024-10-01T00:00:00Z").arrived("2024-10-06T00:00:00Z"),
                                sent("d", "2024-10-02T00:00:00Z").arrived("2024-10-05T00:00:00Z"),
                                sent("c", "2024-10-03T00:00:00Z").arrived("2024-10-04T00:00:00Z"))
                        .open()) {
            assertThat(ids(search.search(ALL, page(Order.NEWEST, 0, 9)))).containsExactly("c", "b", "d", "a");
            assertThat(ids(search.search(ALL, page(Order.OLDEST, 0, 9)))).containsExactly("a", "b", "d", "c");
            assertThat(ids(search.search(ALL, page(Order.ARRIVAL, 0, 9)))).containsExactly("a", "b", "d", "c");
            // all match alike
            assertThat(ids(search.search(ALL, page(Order.RELEVANCE, 0, 9)))).containsExactly("c", "b", "d", "a");
        }
    }

    @Test
    void mailsWithSeveralIdsKeepTheirPlaceAmongManyOfOneSecond() throws Exception {
        try (Shelf shelf = new Shelf(data)) {
            // several segments: in the second and further ones hits that sort too late are skipped
            for (int segment = 0; segment < 3; segment++) {
                Letter[] letters = new Letter[1_500];
                for (int i = 0; i < letters.length; i++) {
                    String number = Integer.toString(10_000 + i * 3 + segment);
                    letters[i] = new Letter(number).alsoCalled(number + "-again");
                }
                shelf.put(letters);
            }
            try (MailSearch search = shelf.open()) {
                List<String> found = new ArrayList<>();
                search.mails("d:19700101..", Optional.empty(), mail -> found.add(mail.id()));
                assertThat(found).hasSize(4_500).isSorted();
                for (int limit : new int[] {1, 10, 100}) {
                    assertThat(ids(search.search("d:19700101..", SearchOptions.newest(limit))))
                            .isEqualTo(found.subList(0, limit));
                }
            }
        }
    }

    @Test
    void aMailDatedYearsAheadStandsADayAfterItsArrival() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("ill", "2036-01-01T00:00:00Z").arrived("2024-10-01T00:00:00Z"),
                                sent("next-day", "2024-10-01T23:00:00Z").arrived("2024-10-01T23:00:00Z"),
                                sent("day-after", "2024-10-03T00:00:00Z").arrived("2024-10-03T00:00:00Z"))
                        .open()) {
            assertThat(ids(search.search(ALL, page(Order.NEWEST, 0, 9))))
                    .containsExactly("day-after", "ill", "next-day");
            assertThat(search.newestThreads(Optional.empty(), Optional.empty(), 9).stream()
                            .map(ThreadSummary::id))
                    .containsExactly("day-after", "ill", "next-day");
            assertThat(search.lists())
                    .containsExactly(new ListSummary("linux-mm", 3, Instant.parse("2024-10-03T00:00:00Z")));
        }
    }

    @Test
    void pagesJoinWithoutGapOrOverlap() throws Exception {
        try (Shelf shelf = new Shelf(data)) {
            putMany(shelf, 25);
            try (MailSearch search = shelf.open()) {
                List<String> joined = new ArrayList<>();
                for (int offset = 0; offset < 30; offset += 10) {
                    Hits hits = search.search(ALL, page(Order.OLDEST, offset, 10));
                    assertThat(hits.total()).isEqualTo(25);
                    assertThat(hits.exact()).isTrue();
                    assertThat(hits.more()).isEqualTo(offset < 20);
                    joined.addAll(ids(hits));
                }
                assertThat(joined).hasSize(25).doesNotHaveDuplicates().isSorted();
                assertThat(search.search(ALL, page(Order.OLDEST, 30, 10)).mails())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void mailsOfOneSecondStandByTheirIdsHoweverManyAndWhereverThePageEnds(Order order) throws Exception {
        try (Shelf shelf = new Shelf(data)) {
            // more than a step of a walk takes, in two segments, and others before and after
            for (int part = 0; part < 2; part++) {
                Letter[] letters = new Letter[200];
                for (int i = 0; i < 200; i++) {
                    letters[i] = new Letter("m%03d".formatted((i * 77 + part * 200) % 400));
                }
                shelf.put(letters);
            }
            shelf.put(
                    new Letter("later").date("2024-10-01T12:00:01Z").arrived("2024-10-01T12:00:06Z"),
                    new Letter("earlier").date("2024-10-01T11:59:59Z").arrived("2024-10-01T12:00:04Z"));
            try (MailSearch search = shelf.open()) {
                List<String> joined = new ArrayList<>();
                for (int offset = 0; offset < 402; offset += 67)
                    joined.addAll(ids(search.search(ALL, page(order, offset, 67))));
                List<String> collapsed =
                        ids(search.search(ALL, new SearchOptions(Optional.empty(), order, 0, 402, true)));
                assertThat(collapsed).isEqualTo(joined);
                boolean backwards = order != Order.OLDEST;
                assertThat(joined.getFirst()).isEqualTo(backwards ? "later" : "earlier");
                assertThat(joined.getLast()).isEqualTo(backwards ? "earlier" : "later");
                assertThat(joined.subList(1, 401)).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void onlyTheListAskedForIsSearched() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                new Letter("a").list("bpf"),
                                new Letter("b").list("linux-mm").alsoOn("bpf"),
                                new Letter("c").list("linux-mm"))
                        .open()) {
            SearchOptions inBpf = new SearchOptions(Optional.of("bpf"), Order.OLDEST, 0, 9, false);
            assertThat(ids(search.search(ALL, inBpf))).containsExactly("a", "b");
            assertThat(search.lists().stream().map(l -> l.list() + " " + l.mails()))
                    .containsExactly("bpf 2", "linux-mm 2");
        }
    }

    @Test
    void aListWhoseMailsAreAllDeletedIsGone() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a").list("bpf"), new Letter("b"))
                        .remove("a")
                        .open()) {
            assertThat(search.lists().stream().map(ListSummary::list)).containsExactly("linux-mm");
        }
    }

    @Test
    void collapsedHitsAreTheFirstOfEachThread() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("a", "2024-10-01T00:00:00Z"),
                                sent("a1", "2024-10-06T00:00:00Z").references("a"),
                                sent("b", "2024-10-02T00:00:00Z"),
                                sent("a2", "2024-10-05T00:00:00Z").references("a"),
                                sent("c", "2024-10-03T00:00:00Z"),
                                sent("b1", "2024-10-04T00:00:00Z").references("b"))
                        .open()) {
            SearchOptions all = new SearchOptions(Optional.empty(), Order.NEWEST, 0, 9, true);
            assertThat(search.search(ALL, all))
                    .returns(3L, Hits::total)
                    .returns(true, Hits::exact)
                    .returns(false, Hits::more);
            assertThat(ids(search.search(ALL, all))).containsExactly("a1", "b1", "c");

            SearchOptions second = new SearchOptions(Optional.empty(), Order.NEWEST, 1, 1, true);
            Hits page = search.search(ALL, second);
            assertThat(ids(page)).containsExactly("b1");
            assertThat(page.more()).isTrue();
            assertThat(page.exact()).isFalse();

            // a2 is the best of its thread that matches, though not the newest
            assertThat(ids(search.search("mid:a2", all))).containsExactly("a2");
        }
    }

    @Test
    void optionsOutOfBoundsAreRefusedWithTheValue() {
        assertThatThrownBy(() -> page(Order.NEWEST, -1, 10)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> page(Order.NEWEST, 0, 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> page(Order.NEWEST, 0, 1001)).hasMessageContaining("got 1001");
        assertThatThrownBy(() -> page(Order.NEWEST, 9_991, 10)).hasMessageContaining("10001");
        assertThatThrownBy(() -> page(Order.NEWEST, Integer.MAX_VALUE, 10)).hasMessageContaining("2147483657");
        assertThatThrownBy(() -> new SearchOptions(Optional.empty(), Order.NEWEST, 1_000, 1, true))
                .hasMessageContaining("1000 threads");
    }

    @Test
    void allMailsAreGivenInOrderHoweverMany() throws Exception {
        try (Shelf shelf = new Shelf(data)) {
            putMany(shelf, 1_000);
            try (MailSearch search = shelf.open()) {
                List<String> given = new ArrayList<>();
                long count = search.mails(ALL, Optional.empty(), mail -> given.add(mail.id()));
                assertThat(count).isEqualTo(1_000);
                assertThat(given).hasSize(1_000).doesNotHaveDuplicates().isSorted();
                assertThat(search.mails(ALL, Optional.of("bpf"), mail -> given.add(mail.id())))
                        .isZero();
            }
        }
    }

    @Test
    void anErrorOfTheConsumerEndsTheGiving() throws Exception {
        try (Shelf shelf = new Shelf(data)) {
            putMany(shelf, 3);
            try (MailSearch search = shelf.open()) {
                assertThatThrownBy(() -> search.mails(ALL, Optional.empty(), mail -> {
                            throw new IOException("no space left");
                        }))
                        .hasMessage("no space left");
            }
        }
    }

    @Test
    void refreshSeesWhatWasCommittedSince() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a")).open()) {
            assertThat(search.refresh()).isFalse();
            assertThat(search.thread("a").orElseThrow().mails()).isEqualTo(1);
            shelf.put(new Letter("b").references("a"));
            assertThat(search.mail("b")).isEmpty();
            assertThat(search.thread("a").orElseThrow().mails()).isEqualTo(1);
            assertThat(search.refresh()).isTrue();
            assertThat(search.mail("b")).isPresent();
            // the kept thread is forgotten
            assertThat(search.thread("a").orElseThrow().mails()).isEqualTo(2);
        }
    }

    @Test
    void manyMayAskWhileTheIndexGrows() throws Exception {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("m0")).open();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                shelf.put(new Letter("m" + i).references("m0"));
                search.refresh();
                int known = i;
                for (int reader = 0; reader < 10; reader++) {
                    answers.add(readers.submit(() -> {
                        int mails = search.thread("m0").orElseThrow().mails();
                        search.newestThreads(Optional.empty(), Optional.empty(), 5);
                        search.search(ALL, page(Order.NEWEST, 0, 5));
                        return mails - known;
                    }));
                }
            }
            // a reader may see a newer state than the one at which it was sent off, never an older
            for (Future<Integer> answer : answers) assertThat(answer.get()).isBetween(1, 20);
        }
    }

    static SearchOptions page(Order order, int offset, int limit) {
        return new SearchOptions(Optional.empty(), order, offset, limit, false);
    }

    static Letter sent(String id, String date) {
        return new Letter(id).date(date).arrived("2025-01-01T00:00:00Z");
    }

    /** Mails m0000, m0001 …, each sent a second after the one before, put in backwards. */
    private static void putMany(Shelf shelf, int count) throws IOException {
        Letter[] letters = new Letter[count];
        Instant start = Instant.parse("2024-10-01T00:00:00Z");
        for (int i = 0; i < count; i++) {
            letters[count - 1 - i] =
                    sent("m%04d".formatted(i), start.plusSeconds(i).toString());
        }
        shelf.put(letters);
    }

    static List<String> ids(Hits hits) {
        return hits.mails().stream().map(IndexedMail::id).toList();
    }
}

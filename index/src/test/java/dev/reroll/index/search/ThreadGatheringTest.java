package dev.reroll.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.Letter;
import dev.reroll.index.thread.Ancestry;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.index.thread.Tie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadGatheringTest {

    @TempDir
    Path data;

    @Test
    void aThreadIsGatheredFromAnyOfItsMails() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                new Letter("a"),
                                new Letter("b").references("a"),
                                new Letter("c").inReplyTo("b"),
                                new Letter("d").references("a", "missing"),
                                new Letter("other"))
                        .open()) {
            for (String id : List.of("a", "b", "c", "d")) {
                assertThat(ids(search.thread(id).orElseThrow())).containsExactlyInAnyOrder("a", "b", "c", "d");
            }
            assertThat(ids(search.thread("other").orElseThrow())).containsExactly("other");
        }
    }

    @Test
    void mailsThatNameTheSameMissingMailAreOneThread() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                new Letter("a").references("missing"), new Letter("b").references("missing"))
                        .open()) {
            assertThat(ids(search.thread("a").orElseThrow())).containsExactly("a", "b");
        }
    }

    @Test
    void aMissingMailHasAThreadToo() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search =
                        shelf.put(new Letter("a").references("missing")).open()) {
            MailThread thread = search.thread("<missing>").orElseThrow();
            assertThat(thread.lines().stream().map(ThreadLine::id)).containsExactly("missing", "a");
            assertThat(search.mail("missing")).isEmpty();
            assertThat(search.thread("nobody-names-it")).isEmpty();
        }
    }

    @Test
    void aChainOfMailsThatKnowOnlyTheOneBeforeIsGatheredWhole() throws IOException {
        try (Shelf shelf = new Shelf(data)) {
            Letter[] chain = new Letter[400];
            for (int i = 0; i < chain.length; i++) chain[i] = new Letter("m" + i).inReplyTo("m" + (i - 1));
            try (MailSearch search = shelf.put(chain).open()) {
                assertThat(search.thread("m0").orElseThrow().mails()).isEqualTo(400);
                assertThat(search.thread("m399").orElseThrow().mails()).isEqualTo(400);
            }
        }
    }

    @Test
    void aDeletedMailBecomesAGhost() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a"), new Letter("b").references("a"))
                        .remove("a")
                        .open()) {
            MailThread thread = search.thread("b").orElseThrow();
            assertThat(thread.lines().stream().map(ThreadLine::id)).containsExactly("a", "b");
            assertThat(ids(thread)).containsExactly("b");
        }
    }

    @Test
    void anAddressTypedAsInReplyToTiesNobody() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                new Letter("a").to("", "linux-mm@kvack.org").inReplyTo("linux-mm@kvack.org"),
                                new Letter("b").to("", "linux-mm@kvack.org").inReplyTo("linux-mm@kvack.org"))
                        .open()) {
            assertThat(ids(search.thread("a").orElseThrow())).containsExactly("a");
        }
    }

    @Test
    void notEvenAMailWhoseIdIsThatAddress() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                new Letter("linux-mm@kvack.org"),
                                new Letter("a").to("", "linux-mm@kvack.org").inReplyTo("linux-mm@kvack.org"),
                                new Letter("b").inReplyTo("linux-mm@kvack.org"))
                        .open()) {
            assertThat(ids(search.thread("linux-mm@kvack.org").orElseThrow()))
                    .containsExactly("linux-mm@kvack.org", "b");
            assertThat(ids(search.thread("a").orElseThrow())).containsExactly("a");
        }
    }

    @Test
    void aReplyWithoutHeadersIsGatheredByItsSubject() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(asked("a", "2024-10-01T00:00:00Z"))
                        .put(answered("b", "2024-10-02T00:00:00Z").to("", "PETER@example.org"))
                        .put(new Letter("c").references("b").date("2024-10-03T00:00:00Z"))
                        .open()) {
            for (String id : List.of("a", "b", "c")) {
                MailThread thread = search.thread(id).orElseThrow();
                assertThat(ids(thread)).containsExactly("a", "b", "c");
                assertThat(thread.line("b").map(ThreadLine::tie)).contains(Tie.SUBJECT);
            }
        }
    }

    @Test
    void theNearestEarlierMailOfTheWholeIndexIsJoinedAlone() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                asked("a", "2024-10-01T00:00:00Z"),
                                answered("d", "2024-10-04T00:00:00Z").to("", "peter@example.org"),
                                asked("b", "2024-10-03T00:00:00Z"))
                        .open()) {
            assertThat(ids(search.thread("a").orElseThrow())).containsExactly("a");
            assertThat(ids(search.thread("d").orElseThrow())).containsExactly("b", "d");
            assertThat(ids(search.thread("b").orElseThrow())).containsExactly("b", "d");
        }
    }

    @Test
    void strangersUnderOneSubjectAreNotGathered() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                asked("a", "2024-10-01T00:00:00Z"),
                                answered("nobody-named", "2024-10-02T00:00:00Z"),
                                answered("too-late", "2024-11-02T00:00:00Z").to("", "peter@example.org"),
                                answered("elsewhere", "2024-10-02T00:00:00Z")
                                        .to("", "peter@example.org")
                                        .list("bpf"))
                        .open()) {
            assertThat(ids(search.thread("a").orElseThrow())).containsExactly("a");
            assertThat(ids(search.thread("elsewhere").orElseThrow())).containsExactly("elsewhere");
        }
    }

    @Test
    void ofASubjectThatAHundredWroteUnderNobodyIsGathered() throws IOException {
        Letter[] letters = new Letter[102];
        for (int i = 0; i < 102; i++)
            letters[i] = answered("m%03d".formatted(i), timeOf(i)).to("", "oleg@example.org");
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(letters).open()) {
            // each of the first hundred and one joins the one before it; the last has 101 before it
            assertThat(search.thread("m000").orElseThrow().mails()).isEqualTo(101);
            assertThat(ids(search.thread("m101").orElseThrow())).containsExactly("m101");
        }
    }

    private static String timeOf(int minute) {
        return "2024-10-01T%02d:%02d:00Z".formatted(minute / 60, minute % 60);
    }

    @Test
    void aThreadBeyondTheBoundSaysThatItIsNotComplete() throws IOException {
        try (Shelf shelf = new Shelf(data)) {
            shelf.put(
                    new Letter("a"),
                    new Letter("b").references("a"),
                    new Letter("c").references("a"),
                    new Letter("d").references("a"));
            try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(data.resolve("index")))) {
                Reading reading = new Reading(new IndexSearcher(reader), new ThreadCache());
                IndexedMail a = reading.mail("a").orElseThrow();
                assertThat(new Gathering(reading, 3).around(a).mails()).isEqualTo(3);
                assertThat(new Gathering(reading, 3).around(a).complete()).isFalse();
                assertThat(new Gathering(reading, 4).around(a).complete()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyMailGathersWhatHangsTogetherWithItWhateverTheOrderOfArrival(long seed) throws IOException {
        Random random = new Random(seed);
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < 150; i++) letters.add(letterAtRandom(random, i));
        List<MailThread> threads = threadsOfAll(letters, data.resolve("first"), random);
        Collections.shuffle(letters, random);
        assertThat(threadsOfAll(letters, data.resolve("second"), random)).isEqualTo(threads);
        Map<String, Set<String>> expected = components(threads);
        for (int i = 0; i < 150; i++) {
            assertThat(new TreeSet<>(ids(threads.get(i)))).as("m%d", i).isEqualTo(expected.get("m" + i));
        }
    }

    private static Letter letterAtRandom(Random random, int number) {
        Letter letter = new Letter("m" + number).subject(random.nextInt(3) == 0 ? "Re: s" : "s");
        letter.from("", "p" + random.nextInt(20) + "@x").to("", "p" + random.nextInt(20) + "@x");
        letter.date("2024-10-01T00:00:%02dZ".formatted(random.nextInt(60)));
        // half of the mails name nobody, or all would hang together; 100 ids beyond the mails are ghosts
        if (random.nextBoolean()) letter.references("m" + random.nextInt(250));
        if (random.nextInt(8) == 0) letter.inReplyTo("m" + random.nextInt(250));
        if (random.nextInt(20) == 0) letter.alsoCalled("m" + random.nextInt(250));
        return letter;
    }

    private static List<MailThread> threadsOfAll(List<Letter> letters, Path data, Random random) throws IOException {
        List<MailThread> threads = new ArrayList<>();
        try (Shelf shelf = new Shelf(data)) {
            int from = 0;
            while (from < letters.size()) {
                int to = Math.min(letters.size(), from + 1 + random.nextInt(30));
                shelf.put(letters.subList(from, to).toArray(Letter[]::new));
                from = to;
            }
            try (MailSearch search = shelf.open()) {
                for (int i = 0; i < letters.size(); i++) {
                    threads.add(search.thread("m" + i).orElseThrow());
                }
            }
        }
        return threads;
    }

    /** What hangs together by ids, found the slow way, and by the subject ties that the trees tell of. */
    private static Map<String, Set<String>> components(List<MailThread> threads) {
        Map<String, Set<String>> touches = new HashMap<>();
        for (MailThread thread : threads) {
            for (ThreadLine line : thread.lines()) {
                if (line.mail().isEmpty()) continue;
                IndexedMail mail = line.mail().get();
                List<String> ids = new ArrayList<>(mail.ids());
                ids.addAll(Ancestry.of(mail));
                if (line.tie() == Tie.SUBJECT)
                    ids.add(thread.lines().get(line.parent()).id());
                for (String id : ids) {
                    touches.computeIfAbsent(id, k -> new HashSet<>()).add("mail " + mail.id());
                    touches.computeIfAbsent("mail " + mail.id(), k -> new HashSet<>())
                            .add(id);
                }
            }
        }
        Map<String, Set<String>> components = new HashMap<>();
        for (String start : touches.keySet()) {
            if (!start.startsWith("mail ")) continue;
            Set<String> reached = new HashSet<>(Set.of(start));
            List<String> open = new ArrayList<>(reached);
            while (!open.isEmpty()) {
                for (String next : touches.getOrDefault(open.removeLast(), Set.of())) {
                    if (reached.add(next)) open.add(next);
                }
            }
            Set<String> mails = new TreeSet<>();
            for (String node : reached) if (node.startsWith("mail ")) mails.add(node.substring(5));
            components.put(start.substring(5), mails);
        }
        return components;
    }

    private static Letter asked(String id, String date) {
        return new Letter(id)
                .subject("A thing")
                .from("Peter", "peter@example.org")
                .date(date);
    }

    private static Letter answered(String id, String date) {
        return MailSearchTest.sent(id, date)
                .subject("Re: A thing")
                .from("Oleg", "oleg@example.org")
                .cc("", "linux-mm@kvack.org");
    }

    static List<String> ids(MailThread thread) {
        return thread.present().stream().map(IndexedMail::id).toList();
    }
}

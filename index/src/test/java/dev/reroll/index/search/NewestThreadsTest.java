package dev.reroll.index.search;

import static dev.reroll.index.search.MailSearchTest.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.index.schema.Letter;
import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestThreadsTest {

    @TempDir
    Path data;

    @Test
    void theThreadLastWrittenToComesFirst() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("a", "2024-10-01T00:00:00Z"),
                                sent("b", "2024-10-02T00:00:00Z"),
                                sent("c", "2024-10-03T00:00:00Z"),
                                sent("a1", "2024-10-04T00:00:00Z").references("a"))
                        .open()) {
            assertThat(newest(search, Optional.empty(), 9)).containsExactly("a", "c", "b");
            assertThat(newest(search, Optional.empty(), 2)).containsExactly("a", "c");
        }
    }

    @Test
    void aSummaryTellsOfTheWholeThread() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("cover", "2024-10-01T00:00:00Z")
                                        .subject("[PATCH 0/1] x")
                                        .from("Andrii", "andrii@kernel.org"),
                                sent("patch", "2024-10-01T00:00:01Z")
                                        .references("cover")
                                        .from("Andrii", "Andrii@kernel.org")
                                        .patchId("f0".repeat(20)),
                                sent("reply", "2024-10-05T00:00:00Z")
                                        .references("cover", "patch")
                                        .from("Oleg", "oleg@redhat.com"))
                        .open()) {
            assertThat(search.newestThreads(Optional.empty(), Optional.empty(), 1))
                    .containsExactly(new ThreadSummary(
                            "cover",
                            "[PATCH 0/1] x",
                            List.of(new Address("Andrii", "andrii@kernel.org")),
                            Instant.parse("2024-10-01T00:00:00Z"),
                            Instant.parse("2024-10-05T00:00:00Z"),
                            3,
                            2,
                            true));
        }
    }

    @Test
    void aThreadWhoseRootIsMissingIsNamedByItsFirstReply() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("b", "2024-10-02T00:00:00Z").references("missing"),
                                sent("a", "2024-10-03T00:00:00Z").references("missing"))
                        .open()) {
            assertThat(newest(search, Optional.empty(), 9)).containsExactly("b");
        }
    }

    @Test
    void pagesByTimeJoinWithoutGapOrOverlap() throws IOException {
        try (Shelf shelf = new Shelf(data)) {
            Instant start = Instant.parse("2024-10-01T00:00:00Z");
            // 30 threads; every third has an answer 15 days later, so its first mail is met again on a later page
            for (int i = 0; i < 30; i++) {
                String id = "t%02d".formatted(i);
                shelf.put(sent(id, start.plusSeconds(86_400L * i).toString()));
                if (i % 3 == 0) {
                    String later = start.plusSeconds(86_400L * (i + 15) + 60).toString();
                    shelf.put(sent(id + "r", later).references(id));
                }
            }
            try (MailSearch search = shelf.open()) {
                List<String> joined = new ArrayList<>();
                Optional<Instant> before = Optional.empty();
                while (true) {
                    List<ThreadSummary> page = search.newestThreads(Optional.empty(), before, 7);
                    if (page.isEmpty()) break;
                    page.forEach(thread -> joined.add(thread.id()));
                    before = Optional.of(page.getLast().last());
                }
                assertThat(joined).hasSize(30).doesNotHaveDuplicates().isEqualTo(newest(search, Optional.empty(), 30));
                assertThat(joined).startsWith("t27", "t24", "t21", "t18", "t15", "t29", "t28", "t12");
            }
        }
    }

    @Test
    void threadsLastWrittenToInTheSameSecondStayOnOnePage() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("a", "2024-10-01T00:00:00Z"),
                                sent("b", "2024-10-02T00:00:00Z"),
                                sent("c", "2024-10-02T00:00:00Z"))
                        .open()) {
            assertThat(newest(search, Optional.empty(), 1)).containsExactly("b", "c");
        }
    }

    @Test
    void aListShowsItsOwnThreadsByItsOwnMails() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(
                                sent("a", "2024-10-01T00:00:00Z").list("bpf"),
                                sent("b", "2024-10-02T00:00:00Z").list("bpf"),
                                sent("a1", "2024-10-03T00:00:00Z")
                                        .references("a")
                                        .list("linux-mm"),
                                sent("c", "2024-10-04T00:00:00Z").list("linux-mm"))
                        .open()) {
            assertThat(newest(search, Optional.of("bpf"), 9)).containsExactly("b", "a");
            ThreadSummary a = search.newestThreads(Optional.of("bpf"), Optional.empty(), 9)
                    .getLast();
            assertThat(a.last()).isEqualTo("2024-10-01T00:00:00Z");
            assertThat(a.mails()).isEqualTo(2);
            assertThat(newest(search, Optional.of("linux-mm"), 9)).containsExactly("c", "a");
            assertThat(newest(search, Optional.of("no-such-list"), 9)).isEmpty();
        }
    }

    @Test
    void aLimitOutOfBoundsIsRefused() throws IOException {
        try (Shelf shelf = new Shelf(data);
                MailSearch search = shelf.put(new Letter("a")).open()) {
            assertThatThrownBy(() -> search.newestThreads(Optional.empty(), Optional.empty(), 0))
                    .hasMessageContaining("got 0");
        }
    }

    private static List<String> newest(MailSearch search, Optional<String> list, int limit) throws IOException {
        return search.newestThreads(list, Optional.empty(), limit).stream()
                .map(ThreadSummary::id)
                .toList();
    }
}

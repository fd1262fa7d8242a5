package dev.reroll.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.Ancestry;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.index.thread.Tie;
import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The threads of the series that this project was made for. The figures come from the headers of the mail files, read by
 * another program that knows nothing but "the last of References and In-Reply-To is the parent".
 */
class UprobesThreadsTest {

    @TempDir
    static Path data;

    private static MailSearch search;

    @BeforeAll
    static void takeIn() throws Exception {
        Path uprobes = Corpus.path("uprobes");
        new Intake(data, Progress.NONE).take(List.of(Source.of(uprobes.toString(), Optional.empty())));
        search = MailSearch.open(data, false);
    }

    @AfterAll
    static void close() throws Exception {
        if (search != null) search.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RFC v3,       20240813042917.506057-1-andrii@kernel.org,  19, 1, 8, 5",
        "v1,           20240906051205.530219-1-andrii@kernel.org,  25, 0, 9, 3",
        "v2,           20241001225207.2215639-1-andrii@kernel.org, 18, 1, 6, 6",
        "v3,           20241010205644.3831427-1-andrii@kernel.org, 26, 2, 8, 5",
        "v4,           20241028010818.2487581-1-andrii@kernel.org, 26, 0, 8, 5",
        "v5,           20241122035922.3321100-1-andrii@kernel.org, 13, 0, 5, 3",
        "SRCU v1,      20240909224903.3498207-1-andrii@kernel.org,  7, 1, 3, 3",
        "SRCU v2,      20241008002556.2332835-1-andrii@kernel.org, 10, 2, 5, 2",
        "SRCU v3,      20241024044159.3156646-1-andrii@kernel.org,  5, 1, 2, 2",
        "mm helper v1, 20241024205231.1944747-1-surenb@google.com,  6, 0, 3, 2",
        "mm helper v2, 20241121162826.987947-1-surenb@google.com,   7, 0, 3, 3",
        "mm helper v3, 20241122174416.1367052-1-surenb@google.com, 10, 0, 5, 3",
    })
    void aPostingIsOneTree(String name, String root, int mails, int ghosts, int depth, int answersToRoot)
            throws Exception {
        MailThread thread = search.thread(root).orElseThrow();
        List<ThreadLine> lines = thread.lines();
        assertThat(lines.getFirst().id()).isEqualTo(root);
        assertThat(thread.mails()).isEqualTo(mails);
        assertThat(lines).hasSize(mails + ghosts);
        assertThat(lines.stream().mapToInt(ThreadLine::depth).max()).hasValue(depth);
        assertThat(lines.stream().filter(line -> line.depth() == 0)).hasSize(1);
        assertThat(lines.stream().filter(line -> line.parent() == 0)).hasSize(answersToRoot);
    }

    @Test
    void theMissingCoverOfV2IsAGhostWithItsFivePatchesUnderIt() throws Exception {
        MailThread v2 =
                search.thread("20241001225207.2215639-2-andrii@kernel.org").orElseThrow();
        assertThat(v2.lines().getFirst().mail()).isEmpty();
        assertThat(v2.lines().stream()
                        .filter(line -> line.parent() == 0)
                        .map(ThreadLine::id)
                        .filter(id -> id.startsWith("20241001225207.2215639-")))
                .hasSize(5);
    }

    @Test
    void allMailsAreInThirtyThreads() throws Exception {
        List<ThreadSummary> threads = search.newestThreads(Optional.empty(), Optional.empty(), 1_000);
        assertThat(threads).hasSize(30);
        assertThat(threads.stream().mapToInt(ThreadSummary::mails).sum()).isEqualTo(198);
        // in April 2025 the tip-bot reported a fix; in August 2024 the mails begin
        assertThat(threads.getFirst().id()).isEqualTo("174404997127.31282.955160325706545600.tip-bot2@tip-bot2");
        assertThat(threads.getLast().id())
                .isEqualTo("CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com");
    }

    @Test
    void everyReplyStandsUnderTheMailThatItNamesLast() throws Exception {
        int replies = 0;
        for (ThreadSummary summary : search.newestThreads(Optional.empty(), Optional.empty(), 1_000)) {
            MailThread thread = search.thread(summary.id()).orElseThrow();
            for (ThreadLine line : thread.lines()) {
                Optional<IndexedMail> mail = line.mail();
                if (mail.isEmpty() || Ancestry.of(mail.get()).isEmpty()) continue;
                replies++;
                assertThat(thread.lines().get(line.parent()).id())
                        .isEqualTo(Ancestry.of(mail.get()).getLast());
                assertThat(line.tie()).isEqualTo(Tie.REFERENCES);
            }
        }
        // 14 of the 198 mails begin something
        assertThat(replies).isEqualTo(184);
    }

    @Test
    void ofFifteenMissingAncestorsTheOneAnsweredIsShown() throws Exception {
        MailThread thread = search.thread("CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com")
                .orElseThrow();
        assertThat(thread.lines().stream().map(ThreadLine::id))
                .containsExactly(
                        "CAJuCfpGsDbcDy9s7NwZuaf2S+v9RMGjoC9NUVszDG3kwCMHCXg@mail.gmail.com",
                        "CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com");
    }
}

package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The series of a data folder after its mails were taken in. */
class SeriesIntakeTest {

    private static final String V5 = "20241122035922.3321100-1-andrii@kernel.org";

    @TempDir
    Path data;

    private void take(Path source, String list) throws Exception {
        new Intake(data, Progress.NONE).take(List.of(Source.of(source.toString(), Optional.of(list))));
    }

    @Test
    void theSeriesOfTheCorpusAreThereAfterItWasTakenIn() throws Exception {
        take(Corpus.path("uprobes"), "uprobes");

        try (MailSearch search = MailSearch.open(data, false);
                Archive archive = Archive.at(data)) {
            History history = new History(search, archive);
            List<SeriesEntry> all = history.series("", SearchOptions.newest(25)).entries();
            assertThat(all)
                    .extracting(entry -> entry.series().title())
                    .containsExactlyInAnyOrder(
                            "uprobes: RCU-protected hot path optimizations",
                            "uprobes: speculative lockless VMA-to-uprobe lookup",
                            "SRCU-protected uretprobes hot path",
                            "seqlock: add raw_seqcount_try_begin",
                            "move per-vma lock into vm_area_struct",
                            "uprobes: remove too strict lockdep_assert() condition in hprobe_expire()");
            SeriesHistory uprobes = history.series(V5).orElseThrow();
            assertThat(uprobes.series().revisions())
                    .extracting(Series.Revision::label)
                    .containsExactly("v1", "v2", "v3", "v4", "v5");
        }
    }
}

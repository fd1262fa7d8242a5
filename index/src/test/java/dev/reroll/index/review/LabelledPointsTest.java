package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.TrailLabels.Figures;
import dev.reroll.index.review.TrailLabels.Verdict;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trails, as an ingest leaves them in the index, against what a reader of the mails wrote down. Nobody looked at the series
 * that are held out while the first rules were made; later ones were made with an eye on them too.
 */
class LabelledPointsTest {

    @TempDir
    Path data;

    @Test
    void uprobes() throws Exception {
        List<Verdict> verdicts = compare("uprobes-points.tsv", Corpus.path("uprobes"));
        holds(verdicts, verdict -> true, 0.92, 0.95);
    }

    @Test
    void fscrypt() throws Exception {
        List<Verdict> verdicts = compare("fscrypt-points.tsv", Corpus.path("linux-fscrypt.0.bundle"));
        holds(verdicts, verdict -> !verdict.label().heldOut(), 0.97, 0.97);
        holds(verdicts, verdict -> verdict.label().heldOut(), 0.98, 0.95);
    }

    /** @param outcomes share of the outcomes that are right, of those of which the reader is sure */
    private static void holds(List<Verdict> verdicts, Predicate<Verdict> some, double anchors, double outcomes) {
        Figures figures = Figures.of(verdicts.stream().filter(some).toList());
        assertThat(figures.labels()).isGreaterThan(50);
        assertThat(figures.anchorShare()).as("right anchors: %s", figures).isGreaterThanOrEqualTo(anchors);
        assertThat(figures.sureShare()).as("right outcomes: %s", figures).isGreaterThanOrEqualTo(outcomes);
        assertThat(figures.wronglyCertain())
                .as("wrong, and said to be certain: %s", figures)
                .isZero();
    }

    private List<Verdict> compare(String file, Path source) throws Exception {
        List<String> lines;
        try (InputStream in = getClass().getResourceAsStream(file)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        new Intake(data, Progress.NONE).take(List.of(Source.of(source.toString(), Optional.of("list"))));
        try (MailSearch search = MailSearch.open(data, false);
                Archive archive = Archive.at(data)) {
            History history = new History(search, archive);
            return TrailLabels.parse(lines).compare(id -> trail(history, id));
        }
    }

    private static Optional<Trail> trail(History history, String id) {
        try {
            Optional<SeriesHistory> series = history.series(id);
            return series.isEmpty() ? Optional.empty() : series.get().trail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.TrailLabels.Verdict;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.Participant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trails against what a reader of the mails wrote down. */
class LabelledPointsTest {

    @TempDir
    Path data;

    @Test
    void uprobes() throws Exception {
        compare("uprobes-points.tsv", Corpus.path("uprobes"));
    }

    @Test
    void fscrypt() throws Exception {
        compare("fscrypt-points.tsv", Corpus.path("linux-fscrypt.0.bundle"));
    }

    private void compare(String file, Path source) throws Exception {
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
            List<Verdict> verdicts = TrailLabels.parse(lines).compare(id -> trail(history, id));
            int found = 0;
            int anchors = 0;
            int fates = 0;
            int asked = 0;
            int sure = 0;
            int sureFits = 0;
            int wrong = 0;
            for (Verdict v : verdicts) {
                boolean there = v.point().isPresent() || v.anchorFits();
                if (there) found++;
                if (v.anchorFits()) anchors++;
                if (v.point().isPresent()) {
                    asked++;
                    if (v.fateFits()) fates++;
                    if (v.label().sure()) {
                        sure++;
                        if (v.fateFits()) sureFits++;
                    }
                }
                if (v.wronglyCertain()) wrong++;
                String is = v.point()
                        .map(t -> t.point().anchor().getClass().getSimpleName() + " "
                                + t.next().fate() + " " + t.next().certainty() + " " + t.revision() + " "
                                + t.point().kind() + " | "
                                + t.next().reason())
                        .orElse(v.anchorFits() ? "in discussion" : "NOT FOUND");
                String flag = (there ? "" : "!F")
                        + (v.anchorFits() ? "" : "!A")
                        + (v.fateFits() || v.point().isEmpty() ? "" : "!O")
                        + (v.wronglyCertain() ? "!!C" : "");
                if (!flag.isEmpty() && !v.label().heldOut())
                    System.out.println(flag + "\t" + v.label().mail() + "\t"
                            + v.label().anchor() + "\t" + v.label().line() + "\t"
                            + v.label().starts() + "\t" + v.label().kind() + "\t"
                            + v.label().next() + "\t" + v.label().sure() + "\t=> " + is);
            }
            System.out.printf(
                    "%s: %d labels, found %d, anchors %d, outcomes %d of %d, sure ones %d of %d, wrongly certain %d%n",
                    file, verdicts.size(), found, anchors, fates, asked, sureFits, sure, wrong);
        }
        assertThat(lines).isNotEmpty();
    }

    private static Optional<Trail> trail(History history, String id) {
        try {
            Optional<SeriesHistory> series = history.series(id);
            if (series.isEmpty()) return Optional.empty();
            return Optional.of(TrailBuilder.of(
                    series.get().series(),
                    series.get().entry().people().stream()
                            .map(Participant::address)
                            .toList(),
                    series.get().mails()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

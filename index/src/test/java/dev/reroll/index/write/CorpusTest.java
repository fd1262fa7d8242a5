package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.ingest.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole list and a folder of mails, taken in for real. */
class CorpusTest {

    @Test
    void aWholeListAndAFolderAreTakenInWithoutLossAndASecondRunAddsNothing(@TempDir Path data) throws Exception {
        Path bundle = Corpus.path("linux-fscrypt.0.bundle");
        Path uprobes = Corpus.path("uprobes");
        long files;
        try (Stream<Path> all = Files.list(uprobes)) {
            files = all.filter(file -> file.toString().endsWith(".eml")).count();
        }
        List<Source> sources = List.of(
                Source.of(bundle.toString(), Optional.empty()), Source.of(uprobes.toString(), Optional.empty()));

        TakenIn first = new Intake(data, Progress.NONE).take(sources);
        TakenIn second = new Intake(data, Progress.NONE).take(sources);
        Check.Result check = Check.run(data, Progress.NONE);

        // "git log" counts 7,548 commits in the bundle, each with a mail; two Message-IDs occur twice.
        assertThat(first.sources()).extracting(TakenIn.OfSource::list).containsExactly("linux-fscrypt", "uprobes");
        assertThat(first.sources()).extracting(TakenIn.OfSource::added).containsExactly(7548L, files);
        assertThat(first.sources())
                .allSatisfy(source -> assertThat(source.rejected()).isEmpty());
        assertThat(first.mails()).isEqualTo(7546 + files);
        assertThat(second.sources()).extracting(TakenIn.OfSource::added).containsExactly(0L, 0L);
        assertThat(second.mails()).isEqualTo(first.mails());
        assertThat(check.clean()).isTrue();
        assertThat(check.archived()).isEqualTo(7548 + files);
        assertThat(check.mails()).isEqualTo(first.mails());
    }
}

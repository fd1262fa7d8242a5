package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.schema.Field;
import dev.reroll.ingest.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @Test
    void aMailThatTheIndexLostIsNamedByItsPlaceAndARebuildMendsIt(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path mbox = Mails.mbox(folder.resolve("in.mbox"), 3);
        new Intake(data, Progress.NONE).take(List.of(Source.of(mbox.toString(), Optional.of("box"))));
        try (IndexFolder index = IndexFolder.open(data)) {
            index.writer().deleteDocuments(Field.KEY.term("n1@example.org"));
            index.commit();
        }

        Check.Result broken = Check.run(data, Progress.NONE);
        Reindex.run(data, Progress.NONE);

        assertThat(broken.clean()).isFalse();
        assertThat(broken.missing()).singleElement().asString().startsWith("box/0 commit ");
        assertThat(Check.run(data, Progress.NONE).clean()).isTrue();
    }

    @Test
    void aDocumentWhoseListIsGoneIsNamed(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path mbox = Mails.mbox(folder.resolve("in.mbox"), 2);
        new Intake(data, Progress.NONE).take(List.of(Source.of(mbox.toString(), Optional.of("box"))));
        deleteRecursively(data.resolve("inbox"));

        Check.Result broken = Check.run(data, Progress.NONE);

        assertThat(broken.stray()).hasSize(2);
        assertThat(broken.archived()).isZero();
    }

    private static void deleteRecursively(Path path) throws Exception {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.reroll.cli;

import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The bundled sample: this project's own notes on the reviews of some patch series. */
final class Sample {

    static final String LIST = "reroll-notes";
    static final String NOTES = "/dev/reroll/reference/sample/notes.mbox";

    private Sample() {}

    static void takeIn(Path data, Progress progress) throws IOException {
        Path file = Files.createTempFile("reroll-sample", ".mbox");
        try (InputStream notes = Sample.class.getResourceAsStream(NOTES)) {
            if (notes == null) throw new IOException("the sample " + NOTES + " is missing from this build");
            Files.write(file, notes.readAllBytes());
            new Intake(data, progress).take(List.of(Source.of(file.toString(), Optional.of(LIST))));
        } finally {
            Files.delete(file);
        }
    }
}

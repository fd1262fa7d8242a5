package dev.reroll.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real mail beside the project, which tests use where it is there. */
public final class Corpus {

    private Corpus() {}

    /** A file or folder of the corpus; skips the test, saying so, where it is missing. */
    public static Path path(String name) {
        String given = System.getenv("REROLL_CORPUS");
        Path corpus = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("reroll.root", ".")).resolve("../shared/corpus");
        Path path = corpus.resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: " + path + " is not there (set REROLL_CORPUS)");
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

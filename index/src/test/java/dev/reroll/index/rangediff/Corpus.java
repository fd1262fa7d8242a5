package dev.reroll.index.rangediff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data that tests share, outside the project. */
final class Corpus {
    private Corpus() {}

    static Optional<Path> file(String name) {
        String set = System.getenv("REROLL_CORPUS");
        Path corpus =
                set != null ? Path.of(set) : Path.of(System.getProperty("reroll.root", "."), "..", "shared", "corpus");
        return Optional.of(corpus.resolve(name)).filter(Files::exists);
    }
}

package dev.reroll.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real mail, which lies beside the project and is no part of it. */
final class Corpus {

    private Corpus() {}

    /** The mails of the uprobes series; the test is skipped where they are not there. */
    static Path uprobes() {
        String told = System.getenv("REROLL_CORPUS");
        Path corpus = told != null
                ? Path.of(told)
                : Path.of(System.getProperty("reroll.root", "..")).resolve("../shared/corpus");
        Path mails = corpus.resolve("uprobes");
        assumeTrue(Files.isDirectory(mails), "skipped: the mails of the uprobes series are not at " + mails);
        return mails;
    }
}

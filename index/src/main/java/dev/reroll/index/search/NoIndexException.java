package dev.reroll.index.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There is no index: the sentence says where it was looked for and what makes one. */
public final class NoIndexException extends IOException {

    private static final long serialVersionUID = 1;

    public NoIndexException(Path data) {
        super(
                Files.isDirectory(data.resolve("inbox"))
                        ? "there is mail at " + data + " but no index: run reroll reindex"
                        : "nothing has been taken in yet at " + data + ": run reroll ingest SOURCE");
    }
}

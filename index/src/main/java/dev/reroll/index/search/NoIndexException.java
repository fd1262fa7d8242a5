package dev.reroll.index.search;

import java.io.IOException;
import java.nio.file.Path;

/** There is no index yet: the sentence says where it was looked for and what makes one. */
public final class NoIndexException extends IOException {

    NoIndexException(Path data) {
        super("nothing has been taken in yet at " + data + ": run reroll ingest SOURCE");
    }
}

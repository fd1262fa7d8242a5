package dev.reroll.ingest.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source cannot be taken in. The message names the input, says what is wrong with it and what to do. */
public final class SourceException extends IOException {

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

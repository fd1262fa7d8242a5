package dev.reroll.ingest.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The archive names a mail that it does not hold, as in a partial clone, or holds no readable mail under that name. */
public final class MissingMailException extends IOException {

    MissingMailException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

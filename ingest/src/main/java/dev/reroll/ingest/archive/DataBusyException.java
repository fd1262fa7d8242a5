package dev.reroll.ingest.archive;

import java.io.IOException;

/** Another process, named by its id where it can be known, is writing to the data folder. */
public final class DataBusyException extends IOException {

    DataBusyException(String message) {
        super(message);
    }
}

package dev.reroll.ingest.mailbox;

import java.io.IOException;

/** The connection broke off after it had been made: another one may go on where this one ended. */
final class Lost extends IOException {
    Lost(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.reroll.ingest.source;

import java.io.IOException;

/** One file gives no mails, none of which has been handed out. */
final class Unreadable extends IOException {

    private final String reason;

    /** {@code reason} is a verb phrase: what the file does or is. */
    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

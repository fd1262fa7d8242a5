package dev.reroll.ingest.mailbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Begins again after a lost connection, each time after a longer pause, until nothing more comes of it. */
final class Patience {

    /** Attempts after one another that bring nothing. */
    private static final int ATTEMPTS = 4;

    interface Attempt {
        void run() throws IOException;
    }

    private final Duration first;
    private Duration pause;
    private int failures;

    Patience(Duration first) {
        this.first = first;
        this.pause = first;
    }

    /** Called when an attempt brought something: the next lost connection counts as the first. */
    void renew() {
        failures = 0;
        pause = first;
    }

    /** Runs it until it ends without {@link Lost}, or gives up with the last one. */
    void insist(Attempt attempt) throws IOException {
        while (true) {
            try {
                attempt.run();
                return;
            } catch (Lost lost) {
                if (++failures == ATTEMPTS) throw lost;
                sleep();
            }
        }
    }

    private void sleep() throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while it waited to connect again");
        }
        pause = pause.multipliedBy(3);
    }
}

package dev.reroll.ingest.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Asks from time to time whether there is new mail, where the server cannot tell of it. */
final class Poll {

    interface Question {
        boolean ask() throws IOException;
    }

    private Poll() {}

    /** Asks at once, then after each pause and once more at the end, until the answer is yes or the time is over. */
    static boolean until(Duration atMost, Duration pause, Question question) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (!question.ask()) {
            Duration left = Duration.between(Instant.now(), end);
            if (!left.isPositive()) return false;
            Thread.sleep(left.compareTo(pause) < 0 ? left : pause);
        }
        return true;
    }
}

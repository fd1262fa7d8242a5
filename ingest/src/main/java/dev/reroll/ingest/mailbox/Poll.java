package dev.reroll.ingest.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Asks from time to time whether there is new mail. */
final class Poll {

    interface Question {
        boolean ask() throws IOException;
    }

    /** What is done between two questions; it may end before its time. */
    interface Pause {
        void last(Duration atMost) throws IOException, InterruptedException;
    }

    private Poll() {}

    /** Asks at once, then after each pause and once more at the end, until the answer is yes or the time is over. */
    static boolean until(Duration atMost, Duration longest, Question question, Pause pause)
            throws IOException, InterruptedException {
        if (question.ask()) return true;
        Instant end = Instant.now().plus(atMost);
        for (Duration left = atMost; left.isPositive(); left = Duration.between(Instant.now(), end)) {
            pause.last(left.compareTo(longest) < 0 ? left : longest);
            if (question.ask()) return true;
        }
        return false;
    }

    /** The same with nothing to be done in the pauses. */
    static boolean until(Duration atMost, Duration pause, Question question) throws IOException, InterruptedException {
        return until(atMost, pause, question, Thread::sleep);
    }
}

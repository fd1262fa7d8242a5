package dev.reroll.index.review;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.List;

/**
 * What somebody said to a review point, and what was said to that.
 *
 * @param mail Message-ID of the mail that it stands in
 * @param stance how it meets what it answers, by its words
 * @param signs the words that made the stance
 * @param text without quotes
 * @param answers what hangs below it, by time
 */
public record Answer(
        String mail,
        Address by,
        Instant date,
        Role role,
        Stance stance,
        List<String> signs,
        List<String> text,
        List<Answer> answers) {

    public Answer {
        signs = List.copyOf(signs);
        text = List.copyOf(text);
        answers = List.copyOf(answers);
    }

    /** Who speaks. */
    public enum Role {
        /** Sent the patch, or wrote it. */
        AUTHOR,
        /** Made the point. */
        REVIEWER,
        OTHER
    }

    /** How it meets what it answers. */
    public enum Stance {
        AGREES,
        DECLINES,
        ASKS,
        /** The maker of the point takes it back. */
        WITHDRAWS,
        /** None of these by its words. */
        ADDS
    }
}

package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail of a series: one that was posted, or an answer to one however deep.
 *
 * @param sent when it was sent, as {@link dev.reroll.index.schema.SentTime} believes it
 * @param revision label of the revision that it belongs to
 * @param answers Message-ID of the nearest mail that it answers and that is known to the series, also of one that is
 *     known only from its answers
 */
public record SeriesMail(String id, Instant sent, Address by, String revision, Role role, Optional<String> answers) {

    /** What it is to its revision. */
    public enum Role {
        COVER,
        PATCH,
        ANSWER
    }
}

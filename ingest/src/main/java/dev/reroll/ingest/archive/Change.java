package dev.reroll.ingest.archive;

import java.time.Instant;

/** What one commit of an epoch did. */
public sealed interface Change {

    Place place();

    /**
     * A mail came (file {@code m}).
     *
     * @param arrived the committer's time, which is when the mail was received
     */
    record Added(Place place, Instant arrived) implements Change {}

    /**
     * A mail was removed (file {@code d}), though its bytes stay in git.
     *
     * @param place its commit is the removing one, its blob the removed mail's
     */
    record Removed(Place place) implements Change {}
}

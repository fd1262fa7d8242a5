package dev.reroll.index.series;

import java.time.Instant;
import java.util.List;

/**
 * The facts of a mail and where it stands.
 *
 * @param sent when it was sent, as {@link dev.reroll.index.schema.SentTime} believes it
 * @param lists the inboxes that hold it
 */
public record PlacedFacts(StoredFacts stored, Instant sent, List<String> lists) {

    public String id() {
        return stored.facts().id();
    }
}

package dev.reroll.index.schema;

import dev.reroll.ingest.archive.Place;
import java.time.Instant;

/**
 * One copy of a mail: the same Message-ID on another list, or again on the same one.
 *
 * @param arrived when the archive says that it came (the committer's date)
 * @param differs whether its text differs from the first copy's, which is the one that is shown and indexed
 */
public record Copy(Place place, Instant arrived, boolean differs) {}

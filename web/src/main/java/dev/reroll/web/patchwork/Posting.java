package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One revision of a series: what Patchwork calls a series.
 *
 * @param head Message-ID of its cover letter, or else of its first patch
 * @param label as {@code v3}, {@code RFC v2}
 * @param newest whether no later revision is known
 * @param total patches, missing ones counted
 * @param patches those that stand in its places, in their order; missing ones left out
 * @param replaced those that stood there before, oldest first
 * @param covers the cover letter, and those of the same revision that was sent again
 * @param dependsOn Message-IDs of the heads of the postings that it says it builds on
 * @param dependents those of the heads of the postings that say that they build on it
 */
record Posting(
        String head,
        String label,
        boolean newest,
        int version,
        String name,
        Address sender,
        Instant date,
        int total,
        List<Patch> patches,
        List<Patch> replaced,
        List<Cover> covers,
        List<String> dependsOn,
        List<String> dependents) {

    boolean complete() {
        return patches.size() == total;
    }

    Optional<Cover> cover() {
        return covers.stream().findFirst();
    }
}

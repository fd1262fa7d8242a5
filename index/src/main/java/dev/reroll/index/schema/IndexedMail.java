package dev.reroll.index.schema;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the index keeps of a mail, enough for lists and thread trees without reading the archive.
 *
 * @param copies its copies, the first being the one that is shown; never empty
 * @param received when the first copy came: its arrival in the archive
 * @param size octets of the first copy
 * @param patchId the {@code git patch-id --stable} of its diffs, if it has any that are not quoted
 */
public record IndexedMail(
        String id,
        List<String> ids,
        List<String> inReplyTo,
        List<String> references,
        String subject,
        List<Address> from,
        List<Address> to,
        List<Address> cc,
        Instant date,
        Instant received,
        List<String> listIds,
        List<Copy> copies,
        long size,
        List<Flaw> flaws,
        Optional<String> patchId) {

    /** The inboxes that hold it, each once, in the order of {@code copies}. */
    public List<String> lists() {
        return copies.stream().map(copy -> copy.place().list()).distinct().toList();
    }
}

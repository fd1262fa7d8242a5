package dev.reroll.ingest.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A mail as far as it could be read. Nothing in here is trusted: names, ids and text are what the sender wrote, decoded
 * and bounded, to be escaped wherever they are shown.
 *
 * @param id the first Message-ID without angle brackets; where the mail has none, one made from its bytes
 * @param ids all its Message-IDs, the first being {@code id}
 * @param inReplyTo the Message-IDs of In-Reply-To, in order
 * @param references the Message-IDs of References, in order, without repeats
 * @param subject decoded and unfolded, empty where there is none
 * @param date when it says it was sent, or the best guess where it says nothing believable (see {@code flaws})
 * @param zone the sender's offset from UTC, by the Date field; UTC where the date is a guess
 * @param received when the last server on its way says it came, if one does
 * @param listIds the List-Id values without angle brackets and description, in lower case
 * @param parts the leaves of the MIME tree in reading order
 * @param size octets of the raw mail
 * @param flaws what was wrong with it, empty for most
 * @param standsFor the mail that this one, a note of Reroll's sample, stands for
 */
public record Mail(
        String id,
        List<String> ids,
        List<String> inReplyTo,
        List<String> references,
        String subject,
        List<Address> from,
        List<Address> to,
        List<Address> cc,
        Instant date,
        ZoneOffset zone,
        Optional<Instant> received,
        List<String> listIds,
        List<Part> parts,
        long size,
        List<Flaw> flaws,
        Optional<StandsFor> standsFor) {

    /** The text a reader reads: the text of all parts that are text, in order, each ending in a newline. */
    public String text() {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            if (part.text().isEmpty()) continue;
            all.append(part.text());
            if (!part.text().endsWith("\n")) all.append('\n');
        }
        return all.toString();
    }
}

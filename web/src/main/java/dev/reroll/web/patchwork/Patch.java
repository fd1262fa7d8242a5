package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Counter;
import java.time.Instant;
import java.util.Optional;

/**
 * A patch mail.
 *
 * @param id its Message-ID
 * @param name its subject as {@link PatchName} writes it
 * @param title of the patch, without prefixes
 * @param place in its revision, as {@code 2/5}
 * @param replaced whether another mail stands in this place by now
 * @param state in Patchwork's words
 * @param commit that it became, where a notice says so
 * @param points that were made about it, and how many of them are open
 */
record Patch(
        String id,
        String name,
        String title,
        Address sender,
        Instant date,
        Counter place,
        boolean replaced,
        Optional<String> patchId,
        String state,
        Optional<String> commit,
        Points points) {

    /** How many review points there are, and how many somebody still waits for. */
    record Points(int total, int open) {

        static final Points NONE = new Points(0, 0);

        Points plus(boolean isOpen) {
            return new Points(total + 1, open + (isOpen ? 1 : 0));
        }
    }
}

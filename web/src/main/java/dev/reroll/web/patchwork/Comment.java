package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;

/**
 * An answer to a patch or cover letter, however deep.
 *
 * @param on Message-ID of the patch or cover letter
 */
record Comment(String id, String on, Address by, Instant date) {}

package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;

/**
 * What a machine reported of a patch: Patchwork's check.
 *
 * @param mail Message-ID of the report
 * @param on Message-ID of the patch
 * @param words the first line of what it says
 */
record Report(String mail, String on, Address by, Instant date, String words) {}

package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;

/** A cover letter, by its Message-ID. */
record Cover(String id, String name, Address sender, Instant date) {}

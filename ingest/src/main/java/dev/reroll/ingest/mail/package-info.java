/** A mail, parsed: from bytes as they came to records. */
@NullMarked
package dev.reroll.ingest.mail;

import org.jspecify.annotations.NullMarked;

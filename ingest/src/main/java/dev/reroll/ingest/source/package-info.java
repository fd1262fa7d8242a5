/** Where mail comes from: git epochs, mbox files, folders of mails. */
@NullMarked
package dev.reroll.ingest.source;

import org.jspecify.annotations.NullMarked;

/** The archive: every mail as file {@code m} of a commit in a public-inbox v2 git epoch. */
@NullMarked
package dev.reroll.ingest.archive;

import org.jspecify.annotations.NullMarked;

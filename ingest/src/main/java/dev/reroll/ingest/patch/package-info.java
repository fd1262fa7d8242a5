/** What a mail's text holds: prose, quotes, diffs; and the identity of a patch. */
@NullMarked
package dev.reroll.ingest.patch;

import org.jspecify.annotations.NullMarked;

/** Series as index and archive know them: their revisions, patches and mails, and what differs between revisions. */
@NullMarked
package dev.reroll.index.history;

import org.jspecify.annotations.NullMarked;

/** Mails and threads for programs: mboxes and Atom feeds. */
@NullMarked
package dev.reroll.web.feed;

import org.jspecify.annotations.NullMarked;

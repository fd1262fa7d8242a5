/** Answers from the index: hits, mails, lists. */
@NullMarked
package dev.reroll.index.search;

import org.jspecify.annotations.NullMarked;

/** What reviewers said about a series and what became of it, from its mails alone: a pure function, without index. */
@NullMarked
package dev.reroll.index.review;

import org.jspecify.annotations.NullMarked;

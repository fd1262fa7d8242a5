/** Answers as JSON, in one form for the command line's {@code --json} and for {@code /api/reroll/}. */
@NullMarked
package dev.reroll.web.json;

import org.jspecify.annotations.NullMarked;

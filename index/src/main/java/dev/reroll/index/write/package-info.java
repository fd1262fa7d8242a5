/** From the archive into the index, and the check of one against the other. */
@NullMarked
package dev.reroll.index.write;

import org.jspecify.annotations.NullMarked;

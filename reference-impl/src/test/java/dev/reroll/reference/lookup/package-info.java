/** Runs the behaviours of the lookup. */
@NullMarked
package dev.reroll.reference.lookup;

import org.jspecify.annotations.NullMarked;

/** Runs the behaviours of the mm helpers. */
@NullMarked
package dev.reroll.reference.helpers;

import org.jspecify.annotations.NullMarked;

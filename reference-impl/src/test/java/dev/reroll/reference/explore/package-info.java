/** Checks of the explorer against the literature and against itself. */
@NullMarked
package dev.reroll.reference.explore;

import org.jspecify.annotations.NullMarked;

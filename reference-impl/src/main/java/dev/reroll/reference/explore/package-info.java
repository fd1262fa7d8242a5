/** The explorer: every schedule of a scenario, under three memory models. */
@NullMarked
package dev.reroll.reference.explore;

import org.jspecify.annotations.NullMarked;

/** Variants of the sources that are under test: another configuration, or one statement less; compiled in memory. */
@NullMarked
package dev.reroll.reference.variant;

import org.jspecify.annotations.NullMarked;

/** Variants of the sources, checked. */
@NullMarked
package dev.reroll.reference.variant;

import org.jspecify.annotations.NullMarked;

/** Runs the behaviours of the per-VMA lock. */
@NullMarked
package dev.reroll.reference.vmalock;

import org.jspecify.annotations.NullMarked;

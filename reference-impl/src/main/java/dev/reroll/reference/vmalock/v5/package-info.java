/** v5, 6 December 2024: an rwsem, a flag that says detached, memory that is recycled in place. */
@NullUnmarked
package dev.reroll.reference.vmalock.v5;

import org.jspecify.annotations.NullUnmarked;

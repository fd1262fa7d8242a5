/** v10, 13 February 2025: one reference count is lock and flag. */
@NullUnmarked
package dev.reroll.reference.vmalock.v10;

import org.jspecify.annotations.NullUnmarked;

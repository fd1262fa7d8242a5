/** v10 without the call on an error pointer, which February 2025 took out. */
@NullUnmarked
package dev.reroll.reference.vmalock.fixed;

import org.jspecify.annotations.NullUnmarked;

/** The merged code with the assertion that 25 February 2025 relaxed. */
@NullUnmarked
package dev.reroll.reference.uretprobe.fixed;

import org.jspecify.annotations.NullUnmarked;

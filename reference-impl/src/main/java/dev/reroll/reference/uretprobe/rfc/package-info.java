/** Patch 9 of RFC v3, 13 August 2024: a stable and a leased pointer, a timer that is armed only where none is pending. */
@NullUnmarked
package dev.reroll.reference.uretprobe.rfc;

import org.jspecify.annotations.NullUnmarked;

/** Version 2 of 1 October 2024: barriers, a counter as wide as a long, backing files freed after a grace period. */
@NullUnmarked
package dev.reroll.reference.lookup.v2;

import org.jspecify.annotations.NullUnmarked;

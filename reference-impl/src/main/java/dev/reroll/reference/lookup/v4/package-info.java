/** Version 4 of 28 October 2024: the counter is a seqcount_t, whose sequence has 32 bits. */
@NullUnmarked
package dev.reroll.reference.lookup.v4;

import org.jspecify.annotations.NullUnmarked;

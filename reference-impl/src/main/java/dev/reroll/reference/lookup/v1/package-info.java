/** Version 1 of 6 September 2024: the code of the RFC, as a series of its own. */
@NullUnmarked
package dev.reroll.reference.lookup.v1;

import org.jspecify.annotations.NullUnmarked;

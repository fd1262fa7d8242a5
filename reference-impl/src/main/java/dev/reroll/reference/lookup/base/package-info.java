/** What the lookup's patches change, as it was before them: no speculation, and a counter that moves at unlock only. */
@NullUnmarked
package dev.reroll.reference.lookup.base;

import org.jspecify.annotations.NullUnmarked;

/** A3 with the two loads at its start the other way round; nobody proposed it. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a3swapped;

import org.jspecify.annotations.NullUnmarked;

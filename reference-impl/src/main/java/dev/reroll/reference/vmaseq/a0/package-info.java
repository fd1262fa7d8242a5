/** The first try, 2 August 2024: the VMA's counter, unordered, before and after. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a0;

import org.jspecify.annotations.NullUnmarked;

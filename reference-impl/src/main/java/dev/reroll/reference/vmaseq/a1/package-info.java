/** 5 August 2024: the mm's counter must not move, and the VMA must not be locked at the end. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a1;

import org.jspecify.annotations.NullUnmarked;

/** 7 August 2024: the VMA's counter against the mm's at the start, and against itself at the end, with acquire loads. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a2;

import org.jspecify.annotations.NullUnmarked;

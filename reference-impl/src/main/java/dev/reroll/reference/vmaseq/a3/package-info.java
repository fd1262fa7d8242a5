/** 15 August 2024: as before, with smp_wmb() in vma_start_write() and smp_rmb() before the last look. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a3;

import org.jspecify.annotations.NullUnmarked;

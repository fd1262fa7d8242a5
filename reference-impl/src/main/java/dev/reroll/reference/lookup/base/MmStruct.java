package dev.reroll.reference.lookup.base;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** include/linux/mm_types.h: the counter of struct mm_struct. */
final class MmStruct extends Mm {
    // #ifdef CONFIG_PER_VMA_LOCK
    /** mm_lock_seq: moves when mmap_lock, held for write, is let go. */
    final IntCell mmLockSeq = intCell("mm_lock_seq", 0);
    // #endif

    MmStruct(World world) {
        super(world);
    }
}

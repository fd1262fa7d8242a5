package dev.reroll.reference.lookup.v2;

import dev.reroll.reference.explore.LongCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** include/linux/mm_types.h: the counter of struct mm_struct. */
final class MmStruct extends Mm {
    // #ifdef CONFIG_PER_VMA_LOCK
    /** mm_lock_seq: odd while mmap_lock is held for write. */
    final LongCell mmLockSeq = longCell("mm_lock_seq", 0);
    // #endif

    MmStruct(World world) {
        super(world);
    }
}

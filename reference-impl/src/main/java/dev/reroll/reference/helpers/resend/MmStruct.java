package dev.reroll.reference.helpers.resend;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** include/linux/mm_types.h: the counter of struct mm_struct. */
final class MmStruct extends Mm {
    // #ifdef CONFIG_PER_VMA_LOCK
    /** mm_lock_seq: odd while mmap_lock is held for write. */
    final IntCell mmLockSeq = intCell("mm_lock_seq", 0);
    // #endif

    MmStruct(World world) {
        super(world);
    }
}

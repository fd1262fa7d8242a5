package dev.reroll.reference.lookup.v4;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.SeqcountT;

/** include/linux/mm_types.h: the counter of struct mm_struct. */
final class MmStruct extends Mm {
    // #ifdef CONFIG_PER_VMA_LOCK
    /** mm_lock_seq: odd while mmap_lock is held for write. */
    final SeqcountT mmLockSeq = new SeqcountT(world(), "mm.mm_lock_seq");
    // #endif

    MmStruct(World world) {
        super(world);
    }
}

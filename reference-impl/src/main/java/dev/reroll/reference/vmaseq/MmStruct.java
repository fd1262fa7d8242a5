package dev.reroll.reference.vmaseq;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** struct mm_struct with the counter of its write sections. */
public final class MmStruct extends Mm {
    /** mm_lock_seq. */
    public final IntCell mmLockSeq;

    public MmStruct(World world, int sequence) {
        super(world);
        mmLockSeq = intCell("mm_lock_seq", sequence);
    }
}

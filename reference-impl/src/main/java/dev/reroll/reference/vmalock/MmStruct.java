package dev.reroll.reference.vmalock;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** struct mm_struct: the counter that unlocks all its VMAs, and who waits for a VMA's readers. */
public final class MmStruct extends Mm {
    /** mm_lock_seq.sequence. */
    public final IntCell mmLockSeq = intCell("mm_lock_seq", 0);
    /** vma_writer_wait: a struct rcuwait; how often it was woken. */
    public final IntCell vmaWriterWait = intCell("vma_writer_wait", 0);

    public MmStruct(World world) {
        super(world);
    }
}

package dev.reroll.reference.vmalock.v10;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.vmalock.MmStruct;
import dev.reroll.reference.vmalock.Vma;

/** include/linux/mm_types.h: the lock of struct vm_area_struct. */
final class VmAreaStruct extends Vma {
    /** VMA_LOCK_OFFSET: a writer is there. */
    static final int VMA_LOCK_OFFSET = 0x40000000;
    /** VMA_REF_LIMIT: the most that a reader may bring the count to. */
    static final int VMA_REF_LIMIT = VMA_LOCK_OFFSET - 1;

    /** vm_refcnt: 0 detached, 1 attached, more with readers. */
    final IntCell vmRefcnt;

    VmAreaStruct(World world, String name, MmStruct mm, long start, long end, boolean attached) {
        super(world, name, mm, start, end);
        vmRefcnt = intCell("vm_refcnt", attached ? 1 : 0);
    }
}

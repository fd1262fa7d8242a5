package dev.reroll.reference.vmalock.base;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.RwSem;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.vmalock.MmStruct;
import dev.reroll.reference.vmalock.Vma;

/** include/linux/mm_types.h: the lock of struct vm_area_struct. */
final class VmAreaStruct extends Vma {
    /** vm_lock: of memory of its own, in the kernel. */
    final RwSem vmLock = rwSem("vm_lock");
    /** detached: not in the tree. */
    final IntCell detached;

    VmAreaStruct(World world, String name, MmStruct mm, long start, long end, boolean attached) {
        super(world, name, mm, start, end);
        detached = intCell("detached", attached ? 0 : 1);
    }
}

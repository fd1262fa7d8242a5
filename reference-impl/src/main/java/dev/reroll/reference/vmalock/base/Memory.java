package dev.reroll.reference.vmalock.base;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.vmalock.MmStruct;

/** mm/memory.c. */
final class Memory {
    /** How often a walk is done again. The kernel sets no bound. */
    private static final int WALKS = 2;

    private Memory() {}

    /** lock_vma_under_rcu(). */
    static VmAreaStruct lockVmaUnderRcu(MmStruct mm, long address) {
        try (var _ = Cpu.guardRcu()) {
            for (int walk = 0; walk < WALKS; walk++) {
                VmAreaStruct vma = (VmAreaStruct) Mm.vmaLookup(mm, address);
                if (vma == null) {
                    return null;
                }

                if (!VmaLock.vmaStartRead(vma)) {
                    return null;
                }

                // it left the tree after it was found
                if (vma.detached.get() != 0) {
                    VmaLock.vmaEndRead(vma);
                    continue;
                }

                // its range may have changed before it was locked
                if (address < vma.vmStart.get() || address >= vma.vmEnd.get()) {
                    VmaLock.vmaEndRead(vma);
                    return null;
                }
                return vma;
            }
            return null;
        }
    }
}

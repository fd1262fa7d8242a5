package dev.reroll.reference.vmaseq.a3normb;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.vmaseq.MmStruct;
import dev.reroll.reference.vmaseq.Vma;

/** include/linux/mm.h and mmap_lock.h: the write lock of a VMA. */
final class VmaLock {
    private VmaLock() {}

    /** __is_vma_write_locked(). */
    private static boolean isVmaWriteLocked(Vma vma, int[] mmLockSeq) {
        vma.vmMm.mmapLock.assertHeldWrite();
        mmLockSeq[0] = vma.vmMm.mmLockSeq.get();
        return vma.vmLockSeq.get() == mmLockSeq[0];
    }

    /** vma_start_write(). */
    static void vmaStartWrite(Vma vma) {
        int[] mmLockSeq = new int[1];

        if (isVmaWriteLocked(vma, mmLockSeq)) {
            return;
        }

        vma.vmLock.downWrite();
        // vma_start_read() looks at it without a lock
        vma.vmLockSeq.writeOnce(mmLockSeq[0]);
        // up_write() lets later stores to the VMA go first
        Cpu.smpWmb();
        vma.vmLock.upWrite();
    }

    /** vma_end_write_all(): unlocks every VMA. */
    private static void vmaEndWriteAll(MmStruct mm) {
        mm.mmapLock.assertHeldWrite();
        // what was stored into the VMAs is there before the store that unlocks them
        mm.mmLockSeq.storeRelease(mm.mmLockSeq.get() + 1);
    }

    /** mmap_write_lock(). */
    static void mmapWriteLock(MmStruct mm) {
        mm.mmapLock.downWrite();
    }

    /** mmap_write_unlock(). */
    static void mmapWriteUnlock(MmStruct mm) {
        vmaEndWriteAll(mm);
        mm.mmapLock.upWrite();
    }
}

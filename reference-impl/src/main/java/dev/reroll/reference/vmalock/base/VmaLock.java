package dev.reroll.reference.vmalock.base;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.vmalock.MmStruct;

/** include/linux/mm.h and mmap_lock.h. */
final class VmaLock {
    private VmaLock() {}

    /** vma_start_read(): may refuse a VMA that is not locked, never the other way round. */
    static boolean vmaStartRead(VmAreaStruct vma) {
        MmStruct mm = vma.vmMm.get();
        // a hint, so that most of the locked ones cost nothing
        if (vma.vmLockSeq.readOnce() == mm.mmLockSeq.readOnce()) {
            return false;
        }

        if (!vma.vmLock.downReadTrylock()) {
            return false;
        }

        // who write-locked it has let go of vm_lock; the counters say whether it is over. Pairs with vmaEndWriteAll()
        if (vma.vmLockSeq.get() == mm.mmLockSeq.loadAcquire()) {
            vma.vmLock.upRead();
            return false;
        }
        return true;
    }

    /** vma_end_read(). */
    static void vmaEndRead(VmAreaStruct vma) {
        Cpu.rcuReadLock();
        vma.vmLock.upRead();
        Cpu.rcuReadUnlock();
    }

    /** __is_vma_write_locked(). */
    private static boolean isVmaWriteLocked(VmAreaStruct vma, int[] mmLockSeq) {
        MmStruct mm = vma.vmMm.get();
        mm.mmapLock.assertHeldWrite();
        mmLockSeq[0] = mm.mmLockSeq.get();
        return vma.vmLockSeq.get() == mmLockSeq[0];
    }

    /** vma_start_write(). */
    static void vmaStartWrite(VmAreaStruct vma) {
        int[] mmLockSeq = new int[1];

        if (isVmaWriteLocked(vma, mmLockSeq)) {
            return;
        }

        vma.vmLock.downWrite();
        vma.vmLockSeq.writeOnce(mmLockSeq[0]);
        vma.vmLock.upWrite();
    }

    /** vma_mark_detached(). */
    static void vmaMarkDetached(VmAreaStruct vma, boolean detached) {
        int[] mmLockSeq = new int[1];
        Cpu.warnOn(detached && !isVmaWriteLocked(vma, mmLockSeq), "detached without its write lock");
        vma.detached.set(detached ? 1 : 0);
    }

    /** vm_area_free() of kernel/fork.c. */
    static void vmAreaFree(VmAreaStruct vma) {
        Cpu.kfreeRcu(vma);
    }

    /** vma_end_write_all(): unlocks every VMA. */
    private static void vmaEndWriteAll(MmStruct mm) {
        mm.mmapLock.assertHeldWrite();
        mm.mmLockSeq.storeRelease(mm.mmLockSeq.get() + 1);
    }

    /** mmap_write_lock(); since the counter is a seqcount it moves here too. */
    static void mmapWriteLock(MmStruct mm) {
        mm.mmapLock.downWrite();
        mm.mmLockSeq.set(mm.mmLockSeq.get() + 1);
        Cpu.smpWmb();
    }

    /** mmap_write_unlock(). */
    static void mmapWriteUnlock(MmStruct mm) {
        vmaEndWriteAll(mm);
        mm.mmapLock.upWrite();
    }
}

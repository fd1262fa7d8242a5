package dev.reroll.reference.lookup.v3;

import dev.reroll.reference.explore.Cpu;

/** include/linux/mmap_lock.h. */
final class MmapLock {
    private MmapLock() {}

    // #ifdef CONFIG_PER_VMA_LOCK
    /** init_mm_lock_seq(). */
    static void initMmLockSeq(MmStruct mm) {
        mm.mmLockSeq.set(0);
    }

    /** inc_mm_lock_seq(): at write lock with ACQUIRE, at write unlock with RELEASE, so the comments. */
    static void incMmLockSeq(MmStruct mm, boolean acquire) {
        mm.mmapLock.assertHeldWrite();
        // only who holds mmap_lock for write changes the counter
        if (acquire) {
            mm.mmLockSeq.writeOnce(mm.mmLockSeq.get() + 1);
            // no later store may become visible before the counter's
            Cpu.smpWmb();
        } else {
            // what was stored into the VMAs is there before the store that unlocks them
            mm.mmLockSeq.storeRelease(mm.mmLockSeq.get() + 1);
        }
    }

    /** mmap_lock_speculation_start(). */
    static boolean mmapLockSpeculationStart(MmStruct mm, long[] seq) {
        // pairs with the RELEASE in incMmLockSeq()
        seq[0] = mm.mmLockSeq.loadAcquire();
        // no speculation while mmap_lock is held for write
        return (seq[0] & 1) == 0;
    }

    /** mmap_lock_speculation_end(): true where the result may be trusted. */
    static boolean mmapLockSpeculationEnd(MmStruct mm, long seq) {
        // pairs with the ACQUIRE in incMmLockSeq()
        Cpu.smpRmb();
        return seq == mm.mmLockSeq.readOnce();
    }
    // #else
    // : static void initMmLockSeq(MmStruct mm) {}
    // : static void incMmLockSeq(MmStruct mm, boolean acquire) {}
    // : static boolean mmapLockSpeculationStart(MmStruct mm, long[] seq) { return false; }
    // : static boolean mmapLockSpeculationEnd(MmStruct mm, long seq) { return false; }
    // #endif

    /** vma_end_write_all(): drops all VMA locks; not to be called by hand. */
    static void vmaEndWriteAll(MmStruct mm) {
        incMmLockSeq(mm, false);
    }

    /** mmap_init_lock(). */
    static void mmapInitLock(MmStruct mm) {
        initMmLockSeq(mm);
    }

    /** mmap_write_lock(). */
    static void mmapWriteLock(MmStruct mm) {
        mm.mmapLock.downWrite();
        incMmLockSeq(mm, true);
    }

    /** mmap_write_lock_nested(). */
    static void mmapWriteLockNested(MmStruct mm) {
        mm.mmapLock.downWrite();
        incMmLockSeq(mm, true);
    }

    /** mmap_write_lock_killable(). */
    static int mmapWriteLockKillable(MmStruct mm) {
        int ret = mm.mmapLock.downWriteKillable();
        if (ret == 0) {
            incMmLockSeq(mm, true);
        }
        return ret;
    }

    /** mmap_write_unlock(). */
    static void mmapWriteUnlock(MmStruct mm) {
        vmaEndWriteAll(mm);
        mm.mmapLock.upWrite();
    }

    /** mmap_write_downgrade(). */
    static void mmapWriteDowngrade(MmStruct mm) {
        vmaEndWriteAll(mm);
        mm.mmapLock.downgradeWrite();
    }

    /** mmap_read_lock(). */
    static void mmapReadLock(MmStruct mm) {
        mm.mmapLock.downRead();
    }

    /** mmap_read_unlock(). */
    static void mmapReadUnlock(MmStruct mm) {
        mm.mmapLock.upRead();
    }
}

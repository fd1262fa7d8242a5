package dev.reroll.reference.lookup.v4;

import dev.reroll.reference.kernel.SeqcountT;

/** include/linux/mmap_lock.h. */
final class MmapLock {
    private MmapLock() {}

    // #ifdef CONFIG_PER_VMA_LOCK
    /** mm_lock_seqcount_init(). */
    static void mmLockSeqcountInit(MmStruct mm) {
        mm.mmLockSeq.sequence.set(0);
    }

    /** mm_lock_seqcount_begin(). */
    static void mmLockSeqcountBegin(MmStruct mm) {
        SeqcountT.doRawWriteSeqcountBegin(mm.mmLockSeq);
    }

    /** mm_lock_seqcount_end(). */
    static void mmLockSeqcountEnd(MmStruct mm) {
        SeqcountT.doRawWriteSeqcountEnd(mm.mmLockSeq);
    }

    /** mmap_lock_speculation_begin(). */
    static boolean mmapLockSpeculationBegin(MmStruct mm, int[] seq) {
        seq[0] = SeqcountT.rawReadSeqcount(mm.mmLockSeq);
        // no speculation while mmap_lock is held for write
        return (seq[0] & 1) == 0;
    }

    /** mmap_lock_speculation_end(): true where the result may be trusted. */
    static boolean mmapLockSpeculationEnd(MmStruct mm, int seq) {
        return !SeqcountT.doReadSeqcountRetry(mm.mmLockSeq, seq);
    }
    // #else
    // : static void mmLockSeqcountInit(MmStruct mm) {}
    // : static void mmLockSeqcountBegin(MmStruct mm) {}
    // : static void mmLockSeqcountEnd(MmStruct mm) {}
    // : static boolean mmapLockSpeculationBegin(MmStruct mm, int[] seq) { return false; }
    // : static boolean mmapLockSpeculationEnd(MmStruct mm, int seq) { return false; }
    // #endif

    /** mmap_init_lock(). */
    static void mmapInitLock(MmStruct mm) {
        mmLockSeqcountInit(mm);
    }

    /** mmap_write_lock(). */
    static void mmapWriteLock(MmStruct mm) {
        mm.mmapLock.downWrite();
        mmLockSeqcountBegin(mm);
    }

    /** mmap_write_lock_nested(). */
    static void mmapWriteLockNested(MmStruct mm) {
        mm.mmapLock.downWrite();
        mmLockSeqcountBegin(mm);
    }

    /** mmap_write_lock_killable(). */
    static int mmapWriteLockKillable(MmStruct mm) {
        int ret = mm.mmapLock.downWriteKillable();
        if (ret == 0) {
            mmLockSeqcountBegin(mm);
        }
        return ret;
    }

    /** vma_end_write_all(): drops all VMA locks; not to be called by hand, normally. */
    static void vmaEndWriteAll(MmStruct mm) {
        mm.mmapLock.assertHeldWrite();
        // only who holds mmap_lock for write changes the counter
        mmLockSeqcountEnd(mm);
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

package dev.reroll.reference.helpers.surenv3;

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
        mm.mmLockSeq.sequence.assertExclusiveWriter();
        SeqcountT.doRawWriteSeqcountEnd(mm.mmLockSeq);
    }

    /** mmap_lock_speculate_try_begin(). */
    static boolean mmapLockSpeculateTryBegin(MmStruct mm, int[] seq) {
        // to wait for a sleeping lock is about as dear as to take it: where it is held for write, do not speculate
        return Seqlock.rawSeqcountTryBegin(mm.mmLockSeq, seq);
    }

    /** mmap_lock_speculate_retry(): true where the result must not be trusted. */
    static boolean mmapLockSpeculateRetry(MmStruct mm, int seq) {
        return SeqcountT.doReadSeqcountRetry(mm.mmLockSeq, seq);
    }
    // #else
    // : static void mmLockSeqcountInit(MmStruct mm) {}
    // : static void mmLockSeqcountBegin(MmStruct mm) {}
    // : static void mmLockSeqcountEnd(MmStruct mm) {}
    // : static boolean mmapLockSpeculateTryBegin(MmStruct mm, int[] seq) { return false; }
    // : static boolean mmapLockSpeculateRetry(MmStruct mm, int seq) { return true; }
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

package dev.reroll.reference.lookup.base;

/** include/linux/mmap_lock.h. */
final class MmapLock {
    private MmapLock() {}

    // #ifdef CONFIG_PER_VMA_LOCK
    /** vma_end_write_all(): drops all VMA locks; not to be called by hand, normally. */
    static void vmaEndWriteAll(MmStruct mm) {
        mm.mmapLock.assertHeldWrite();
        // only who holds mmap_lock for write changes the counter; RELEASE, so that what was stored into the VMAs is
        // there
        // before the store that unlocks them
        mm.mmLockSeq.storeRelease(mm.mmLockSeq.get() + 1);
    }
    // #else
    // : static void vmaEndWriteAll(MmStruct mm) {}
    // #endif

    /** mmap_init_lock(): the counter is set in mm_init(). */
    static void mmapInitLock(MmStruct mm) {}

    /** mmap_write_lock(). */
    static void mmapWriteLock(MmStruct mm) {
        mm.mmapLock.downWrite();
    }

    /** mmap_write_lock_nested(). */
    static void mmapWriteLockNested(MmStruct mm) {
        mm.mmapLock.downWrite();
    }

    /** mmap_write_lock_killable(). */
    static int mmapWriteLockKillable(MmStruct mm) {
        int ret = mm.mmapLock.downWriteKillable();
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

package dev.reroll.reference.vmalock.fixed;

import static dev.reroll.reference.vmalock.fixed.VmAreaStruct.VMA_LOCK_OFFSET;
import static dev.reroll.reference.vmalock.fixed.VmAreaStruct.VMA_REF_LIMIT;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.Order;
import dev.reroll.reference.vmalock.MmStruct;

/** include/linux/mm.h, mmap_lock.h, and the writer's part in mm/memory.c. */
final class VmaLock {
    /** What vma_start_read() answers. */
    enum Answer {
        LOCKED,
        /** NULL: somebody writes, or so it looks. */
        BUSY,
        /** ERR_PTR(-EAGAIN): it left the tree. */
        EAGAIN
    }

    private VmaLock() {}

    /** __refcount_inc_not_zero_limited_acquire(): the count that it found. */
    private static int incNotZeroLimitedAcquire(VmAreaStruct vma) {
        return vma.vmRefcnt.rmwIf(
                "inc_not_zero_limited_acquire",
                Order.ACQUIRE,
                old -> old != 0 && old + 1 <= VMA_REF_LIMIT,
                old -> old + 1);
    }

    /** vma_refcount_put(). */
    private static void vmaRefcountPut(VmAreaStruct vma) {
        // once the count is down the VMA may be anybody's
        MmStruct mm = vma.vmMm.get();
        int left = vma.vmRefcnt.rmw("dec", Order.RELEASE, old -> old - 1) - 1;
        if (left == VMA_LOCK_OFFSET || left == VMA_LOCK_OFFSET + 1) {
            mm.vmaWriterWait.writeOnce(1); // rcuwait_wake_up()
        }
    }

    /** vma_start_read(): may refuse a VMA that is not locked, never the other way round. */
    static Answer vmaStartRead(MmStruct mm, VmAreaStruct vma) {
        // a hint, so that most of the locked ones cost nothing
        if (vma.vmLockSeq.readOnce() == mm.mmLockSeq.readOnce()) {
            return Answer.BUSY;
        }

        int oldcnt = incNotZeroLimitedAcquire(vma);
        if (oldcnt == 0 || oldcnt + 1 > VMA_REF_LIMIT) {
            return oldcnt == 0 ? Answer.EAGAIN : Answer.BUSY;
        }

        // pairs with vmaEndWriteAll()
        if (vma.vmLockSeq.get() == mm.mmLockSeq.loadAcquire()) {
            vmaRefcountPut(vma);
            return Answer.BUSY;
        }
        return Answer.LOCKED;
    }

    /** vma_start_read_locked(): with mmap_lock held for read nobody can be writing; but there may be too many readers. */
    static boolean vmaStartReadLocked(VmAreaStruct vma) {
        int oldcnt = incNotZeroLimitedAcquire(vma);
        return oldcnt != 0 && oldcnt + 1 <= VMA_REF_LIMIT;
    }

    /** vma_end_read(). */
    static void vmaEndRead(VmAreaStruct vma) {
        vmaRefcountPut(vma);
    }

    /** __is_vma_write_locked(). */
    private static boolean isVmaWriteLocked(VmAreaStruct vma, int[] mmLockSeq) {
        MmStruct mm = vma.vmMm.get();
        mm.mmapLock.assertHeldWrite();
        mmLockSeq[0] = mm.mmLockSeq.get();
        return vma.vmLockSeq.get() == mmLockSeq[0];
    }

    /** __vma_enter_locked(): keeps readers out and waits for those who are in; false where it is detached and has none. */
    private static boolean vmaEnterLocked(VmAreaStruct vma, boolean detaching) {
        int target = detaching ? VMA_LOCK_OFFSET : VMA_LOCK_OFFSET + 1;

        int old = vma.vmRefcnt.rmwIf("add_not_zero", Order.RELAXED, c -> c != 0, c -> c + VMA_LOCK_OFFSET);
        if (old == 0) {
            return false;
        }

        // rcuwait_wait_event(): prepares to sleep with a full barrier, then looks
        Cpu.smpMb();
        vma.vmRefcnt.await(count -> count == target);
        return true;
    }

    /** __vma_exit_locked(): whether it is detached now. */
    private static boolean vmaExitLocked(VmAreaStruct vma) {
        return vma.vmRefcnt.rmw("sub_and_test", Order.FULL, c -> c - VMA_LOCK_OFFSET) == VMA_LOCK_OFFSET;
    }

    /** vma_start_write(). */
    static void vmaStartWrite(VmAreaStruct vma) {
        int[] mmLockSeq = new int[1];

        if (isVmaWriteLocked(vma, mmLockSeq)) {
            return;
        }

        boolean locked = vmaEnterLocked(vma, false);
        vma.vmLockSeq.writeOnce(mmLockSeq[0]);
        if (locked) {
            boolean detached = vmaExitLocked(vma);
            Cpu.warnOn(detached, "a VMA came off the tree under its write lock");
        }
    }

    /** vma_mark_attached(). */
    static void vmaMarkAttached(VmAreaStruct vma) {
        // who can take a reference sees what it is
        vma.vmRefcnt.storeRelease(1);
    }

    /** vma_mark_detached(). */
    static void vmaMarkDetached(VmAreaStruct vma) {
        int[] mmLockSeq = new int[1];
        Cpu.warnOn(!isVmaWriteLocked(vma, mmLockSeq), "detached without its write lock");

        // no reader stays, for it is write-locked; but one may be between its increment and its look at the counters
        if (vma.vmRefcnt.rmw("dec_and_test", Order.FULL, c -> c - 1) != 1) {
            if (vmaEnterLocked(vma, true)) {
                boolean detached = vmaExitLocked(vma);
                Cpu.warnOn(!detached, "a reader stays in a VMA that was detached");
            }
        }
    }

    /** vma_lock_init(), as vm_area_alloc() calls it. */
    static void vmaLockInit(VmAreaStruct vma) {
        vma.vmLockSeq.set(-1);
    }

    /** vma_end_write_all(): unlocks every VMA. */
    private static void vmaEndWriteAll(MmStruct mm) {
        mm.mmapLock.assertHeldWrite();
        mm.mmLockSeq.storeRelease(mm.mmLockSeq.get() + 1);
    }

    /** mmap_write_lock(). */
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

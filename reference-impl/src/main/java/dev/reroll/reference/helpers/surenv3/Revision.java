package dev.reroll.reference.helpers.surenv3;

import dev.reroll.reference.explore.Order;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.helpers.Helpers;
import dev.reroll.reference.kernel.Mm;

/** The face of this revision for the scenarios; no part of the kernel. */
public final class Revision implements Helpers {
    @Override
    public Mm newMm(World world) {
        MmStruct mm = new MmStruct(world);
        // #ifdef CONFIG_PER_VMA_LOCK
        mm.mmLockSeq.sequence.set(1); // as dup_mm() copies it from a parent that holds its lock for write
        // #endif
        MmapLock.mmapInitLock(mm);
        return mm;
    }

    @Override
    public void mmapWriteLock(Mm mm) {
        MmapLock.mmapWriteLock((MmStruct) mm);
    }

    @Override
    public void mmapWriteLockNested(Mm mm) {
        MmapLock.mmapWriteLockNested((MmStruct) mm);
    }

    @Override
    public int mmapWriteLockKillable(Mm mm) {
        return MmapLock.mmapWriteLockKillable((MmStruct) mm);
    }

    @Override
    public void mmapWriteUnlock(Mm mm) {
        MmapLock.mmapWriteUnlock((MmStruct) mm);
    }

    @Override
    public void mmapWriteDowngrade(Mm mm) {
        MmapLock.mmapWriteDowngrade((MmStruct) mm);
    }

    @Override
    public void mmapReadLock(Mm mm) {
        MmapLock.mmapReadLock((MmStruct) mm);
    }

    @Override
    public void mmapReadUnlock(Mm mm) {
        MmapLock.mmapReadUnlock((MmStruct) mm);
    }

    @Override
    public void vmaEndWriteAll(Mm mm) {
        MmapLock.vmaEndWriteAll((MmStruct) mm);
    }

    // #ifdef CONFIG_PER_VMA_LOCK
    @Override
    public void passCycles(Mm mm, long cycles) {
        ((MmStruct) mm)
                .mmLockSeq.sequence.rmw(
                        "2 * " + cycles + " increments", Order.RELEASE, seq -> seq + (int) (2 * cycles));
    }

    @Override
    public long counter(Mm mm) {
        return ((MmStruct) mm).mmLockSeq.sequence.readOnce();
    }
    // #else
    // : @Override public void passCycles(Mm mm, long cycles) {}
    // : @Override public long counter(Mm mm) { return 0; }
    // #endif

    @Override
    public boolean begin(Mm mm, long[] seq) {
        int[] own = {-1};
        boolean open = MmapLock.mmapLockSpeculateTryBegin((MmStruct) mm, own);
        seq[0] = own[0];
        return open;
    }

    @Override
    public boolean end(Mm mm, long seq) {
        return MmapLock.mmapLockSpeculateRetry((MmStruct) mm, (int) seq);
    }

    @Override
    public boolean trusts(boolean answer) {
        return !answer;
    }
}

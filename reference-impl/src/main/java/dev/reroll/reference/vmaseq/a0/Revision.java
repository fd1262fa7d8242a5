package dev.reroll.reference.vmaseq.a0;

import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.vmaseq.MmStruct;
import dev.reroll.reference.vmaseq.Vma;
import dev.reroll.reference.vmaseq.VmaSequence;

/** The face of this design for the scenarios; no part of the kernel. */
public final class Revision implements VmaSequence {
    @Override
    public void mmapWriteLock(MmStruct mm) {
        VmaLock.mmapWriteLock(mm);
    }

    @Override
    public void mmapWriteUnlock(MmStruct mm) {
        VmaLock.mmapWriteUnlock(mm);
    }

    @Override
    public void vmaStartWrite(Vma vma) {
        VmaLock.vmaStartWrite(vma);
    }

    @Override
    public Uprobe findActiveUprobeSpeculative(MmStruct mm, long bpVaddr) {
        return Uprobes.findActiveUprobeSpeculative(mm, bpVaddr);
    }

    @Override
    public boolean looksUnlocked(Vma vma) {
        int own = vma.vmLockSeq.loadAcquire();
        return own != vma.vmMm.mmLockSeq.readOnce();
    }

    @Override
    public int step() {
        return 1;
    }
}

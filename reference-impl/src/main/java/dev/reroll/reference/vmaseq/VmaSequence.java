package dev.reroll.reference.vmaseq;

import dev.reroll.reference.kernel.Uprobe;

/** One design of the speculation on a VMA, for the scenarios. */
public interface VmaSequence {
    void mmapWriteLock(MmStruct mm);

    void mmapWriteUnlock(MmStruct mm);

    void vmaStartWrite(Vma vma);

    /** NULL where the lookup gave up. */
    Uprobe findActiveUprobeSpeculative(MmStruct mm, long bpVaddr);

    /** Whether the counters tell a reader that the VMA is not being written. */
    boolean looksUnlocked(Vma vma);

    /** How far mm_lock_seq moves in one write section. */
    int step();
}

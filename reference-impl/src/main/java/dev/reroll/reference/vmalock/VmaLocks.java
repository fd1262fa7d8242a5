package dev.reroll.reference.vmalock;

import dev.reroll.reference.explore.World;

/** One revision of the per-VMA lock, for the scenarios. */
public interface VmaLocks {
    /** A VMA that is in the tree, or one that is not yet. */
    Vma newVma(World world, String name, MmStruct mm, long start, long end, boolean attached);

    void mmapWriteLock(MmStruct mm);

    void mmapWriteUnlock(MmStruct mm);

    void vmaStartWrite(Vma vma);

    void vmaMarkAttached(Vma vma);

    void vmaMarkDetached(Vma vma);

    /** vm_area_free(), and the first things that vm_area_alloc() does to the same memory. */
    void recycle(Vma vma);

    /** Whether it is locked now. */
    boolean vmaStartRead(MmStruct mm, Vma vma);

    boolean vmaStartReadLocked(Vma vma);

    void vmaEndRead(Vma vma);

    /** NULL where the caller has to take mmap_lock. */
    Vma lockVmaUnderRcu(MmStruct mm, long address);

    /** As many readers as there may be hold it. */
    void fillWithReaders(Vma vma);
}

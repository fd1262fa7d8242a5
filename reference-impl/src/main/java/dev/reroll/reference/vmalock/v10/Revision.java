package dev.reroll.reference.vmalock.v10;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.vmalock.MmStruct;
import dev.reroll.reference.vmalock.Vma;
import dev.reroll.reference.vmalock.VmaLocks;

/** The face of this revision for the scenarios; no part of the kernel. */
public final class Revision implements VmaLocks {
    @Override
    public Vma newVma(World world, String name, MmStruct mm, long start, long end, boolean attached) {
        return new VmAreaStruct(world, name, mm, start, end, attached);
    }

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
        VmaLock.vmaStartWrite((VmAreaStruct) vma);
    }

    @Override
    public void vmaMarkAttached(Vma vma) {
        VmaLock.vmaMarkAttached((VmAreaStruct) vma);
    }

    @Override
    public void vmaMarkDetached(Vma vma) {
        VmaLock.vmaMarkDetached((VmAreaStruct) vma);
    }

    @Override
    public void recycle(Vma vma) {
        VmaLock.vmaLockInit((VmAreaStruct) vma);
    }

    @Override
    public boolean vmaStartRead(MmStruct mm, Vma vma) {
        return VmaLock.vmaStartRead(mm, (VmAreaStruct) vma) == VmaLock.Answer.LOCKED;
    }

    @Override
    public boolean vmaStartReadLocked(Vma vma) {
        return VmaLock.vmaStartReadLocked((VmAreaStruct) vma);
    }

    @Override
    public void vmaEndRead(Vma vma) {
        VmaLock.vmaEndRead((VmAreaStruct) vma);
    }

    @Override
    public Vma lockVmaUnderRcu(MmStruct mm, long address) {
        return Memory.lockVmaUnderRcu(mm, address);
    }

    @Override
    public void fillWithReaders(Vma vma) {
        ((VmAreaStruct) vma).vmRefcnt.writeOnce(VmAreaStruct.VMA_REF_LIMIT);
    }
}

package dev.reroll.reference.vmaseq;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.RwSem;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.VmAreaStruct;

/** struct vm_area_struct with its lock: write-locked while its counter equals that of its mm. */
public final class Vma extends VmAreaStruct {
    /** vm_mm. */
    public final MmStruct vmMm;
    /** vm_lock_seq: mm_lock_seq of the last write section that locked this VMA. */
    public final IntCell vmLockSeq;
    /** vm_lock. */
    public final RwSem vmLock = rwSem("vm_lock");

    Vma(World world, String name, MmStruct mm, int sequence, long start, long end, long pgoff, KFile file) {
        super(world, name, start, end, pgoff, VM_MAYEXEC, file);
        vmMm = mm;
        vmLockSeq = intCell("vm_lock_seq", sequence);
    }
}

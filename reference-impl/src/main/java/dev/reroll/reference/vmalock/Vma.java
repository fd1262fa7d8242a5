package dev.reroll.reference.vmalock;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.VmAreaStruct;

/** struct vm_area_struct without the lock that the revisions change. Its memory stays one when it is freed: SLAB_TYPESAFE_BY_RCU. */
public abstract class Vma extends VmAreaStruct {
    /** vm_mm. */
    public final Ref<MmStruct> vmMm;
    /** vm_lock_seq: mm_lock_seq of the last write section that locked this VMA. */
    public final IntCell vmLockSeq;

    protected Vma(World world, String name, MmStruct mm, long start, long end) {
        super(world, name, start, end, start >> PAGE_SHIFT, VM_MAYEXEC, null);
        vmMm = ref("vm_mm", mm);
        vmLockSeq = intCell("vm_lock_seq", -1);
    }
}

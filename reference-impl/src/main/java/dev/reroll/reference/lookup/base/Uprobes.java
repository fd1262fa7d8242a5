package dev.reroll.reference.lookup.base;

import static dev.reroll.reference.kernel.VmAreaStruct.PAGE_SHIFT;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_HUGETLB;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYEXEC;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYSHARE;

import dev.reroll.reference.kernel.Inode;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.kernel.VmAreaStruct;

/** kernel/events/uprobes.c. */
final class Uprobes {
    private Uprobes() {}

    /** valid_vma(vma, false): would a breakpoint be put here? */
    private static boolean validVma(VmAreaStruct vma) {
        long flags = VM_HUGETLB | VM_MAYEXEC | VM_MAYSHARE;
        return vma.vmFile.get() != null && (vma.vmFlags.get() & flags) == VM_MAYEXEC;
    }

    /** find_active_uprobe_rcu(): called inside a read section that keeps the uprobe. */
    static Uprobe findActiveUprobeRcu(MmStruct mm, long bpVaddr, int[] isSwbp) {
        Uprobe uprobe = null;

        MmapLock.mmapReadLock(mm);
        VmAreaStruct vma = Mm.vmaLookup(mm, bpVaddr);
        if (vma != null) {
            if (validVma(vma)) {
                Inode inode = vma.vmFile.get().fInode.get(); // file_inode()
                long offset = vaddrToOffset(vma, bpVaddr);
                uprobe = Mm.findUprobeRcu(mm, inode, offset);
            }
            if (uprobe == null) {
                isSwbp[0] = 0; // is_trap_at_addr(): nobody else's breakpoint is here
            }
        } else {
            isSwbp[0] = -EFAULT;
        }
        MmapLock.mmapReadUnlock(mm);

        return uprobe;
    }

    /** vaddr_to_offset(). */
    private static long vaddrToOffset(VmAreaStruct vma, long vaddr) {
        return (vma.vmPgoff.get() << PAGE_SHIFT) + (vaddr - vma.vmStart.get());
    }

    private static final int EFAULT = 14;
}

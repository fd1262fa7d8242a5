package dev.reroll.reference.lookup.v5;

import static dev.reroll.reference.kernel.VmAreaStruct.PAGE_SHIFT;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.kernel.Inode;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.kernel.VmAreaStruct;

/** kernel/events/uprobes.c. */
final class Uprobes {
    private Uprobes() {}

    /** find_active_uprobe_speculative(): NULL says nothing, and the locked path decides. */
    static Uprobe findActiveUprobeSpeculative(MmStruct mm, long bpVaddr) {
        int[] seq = new int[1];

        try (var _ = Cpu.guardRcu()) {
            if (!MmapLock.mmapLockSpeculateTryBegin(mm, seq)) {
                return null;
            }

            VmAreaStruct vma = Mm.vmaLookup(mm, bpVaddr);
            if (vma == null) {
                return null;
            }

            // the memory stays a struct file, of another file perhaps: its fields may be garbage, and the check at the
            // end finds out
            KFile vmFile = vma.vmFile.readOnce();
            if (vmFile == null) {
                return null;
            }

            long offset = (vma.vmPgoff.get() << PAGE_SHIFT) + (bpVaddr - vma.vmStart.get());
            Uprobe uprobe = Mm.findUprobeRcu(mm, vmFile.fInode.get(), offset);
            if (uprobe == null) {
                return null;
            }

            // did anything about the mm change meanwhile?
            if (MmapLock.mmapLockSpeculateRetry(mm, seq[0])) {
                return null;
            }

            return uprobe;
        }
    }

    /** find_active_uprobe_rcu(): called inside a read section that keeps the uprobe. */
    static Uprobe findActiveUprobeRcu(MmStruct mm, long bpVaddr, int[] isSwbp) {
        Uprobe uprobe = findActiveUprobeSpeculative(mm, bpVaddr);
        if (uprobe != null) {
            return uprobe;
        }

        MmapLock.mmapReadLock(mm);
        VmAreaStruct vma = Mm.vmaLookup(mm, bpVaddr);
        if (vma != null) {
            if (vma.vmFile.get() != null) {
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

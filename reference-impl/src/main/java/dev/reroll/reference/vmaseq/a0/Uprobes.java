package dev.reroll.reference.vmaseq.a0;

import static dev.reroll.reference.kernel.VmAreaStruct.PAGE_SHIFT;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_HUGETLB;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYEXEC;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYSHARE;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.kernel.Inode;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.vmaseq.MmStruct;
import dev.reroll.reference.vmaseq.Vma;

/** kernel/events/uprobes.c. */
final class Uprobes {
    private static final long FLAGS = VM_HUGETLB | VM_MAYEXEC | VM_MAYSHARE;

    private Uprobes() {}

    /** The speculative half of find_active_uprobe_rcu(). */
    static Uprobe findActiveUprobeSpeculative(MmStruct mm, long bpVaddr) {
        try (var _ = Cpu.guardRcu()) {
            Vma vma = (Vma) Mm.vmaLookup(mm, bpVaddr);
            if (vma == null) {
                return null;
            }

            int vmLockSeq = vma.vmLockSeq.readOnce();

            KFile vmFile = vma.vmFile.readOnce();
            if (vmFile == null || (vma.vmFlags.readOnce() & FLAGS) != VM_MAYEXEC) {
                return null;
            }

            Inode vmInode = vmFile.fInode.readOnce();
            long vmPgoff = vma.vmPgoff.readOnce();
            long vmStart = vma.vmStart.readOnce();
            long vmEnd = vma.vmEnd.readOnce();
            if (bpVaddr < vmStart || bpVaddr >= vmEnd) {
                return null;
            }

            long offset = (vmPgoff << PAGE_SHIFT) + (bpVaddr - vmStart);
            Uprobe uprobe = Mm.findUprobeRcu(mm, vmInode, offset);
            if (uprobe == null) {
                return null;
            }

            if (vmLockSeq != vma.vmLockSeq.readOnce()) {
                return null;
            }

            return uprobe;
        }
    }
}

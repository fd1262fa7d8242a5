package dev.reroll.reference.vmaseq.a4;

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
        int[] seq = new int[1];

        if (!VmaLock.mmapLockSpeculationStart(mm, seq)) {
            return null;
        }

        try (var _ = Cpu.guardRcu()) {
            Vma vma = (Vma) Mm.vmaLookup(mm, bpVaddr);
            if (vma == null) {
                return null;
            }

            KFile vmFile = vma.vmFile.dataRace();
            if (vmFile == null || (vma.vmFlags.dataRace() & FLAGS) != VM_MAYEXEC) {
                return null;
            }

            Inode vmInode = vmFile.fInode.dataRace();
            long vmPgoff = vma.vmPgoff.dataRace();
            long vmStart = vma.vmStart.dataRace();

            long offset = (vmPgoff << PAGE_SHIFT) + (bpVaddr - vmStart);
            Uprobe uprobe = Mm.findUprobeRcu(mm, vmInode, offset);
            if (uprobe == null) {
                return null;
            }

            if (!VmaLock.mmapLockSpeculationEnd(mm, seq[0])) {
                return null;
            }

            return uprobe;
        }
    }
}

package dev.reroll.reference.vmaseq.a2;

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

            // the VMA's first: the other way round it could belong to a later section
            int vmLockSeq = vma.vmLockSeq.loadAcquire();
            int mmLockSeq = vma.vmMm.mmLockSeq.loadAcquire();
            if (mmLockSeq == vmLockSeq) { // write-locked
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

            if (vma.vmLockSeq.loadAcquire() != vmLockSeq) {
                return null;
            }

            return uprobe;
        }
    }
}

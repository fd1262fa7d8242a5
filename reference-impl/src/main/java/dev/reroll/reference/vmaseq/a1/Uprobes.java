package dev.reroll.reference.vmaseq.a1;

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

    /** mm_end_vma_speculation(): true where neither the mm nor the VMA was written. */
    private static boolean mmEndVmaSpeculation(Vma vma, int mmLockSeq) {
        int mmSeq = vma.vmMm.mmLockSeq.loadAcquire();
        int vmaSeq = vma.vmLockSeq.readOnce();
        return mmSeq == mmLockSeq && vmaSeq != mmSeq;
    }

    /** The speculative half of find_active_uprobe_rcu(). */
    static Uprobe findActiveUprobeSpeculative(MmStruct mm, long bpVaddr) {
        try (var _ = Cpu.guardRcu()) {
            int seq = mm.mmLockSeq.loadAcquire(); // mm_start_vma_speculation()

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

            if (!mmEndVmaSpeculation(vma, seq)) {
                return null;
            }

            return uprobe;
        }
    }
}

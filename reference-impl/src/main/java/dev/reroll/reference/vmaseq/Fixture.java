package dev.reroll.reference.vmaseq;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Inode;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.kernel.VmaTree;
import java.util.Optional;

/**
 * One address space with two mappings of one file and a breakpoint in the first. Who mixes an old vm_start with a new
 * vm_pgoff, or the other way round, comes to an offset where there is a uprobe too, a wrong one.
 */
final class Fixture {
    static final long BREAKPOINT = 0x2234;

    final VmaSequence code;
    final World world;
    final MmStruct mm;
    final Vma vma;
    final Vma other;
    final Uprobe right;

    /** The VMA was written in the section before the present one. */
    Fixture(World world, VmaSequence code) {
        this.code = code;
        this.world = world;
        mm = new MmStruct(world, 0);
        Inode inode = new Inode(world, "inode");
        KFile file = new KFile(world, "file", inode, false);
        vma = new Vma(world, "vma", mm, -code.step(), 0x2000, 0x4000, 2, file);
        other = new Vma(world, "other vma", mm, -code.step(), 0x8000, 0x9000, 0, file);
        mm.mmMt.rcuAssign(new VmaTree(
                world, "tree", new VmaTree.Slot(0x2000, 0x3fff, vma), new VmaTree.Slot(0x8000, 0x8fff, other)));
        right = mm.uprobes.add(new Uprobe(world, "uprobe", inode, 0x2234));
        mm.uprobes.add(new Uprobe(world, "decoy: new start, old pgoff", inode, 0x3234));
        mm.uprobes.add(new Uprobe(world, "decoy: old start, new pgoff", inode, 0x1234));
    }

    /** vma_merge() with a mapping in front: start and page offset both go down by one page, and what is where stays. */
    void growDown() {
        vma.vmStart.set(0x1000);
        vma.vmPgoff.set(1);
    }

    /** One write section that touches a VMA. */
    void section(Vma touched, Runnable change) {
        code.mmapWriteLock(mm);
        code.vmaStartWrite(touched);
        change.run();
        code.mmapWriteUnlock(mm);
    }

    Uprobe lookUp() {
        return code.findActiveUprobeSpeculative(mm, BREAKPOINT);
    }

    /** The speculation may give up, and must not return another uprobe than the right one. */
    void onlyTheRightOne(String task) {
        world.judge(end -> {
            Object got = end.result(task);
            return got == null || got == right ? Optional.empty() : Optional.of("wrong uprobe: " + got);
        });
    }
}

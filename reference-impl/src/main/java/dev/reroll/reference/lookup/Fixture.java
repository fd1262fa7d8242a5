package dev.reroll.reference.lookup;

import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYEXEC;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Inode;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.kernel.VmAreaStruct;
import dev.reroll.reference.kernel.VmaTree;

/**
 * One address space with one mapping of file A, two pages into the file, and a breakpoint in it. Where a lookup mixes an
 * old vm_start with a new vm_pgoff, or the other way round, it comes to an offset where there is a uprobe too, a wrong one.
 */
final class Fixture {
    /** The address of the breakpoint. */
    static final long BREAKPOINT = 0x2234;

    private static final long OFFSET = 0x2234; // of the breakpoint in file A

    final Lookup lookup;
    final World world;
    final Mm mm;
    final Inode inodeA;
    final Inode inodeB;
    final KFile file;
    final VmAreaStruct vma;
    final VmaTree tree;
    final VmaTree emptied;
    final Uprobe right;

    Fixture(World world, Lookup lookup) {
        this(world, lookup, false, VM_MAYEXEC);
    }

    Fixture(World world, Lookup lookup, boolean backing, long flags) {
        this.lookup = lookup;
        this.world = world;
        mm = lookup.newMm(world);
        inodeA = new Inode(world, "inodeA");
        inodeB = new Inode(world, "inodeB");
        file = new KFile(world, "fileA", inodeA, backing);
        vma = new VmAreaStruct(world, "vma", 0x2000, 0x4000, 2, flags, file);
        tree = new VmaTree(world, "tree", new VmaTree.Slot(0x2000, 0x3fff, vma));
        emptied = new VmaTree(world, "tree'");
        mm.mmMt.rcuAssign(tree);
        right = mm.uprobes.add(new Uprobe(world, "uprobe", inodeA, OFFSET));
        mm.uprobes.add(new Uprobe(world, "decoy: new start, old pgoff", inodeA, 0x3234));
        mm.uprobes.add(new Uprobe(world, "decoy: old start, new pgoff", inodeA, 0x1234));
        mm.uprobes.add(new Uprobe(world, "decoy: other file", inodeB, OFFSET));
    }

    /** vma_merge() with a mapping in front: start and page offset both go down by one page, and what is where stays. */
    void growDown() {
        vma.vmStart.set(0x1000);
        vma.vmPgoff.set(1);
    }

    /** munmap(): the VMA leaves the tree; its file's last reference goes with it, the VMA after a grace period. */
    void unmap() {
        mm.mmMt.rcuAssign(emptied);
        lookup.fileFree(file);
        Cpu.kfreeRcu(vma);
    }

    /** A task that hits the breakpoint and looks its uprobe up without the lock. */
    void speculates(String name) {
        world.thread(name, () -> lookup.findActiveUprobeSpeculative(mm, BREAKPOINT));
    }

    /** A task that looks its uprobe up, with the locked path behind. */
    void looksUp(String name) {
        world.thread(name, () -> lookup.findActiveUprobeRcu(mm, BREAKPOINT, new int[1]));
    }

    /** A task that changes the address space in one write section. */
    void writes(String name, Runnable change) {
        world.thread(name, () -> {
            lookup.mmapWriteLock(mm);
            change.run();
            lookup.mmapWriteUnlock(mm);
        });
    }

    /** The speculation may give up, and must not return another uprobe than the right one. */
    void onlyTheRightOne(String... tasks) {
        for (String task : tasks) {
            world.judge(end -> {
                Object got = end.result(task);
                return got == null || got == right
                        ? java.util.Optional.empty()
                        : java.util.Optional.of("wrong uprobe: " + got);
            });
        }
    }

    void mustResolve(String task) {
        world.judge(end -> {
            Object got = end.result(task);
            return got == right
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(got == null ? "not resolved" : "wrong uprobe: " + got);
        });
    }
}

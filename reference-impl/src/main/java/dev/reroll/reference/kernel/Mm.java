package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.RwSem;
import dev.reroll.reference.explore.World;

/** struct mm_struct, without the counter that the revisions change: see each revision's MmStruct. */
public abstract class Mm extends KObject {
    /** mmap_lock. */
    public final RwSem mmapLock = rwSem("mmap_lock");
    /** mm_mt. */
    public final Ref<VmaTree> mmMt = ref("mm_mt", null);
    /** uprobes_tree; one for the whole kernel, here with the mm for short. */
    public final UprobesTree uprobes = new UprobesTree();

    protected Mm(World world) {
        super(world, "mm");
    }

    /** vma_lookup(): the VMA that contains the address, or NULL. */
    public static VmAreaStruct vmaLookup(Mm mm, long address) {
        VmaTree tree = mm.mmMt.rcuDereference();
        return tree == null ? null : tree.find(address);
    }

    /** find_uprobe_rcu(). */
    public static Uprobe findUprobeRcu(Mm mm, Inode inode, long offset) {
        return mm.uprobes.find(inode, offset);
    }
}

package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Refcount;
import dev.reroll.reference.explore.World;

/** struct uprobe: a breakpoint at an offset of an inode. */
public final class Uprobe extends KObject {
    public final Inode inode;
    public final long offset;
    /** ref: held by each consumer, and by whoever keeps the uprobe beyond a read section. */
    public final Refcount ref;

    public Uprobe(World world, String name, Inode inode, long offset) {
        super(world, name);
        this.inode = inode;
        this.offset = offset;
        this.ref = refcount("ref", 1);
    }
}

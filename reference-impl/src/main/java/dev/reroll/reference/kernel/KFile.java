package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;

/**
 * struct file. Ordinary ones come from a cache with SLAB_TYPESAFE_BY_RCU: the memory stays a struct file, but it may be
 * another file the next moment. Backing files (FMODE_BACKING, of overlayfs) are freed as each revision says.
 */
public final class KFile extends KObject {
    public final Ref<Inode> fInode;
    /** f_mode &amp; FMODE_BACKING; set before the file is seen by anybody, and never changed. */
    public final boolean backing;

    public KFile(World world, String name, Inode inode, boolean backing) {
        super(world, name);
        this.backing = backing;
        this.fInode = ref("f_inode", inode);
    }
}

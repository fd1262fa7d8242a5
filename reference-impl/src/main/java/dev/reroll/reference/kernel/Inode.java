package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.World;

/** struct inode: only its identity matters, as half of the key of the uprobes tree. */
public final class Inode extends KObject {
    public Inode(World world, String name) {
        super(world, name);
    }
}

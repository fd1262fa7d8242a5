package dev.reroll.reference.kernel;

import java.util.ArrayList;
import java.util.List;

/** uprobes_tree, keyed by (inode, offset). Registration is over before a scenario starts, so it is read without steps. */
public final class UprobesTree {
    private final List<Uprobe> all = new ArrayList<>();

    public Uprobe add(Uprobe uprobe) {
        all.add(uprobe);
        return uprobe;
    }

    /** find_uprobe_rcu(): compares the inode's address, never follows it; takes no reference. */
    public Uprobe find(Inode inode, long offset) {
        for (Uprobe uprobe : all) {
            if (uprobe.inode == inode && uprobe.offset == offset) {
                return uprobe;
            }
        }
        return null;
    }
}

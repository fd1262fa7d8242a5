package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.Callback;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Oops;
import dev.reroll.reference.explore.Refcount;
import dev.reroll.reference.explore.Work;
import dev.reroll.reference.explore.World;

/** struct uprobe: what its life and its end need. It starts with one consumer, who owns one reference. */
public final class Uprobe extends KObject {
    /** rb_node: 1 while it is in the uprobes tree. */
    public final IntCell rbNode = intCell("rb_node", 1);
    /** pending_list of its entry in delayed_uprobe_list: 1 while there is one. */
    public final IntCell pendingList = intCell("pending_list", 1);
    /** consumers: how many are on the list. */
    public final IntCell consumers = intCell("consumers", 1);
    /** work: queues uprobe_free_deferred(). */
    public Work work;
    /** rcu, as call_srcu() uses it. */
    public Callback freeSrcu;
    /** rcu, as call_rcu_tasks_trace() uses it. */
    public Callback freeRcuTasksTrace;

    private final Refcount ref = refcount("ref", 1);
    private final boolean genuine;

    public Uprobe(World world, String name) {
        this(world, name, true);
    }

    private Uprobe(World world, String name, boolean genuine) {
        super(world, name);
        this.genuine = genuine;
    }

    /** A pointer that has the type and points to no uprobe. */
    static Uprobe bogus(World world, String name) {
        return new Uprobe(world, name, false);
    }

    /** ref; a violation where this is no uprobe. */
    public Refcount ref() {
        if (!genuine) {
            throw new Oops(this + " is taken for a uprobe");
        }
        return ref;
    }
}

package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.Mutex;
import dev.reroll.reference.explore.Oops;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.Spinlock;
import dev.reroll.reference.explore.Srcu;
import dev.reroll.reference.explore.World;

/** The static variables of kernel/events/uprobes.c, the kernel's configuration, and its reference counting. */
public final class Globals {
    /** uretprobes_srcu. */
    public final Srcu uretprobesSrcu;
    /** uprobes_treelock, as its writers take it. */
    public final Spinlock uprobesTreelock;
    /** delayed_uprobe_lock. */
    public final Mutex delayedUprobeLock;
    /** __UPROBE_DEAD. */
    public final Uprobe uprobeDead;

    private final Uprobe rcuHead;
    private final boolean lockdep;
    private final boolean memoryIsTight;
    private final Traffic traffic;

    Globals(World w, Option... options) {
        uretprobesSrcu = new Srcu(w, "uretprobes_srcu");
        uprobesTreelock = new Spinlock(w, "uprobes_treelock");
        delayedUprobeLock = new Mutex(w, "delayed_uprobe_lock");
        uprobeDead = Uprobe.bogus(w, "__UPROBE_DEAD");
        rcuHead = Uprobe.bogus(w, "rcu_head");
        lockdep = java.util.List.of(options).contains(Option.LOCKDEP);
        memoryIsTight = java.util.List.of(options).contains(Option.TIGHT_MEMORY);
        traffic = new Traffic();
    }

    private Globals(Globals other, Traffic traffic) {
        uretprobesSrcu = other.uretprobesSrcu;
        uprobesTreelock = other.uprobesTreelock;
        delayedUprobeLock = other.delayedUprobeLock;
        uprobeDead = other.uprobeDead;
        rcuHead = other.rcuHead;
        lockdep = other.lockdep;
        memoryIsTight = other.memoryIsTight;
        this.traffic = traffic;
    }

    /** What a scenario may turn on. */
    enum Option {
        /** CONFIG_PROVE_LOCKING: assertions about held locks are checked. */
        LOCKDEP,
        /** kfree_rcu() finds no room in its arrays of pointers, so it chains the rcu_head. */
        TIGHT_MEMORY
    }

    /** The same, for a thread whose references are counted. */
    Globals counting(Traffic mine) {
        return new Globals(this, mine);
    }

    /** refcount_inc_not_zero(). */
    public boolean refcountIncNotZero(Uprobe uprobe) {
        boolean got = uprobe.ref().incNotZero();
        traffic.gets++;
        return got;
    }

    /** refcount_inc(). */
    public void refcountInc(Uprobe uprobe) {
        uprobe.ref().inc();
        traffic.gets++;
    }

    /** refcount_dec_and_test(). */
    public boolean refcountDecAndTest(Uprobe uprobe) {
        boolean last = uprobe.ref().decAndTest();
        traffic.puts++;
        return last;
    }

    /** lockdep_assert(). */
    public void lockdepAssert(boolean held) {
        if (lockdep && !held) {
            throw new Oops("WARNING: lockdep: a lock is not held where the code asserts it");
        }
    }

    /** kfree_rcu() of an instance with an rcu_head of its own. */
    public void kfreeRcu(Instance ri) {
        Cpu.kfreeRcu(ri);
    }

    /** kfree_rcu() of an instance whose rcu_head shares its memory with these two words. */
    public void kfreeRcu(Instance ri, Ref<Uprobe> rcuNext, Ref<Uprobe> rcuFunc) {
        if (memoryIsTight) {
            rcuNext.set(rcuHead);
            rcuFunc.set(rcuHead);
        }
        Cpu.kfreeRcu(ri);
    }
}

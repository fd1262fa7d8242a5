package dev.reroll.reference.uretprobe.fixed;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.uretprobe.Globals;
import dev.reroll.reference.uretprobe.Instance;
import dev.reroll.reference.uretprobe.Uprobe;
import dev.reroll.reference.uretprobe.UprobeTask;

/** kernel/events/uprobes.c. */
final class Uprobes {
    /** RI_TIMER_PERIOD, a tenth of a second; in milliseconds. */
    private static final int RI_TIMER_PERIOD = 100;

    private Uprobes() {}

    /** get_uprobe(): its count is above zero, the caller knows. */
    private static Uprobe getUprobe(Globals g, Uprobe uprobe) {
        g.refcountInc(uprobe);
        return uprobe;
    }

    /** try_get_uprobe(). */
    private static Uprobe tryGetUprobe(Globals g, Uprobe uprobe) {
        return g.refcountIncNotZero(uprobe) ? uprobe : null;
    }

    /** uprobe_free_rcu_tasks_trace(). */
    static void uprobeFreeRcuTasksTrace(Uprobe uprobe) {
        Cpu.kfree(uprobe);
    }

    /** uprobe_free_srcu(). */
    static void uprobeFreeSrcu(Uprobe uprobe) {
        Cpu.callRcuTasksTrace(uprobe.freeRcuTasksTrace);
    }

    /** uprobe_free_deferred(): in a worker. */
    static void uprobeFreeDeferred(Globals g, Uprobe uprobe) {
        g.uprobesTreelock.lock();
        if (uprobe.rbNode.get() != 0) { // uprobe_is_active()
            uprobe.rbNode.set(0); // rb_erase()
        }
        g.uprobesTreelock.unlock();

        // the mapping may have gone before the probe was unregistered, and left an entry
        g.delayedUprobeLock.lock();
        uprobe.pendingList.set(0); // delayed_uprobe_remove()
        g.delayedUprobeLock.unlock();

        // SRCU, then RCU Tasks Trace, then kfree
        g.uretprobesSrcu.call(uprobe.freeSrcu);
    }

    /** put_uprobe(): in any context. */
    static void putUprobe(Globals g, Uprobe uprobe) {
        if (!g.refcountDecAndTest(uprobe)) {
            return;
        }

        uprobe.work.schedule();
    }

    /** hprobe_init_leased(). */
    private static void hprobeInitLeased(Hprobe hprobe, Uprobe uprobe, int srcuIdx) {
        Cpu.warnOn(uprobe == null, "a lease without a uprobe");
        hprobe.state().set(Hprobe.LEASED);
        hprobe.uprobe().set(uprobe);
        hprobe.srcuIdx().set(srcuIdx);
    }

    /** hprobe_init_stable(). */
    private static void hprobeInitStable(Hprobe hprobe, Uprobe uprobe) {
        hprobe.state().set(uprobe != null ? Hprobe.STABLE : Hprobe.GONE);
        hprobe.uprobe().set(uprobe);
        hprobe.srcuIdx().set(-1);
    }

    /** hprobe_consume(). */
    static Uprobe hprobeConsume(Hprobe hprobe, int[] hstate) {
        hstate[0] = hprobe.state().xchg(Hprobe.CONSUMED);
        return switch (hstate[0]) {
            case Hprobe.LEASED, Hprobe.STABLE -> hprobe.uprobe().get();
            case Hprobe.GONE, Hprobe.CONSUMED -> null; // none, or finalized already
            default -> warn("hprobe invalid state " + hstate[0]);
        };
    }

    /** hprobe_finalize(). */
    static void hprobeFinalize(Globals g, Hprobe hprobe, int hstate) {
        switch (hstate) {
            case Hprobe.LEASED -> g.uretprobesSrcu.readUnlock(hprobe.srcuIdx().get());
            case Hprobe.STABLE -> putUprobe(g, hprobe.uprobe().get());
            case Hprobe.GONE, Hprobe.CONSUMED -> {}
            default -> warn("hprobe invalid state " + hstate);
        }
    }

    /** hprobe_expire(): with {@code get} the caller owns a reference; without, it is good until the SRCU section ends. */
    private static Uprobe hprobeExpire(Globals g, Hprobe hprobe, boolean get) {
        // the caller owns the instance, or is in an RCU read section
        g.lockdepAssert(g.uretprobesSrcu.readLockHeld());

        int hstate = hprobe.state().readOnce();
        return switch (hstate) {
            case Hprobe.STABLE ->
                get ? getUprobe(g, hprobe.uprobe().get()) : hprobe.uprobe().get();
            case Hprobe.GONE -> null;
            case Hprobe.CONSUMED -> null;
            case Hprobe.LEASED -> {
                Uprobe uprobe = tryGetUprobe(g, hprobe.uprobe().get());
                // against hprobe_consume() and another hprobe_expire()
                if (hprobe.state().tryCmpxchg(hstate, uprobe != null ? Hprobe.STABLE : Hprobe.GONE)) {
                    // who wins ends the read section
                    g.uretprobesSrcu.readUnlock(hprobe.srcuIdx().get());
                    yield get ? getUprobe(g, uprobe) : uprobe;
                }

                // the race is lost: back with the reference, unless the caller wants one
                if (uprobe != null && !get) {
                    putUprobe(g, uprobe);
                }
                yield uprobe;
            }
            default -> warn("unknown hprobe state " + hstate);
        };
    }

    /** WARN(). */
    private static Uprobe warn(String what) {
        Cpu.warnOn(true, what);
        return null;
    }

    /** handle_uretprobe_chain(): whether there was a consumer to call. */
    private static boolean handleUretprobeChain(Uprobe uprobe) {
        if (uprobe == null) { // all consumers are gone
            return false;
        }

        Cpu.rcuReadLockTrace();
        boolean called = uprobe.consumers.readOnce() != 0;
        Cpu.rcuReadUnlockTrace();
        return called;
    }

    /** uprobe_unregister_sync(). */
    static void uprobeUnregisterSync(Globals g) {
        Cpu.synchronizeRcuTasksTrace();
        g.uretprobesSrcu.synchronize();
    }

    /** free_ret_instance(). */
    private static Instance freeRetInstance(Globals g, ReturnInstance ri, boolean cleanupHprobe) {
        Instance next = ri.next.get();
        int[] hstate = new int[1];

        if (cleanupHprobe) {
            hprobeConsume(ri.hprobe, hstate);
            hprobeFinalize(g, ri.hprobe, hstate[0]);
        }

        g.kfreeRcu(ri);
        return next;
    }

    /** uprobe_free_utask(). */
    static void uprobeFreeUtask(Globals g, UprobeTask utask) {
        utask.riTimer.deleteSync();

        Instance ri = utask.returnInstances.get();
        while (ri != null) {
            ri = freeRetInstance(g, (ReturnInstance) ri, true);
        }

        Cpu.kfree(utask);
    }

    /** ri_timer(). */
    static void riTimer(Globals g, UprobeTask utask) {
        // SRCU keeps the uprobe from reuse until the cmpxchg() of hprobe_expire()
        int srcuIdx = g.uretprobesSrcu.readLock();
        // RCU keeps the instances
        Cpu.rcuReadLock();

        Instance ri = utask.returnInstances.rcuDereference();
        while (ri != null) {
            hprobeExpire(g, ((ReturnInstance) ri).hprobe, false);
            ri = ri.next.rcuDereference();
        }

        Cpu.rcuReadUnlock();
        g.uretprobesSrcu.readUnlock(srcuIdx);
    }

    /** dup_utask(). */
    static void dupUtask(Globals g, UprobeTask nUtask, UprobeTask oUtask, Instance... allocated) {
        int i = 0;

        // the uprobes stay until each has its reference
        int srcuIdx = g.uretprobesSrcu.readLock();

        var p = nUtask.returnInstances;
        for (Instance o = oUtask.returnInstances.get(); o != null; o = o.next.get()) {
            Cpu.mightSleep(); // kmalloc(GFP_KERNEL)
            ReturnInstance n = (ReturnInstance) allocated[i++];

            n.hprobe.state().set(((ReturnInstance) o).hprobe.state().get()); // *n = *o

            // with the child's reference
            Uprobe uprobe = hprobeExpire(g, ((ReturnInstance) o).hprobe, true);

            // without a uprobe too: the nesting must stay
            hprobeInitStable(n.hprobe, uprobe);

            n.next.set(null);
            p.rcuAssign(n);
            p = n.next;
        }

        g.uretprobesSrcu.readUnlock(srcuIdx);
    }

    /** cleanup_return_instances(). */
    static void cleanupReturnInstances(Globals g, UprobeTask utask) {
        Instance ri = utask.returnInstances.get();
        while (ri != null) { // !arch_uretprobe_is_alive()
            ri = freeRetInstance(g, (ReturnInstance) ri, true);
        }
        utask.returnInstances.rcuAssign(ri);
    }

    /** prepare_uretprobe(). */
    static void prepareUretprobe(Globals g, UprobeTask utask, Uprobe uprobe, ReturnInstance ri) {
        // the section outlives the return to user space
        int srcuIdx = g.uretprobesSrcu.readLock();

        hprobeInitLeased(ri.hprobe, uprobe, srcuIdx);
        ri.next.set(utask.returnInstances.get());
        utask.returnInstances.rcuAssign(ri);

        utask.riTimer.mod(RI_TIMER_PERIOD);
    }

    /** uprobe_handle_trampoline(), for the innermost function. */
    static boolean uprobeHandleTrampoline(Globals g, UprobeTask utask) {
        int[] hstate = new int[1];
        ReturnInstance ri = (ReturnInstance) utask.returnInstances.get();

        utask.returnInstances.rcuAssign(ri.next.get());

        Uprobe uprobe = hprobeConsume(ri.hprobe, hstate);
        boolean called = handleUretprobeChain(uprobe);
        hprobeFinalize(g, ri.hprobe, hstate[0]);

        freeRetInstance(g, ri, false);
        return called;
    }
}

package dev.reroll.reference.uretprobe.rfc;

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

    /** put_uprobe(). */
    static void putUprobe(Globals g, Uprobe uprobe) {
        if (!g.refcountDecAndTest(uprobe)) {
            return;
        }

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

    /** hprobe_init_leased(). */
    private static void hprobeInitLeased(Hprobe hprobe, Uprobe uprobe, int srcuIdx) {
        hprobe.srcuIdx().set(srcuIdx);
        hprobe.stable().set(uprobe);
        hprobe.leased().set(uprobe);
    }

    /** hprobe_init_stable(). */
    private static void hprobeInitStable(Hprobe hprobe, Uprobe uprobe) {
        hprobe.srcuIdx().set(-1);
        hprobe.stable().set(uprobe);
        hprobe.leased().set(null);
    }

    /** hprobe_consume(). */
    static Uprobe hprobeConsume(Globals g, Hprobe hprobe, boolean[] underRcu) {
        Uprobe uprobe = hprobe.leased().xchg(null);
        if (uprobe != null) {
            if (uprobe == g.uprobeDead) {
                underRcu[0] = false;
                return null;
            }

            underRcu[0] = true;
            return uprobe;
        }

        underRcu[0] = false;
        return hprobe.stable().get();
    }

    /** hprobe_finalize(). */
    static void hprobeFinalize(Globals g, Hprobe hprobe, Uprobe uprobe, boolean underRcu) {
        if (underRcu) {
            g.uretprobesSrcu.readUnlock(hprobe.srcuIdx().get());
        } else if (uprobe != null) {
            putUprobe(g, uprobe);
        }
        // nobody puts it twice
        hprobe.stable().set(null);
    }

    /** hprobe_expire(): what it returns is good until the caller leaves its SRCU section. */
    private static Uprobe hprobeExpire(Globals g, Hprobe hprobe) {
        g.lockdepAssert(Cpu.rcuReadLockHeld() && g.uretprobesSrcu.readLockHeld());

        Uprobe uprobe = hprobe.leased().readOnce(); // data_race(READ_ONCE())
        if (uprobe == null || uprobe == g.uprobeDead) {
            return null;
        }

        if (tryGetUprobe(g, uprobe) == null) {
            // unless it was consumed meanwhile
            hprobe.leased().cmpxchg(uprobe, g.uprobeDead);
            return null;
        }

        if (hprobe.leased().cmpxchg(uprobe, null) != null) {
            // with the reference the read section of the lease can end
            g.uretprobesSrcu.readUnlock(hprobe.srcuIdx().get());
            return uprobe;
        }

        // the race is lost; this may be the last reference
        putUprobe(g, uprobe);

        return uprobe;
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
    }

    /** free_ret_instance(). */
    private static Instance freeRetInstance(Globals g, ReturnInstance ri, boolean cleanupHprobe) {
        Instance next = ri.next.get();
        boolean[] underRcu = new boolean[1];

        if (cleanupHprobe) {
            Uprobe uprobe = hprobeConsume(g, ri.hprobe, underRcu);
            hprobeFinalize(g, ri.hprobe, uprobe, underRcu[0]);
        }

        g.kfreeRcu(ri, ri.hprobe.stable(), ri.hprobe.leased());
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
            hprobeExpire(g, ((ReturnInstance) ri).hprobe);
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

            n.hprobe.leased().set(((ReturnInstance) o).hprobe.leased().get()); // *n = *o

            Uprobe uprobe = hprobeExpire(g, ((ReturnInstance) o).hprobe);
            if (uprobe != null) { // the child's reference
                uprobe = tryGetUprobe(g, uprobe);
            }

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

        // a pending timer is left alone, so that no chain of calls can put it off for ever
        if (!utask.riTimer.pending()) {
            utask.riTimer.mod(RI_TIMER_PERIOD);
        }
    }

    /** uprobe_handle_trampoline(), for the innermost function. */
    static boolean uprobeHandleTrampoline(Globals g, UprobeTask utask) {
        boolean[] underRcu = new boolean[1];
        ReturnInstance ri = (ReturnInstance) utask.returnInstances.get();

        utask.returnInstances.rcuAssign(ri.next.get());

        Uprobe uprobe = hprobeConsume(g, ri.hprobe, underRcu);
        boolean called = handleUretprobeChain(uprobe);
        hprobeFinalize(g, ri.hprobe, uprobe, underRcu[0]);

        freeRetInstance(g, ri, false);
        return called;
    }
}

package dev.reroll.reference.uretprobe.base;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.uretprobe.Globals;
import dev.reroll.reference.uretprobe.Instance;
import dev.reroll.reference.uretprobe.Uprobe;
import dev.reroll.reference.uretprobe.UprobeTask;

/** kernel/events/uprobes.c. */
final class Uprobes {
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

    /** uprobe_free_rcu(). */
    static void uprobeFreeRcu(Uprobe uprobe) {
        Cpu.kfree(uprobe);
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

        Cpu.callRcuTasksTrace(uprobe.freeRcuTasksTrace);
    }

    /** handle_uretprobe_chain(): whether there was a consumer to call. */
    private static boolean handleUretprobeChain(Uprobe uprobe) {
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
    private static Instance freeRetInstance(Globals g, ReturnInstance ri) {
        Instance next = ri.next.get();
        putUprobe(g, ri.uprobe.get());
        Cpu.kfree(ri);
        return next;
    }

    /** uprobe_free_utask(). */
    static void uprobeFreeUtask(Globals g, UprobeTask utask) {
        Instance ri = utask.returnInstances.get();
        while (ri != null) {
            ri = freeRetInstance(g, (ReturnInstance) ri);
        }

        Cpu.kfree(utask);
    }

    /** dup_utask(). */
    static void dupUtask(Globals g, UprobeTask nUtask, UprobeTask oUtask, Instance... allocated) {
        int i = 0;

        var p = nUtask.returnInstances;
        for (Instance o = oUtask.returnInstances.get(); o != null; o = o.next.get()) {
            Cpu.mightSleep(); // kmalloc(GFP_KERNEL)
            ReturnInstance n = (ReturnInstance) allocated[i++];

            n.uprobe.set(((ReturnInstance) o).uprobe.get()); // *n = *o
            // the parent's instance keeps the count above zero
            getUprobe(g, n.uprobe.get());

            n.next.set(null);
            p.set(n);
            p = n.next;
        }
    }

    /** cleanup_return_instances(). */
    static void cleanupReturnInstances(Globals g, UprobeTask utask) {
        Instance ri = utask.returnInstances.get();
        while (ri != null) { // !arch_uretprobe_is_alive()
            ri = freeRetInstance(g, (ReturnInstance) ri);
        }
        utask.returnInstances.set(ri);
    }

    /** prepare_uretprobe(). */
    static void prepareUretprobe(Globals g, UprobeTask utask, Uprobe uprobe, ReturnInstance ri) {
        // the instance keeps the uprobe
        if (tryGetUprobe(g, uprobe) == null) {
            return;
        }

        ri.uprobe.set(uprobe);
        ri.next.set(utask.returnInstances.get());
        utask.returnInstances.set(ri);
    }

    /** uprobe_handle_trampoline(), for the innermost function. */
    static boolean uprobeHandleTrampoline(Globals g, UprobeTask utask) {
        ReturnInstance ri = (ReturnInstance) utask.returnInstances.get();

        utask.returnInstances.set(ri.next.get());

        boolean called = handleUretprobeChain(ri.uprobe.get());

        freeRetInstance(g, ri);
        return called;
    }
}

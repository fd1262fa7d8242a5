package dev.reroll.reference.uretprobe.v2;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.uretprobe.Globals;
import dev.reroll.reference.uretprobe.Instance;
import dev.reroll.reference.uretprobe.Uprobe;
import dev.reroll.reference.uretprobe.UprobeTask;
import dev.reroll.reference.uretprobe.Uretprobes;
import java.util.List;

/** The face of this revision for the scenarios; no part of the kernel. */
public final class Revision implements Uretprobes {
    @Override
    public Uprobe newUprobe(World world, Globals g, String name) {
        Uprobe uprobe = new Uprobe(world, name);
        uprobe.work = world.work("uprobe_free_deferred " + name, () -> Uprobes.uprobeFreeDeferred(g, uprobe));
        uprobe.freeSrcu = world.callback("uprobe_free_srcu " + name, () -> Uprobes.uprobeFreeSrcu(uprobe));
        uprobe.freeRcuTasksTrace =
                world.callback("uprobe_free_rcu_tasks_trace " + name, () -> Uprobes.uprobeFreeRcuTasksTrace(uprobe));
        return uprobe;
    }

    @Override
    public Instance newInstance(World world, String name) {
        return new ReturnInstance(world, name);
    }

    @Override
    public void putUprobe(Globals g, Uprobe uprobe) {
        Uprobes.putUprobe(g, uprobe);
    }

    @Override
    public void prepareUretprobe(Globals g, UprobeTask utask, Uprobe uprobe, Instance spare) {
        Uprobes.prepareUretprobe(g, utask, uprobe, (ReturnInstance) spare);
    }

    @Override
    public boolean handleTrampoline(Globals g, UprobeTask utask) {
        return Uprobes.uprobeHandleTrampoline(g, utask);
    }

    @Override
    public void cleanupReturnInstances(Globals g, UprobeTask utask) {
        Uprobes.cleanupReturnInstances(g, utask);
    }

    @Override
    public void freeUtask(Globals g, UprobeTask utask) {
        Uprobes.uprobeFreeUtask(g, utask);
    }

    @Override
    public void riTimer(Globals g, UprobeTask utask) {
        Uprobes.riTimer(g, utask);
    }

    @Override
    public void dupUtask(Globals g, UprobeTask child, UprobeTask parent, Instance... spares) {
        Uprobes.dupUtask(g, child, parent, spares);
    }

    @Override
    public boolean consume(Globals g, Instance ri) {
        int[] hstate = new int[1];
        Hprobe hprobe = ((ReturnInstance) ri).hprobe;
        Uprobe uprobe = Uprobes.hprobeConsume(hprobe, hstate);
        Uprobes.hprobeFinalize(g, hprobe, hstate[0]);
        return uprobe != null;
    }

    @Override
    public void unregisterSync(Globals g) {
        Uprobes.uprobeUnregisterSync(g);
    }

    @Override
    public String state(Instance ri) {
        Hprobe hprobe = ((ReturnInstance) ri).hprobe;
        String state = List.of("LEASED", "STABLE", "GONE", "CONSUMED")
                .get(hprobe.state().readOnce());
        return state + (hprobe.uprobe().readOnce() == null ? " without a uprobe" : "");
    }
}

package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.World;

/** One probe with one consumer, and a task whose functions hit it. */
final class Fixture {
    final Uretprobes code;
    final World world;
    final Globals g;
    final Uprobe uprobe;
    final UprobeTask task;
    final UprobeTask child;
    final Instance outer;
    final Instance inner;
    final Instance copy;

    private Fixture(World world, Uretprobes code, Globals.Option... options) {
        this.world = world;
        this.code = code;
        g = new Globals(world, options);
        uprobe = code.newUprobe(world, g, "uprobe");
        task = new UprobeTask(world, "utask");
        child = new UprobeTask(world, "utask of the child");
        outer = code.newInstance(world, "ri");
        inner = code.newInstance(world, "inner ri");
        copy = code.newInstance(world, "ri of the child");
        child.riTimer = RiTimer.onClock(world, "child");
    }

    /** The timer may go off at any time after it was armed. */
    static Fixture racing(World world, Uretprobes code, Globals.Option... options) {
        Fixture f = new Fixture(world, code, options);
        f.task.riTimer = RiTimer.at(world.timer("ri_timer", () -> code.riTimer(f.g, f.task)));
        return f;
    }

    /** The timer goes off when the scenario says so. */
    static Fixture onClock(World world, Uretprobes code, Globals.Option... options) {
        Fixture f = new Fixture(world, code, options);
        f.task.riTimer = RiTimer.onClock(world, "task");
        return f;
    }

    void enter() {
        code.prepareUretprobe(g, task, uprobe, outer);
    }

    boolean returns() {
        return code.handleTrampoline(g, task);
    }

    /** Where the clock says so the timer's handler runs, here and now. */
    void pass(int milliseconds) {
        if (task.riTimer.pass(milliseconds)) {
            code.riTimer(g, task);
        }
    }

    void fork() {
        code.dupUtask(g, child, task, copy);
    }

    boolean childReturns() {
        return code.handleTrampoline(g, child);
    }

    /** The last consumer goes: uprobe_unregister_nosync(). */
    void unregister() {
        uprobe.consumers.writeOnce(0);
        code.putUprobe(g, uprobe);
    }

    int references() {
        return uprobe.ref().read();
    }
}

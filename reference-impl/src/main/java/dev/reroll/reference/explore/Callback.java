package dev.reroll.reference.explore;

import java.util.Optional;

/** The function that call_rcu(), call_rcu_tasks_trace() or call_srcu() is given: runs in softirq context after a grace period. */
public final class Callback extends Trigger {
    Callback(World world, String name) {
        super(world, name);
    }

    @Override
    Optional<IntCell> pendingWord() {
        return Optional.empty();
    }

    @Override
    String show(Op.Kind kind) {
        return "raise(" + this + ")";
    }
}

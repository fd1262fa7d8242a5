package dev.reroll.reference.explore;

import java.util.List;
import java.util.Optional;

/** How operations on timers, work items and callbacks come out. */
final class TriggerSteps {
    private TriggerSteps() {}

    static List<Outcome> step(State now, int thread, Op op, Trigger trigger) {
        int i = trigger.id;
        if (!now.drained(thread)) {
            return List.of();
        }
        State s = now.copy();
        switch (op.kind()) {
            case RAISE -> {
                s.raised[i] = true;
                trigger.pendingWord().ifPresent(word -> s.storeNow(thread, word, 1));
                s.raisedBy(thread, trigger);
                return List.of(Outcome.ok(s, now.raised[i]));
            }
            case TRIGGERED -> {
                int on = now.world.threads.get(thread).cpuOf();
                if (!now.raised[i] || (on >= 0 && (now.bhOff[on] > 0 || now.busyCpu(on)))) {
                    return List.of();
                }
                s.raised[i] = false;
                s.active[thread] = true;
                s.startedBy(thread, trigger);
                trigger.pendingWord().ifPresent(word -> s.storeNow(thread, word, 0));
            }
            case CANCEL -> {
                s.raised[i] = false;
                if (now.raised[i]) {
                    trigger.pendingWord().ifPresent(word -> s.storeNow(thread, word, 0));
                }
                s.startedBy(thread, trigger);
                return List.of(Outcome.ok(s, now.raised[i]));
            }
            case CANCEL_SYNC, FLUSH -> {
                boolean sleeps = trigger instanceof Work;
                Optional<String> atomic = sleeps ? now.atomicContext(thread) : Optional.empty();
                if (atomic.isPresent()) {
                    return List.of(Outcome.bug(now, "sleeping in atomic context: " + op + " " + atomic.get()));
                }
                if (now.activeThread(trigger) || (op.kind() == Op.Kind.FLUSH && now.raised[i])) {
                    return List.of();
                }
                s.raised[i] = false;
                if (now.raised[i]) {
                    trigger.pendingWord().ifPresent(word -> s.storeNow(thread, word, 0));
                }
                s.startedBy(thread, trigger);
            }
            default -> throw new IllegalStateException(op.toString());
        }
        return List.of(Outcome.ok(s, null));
    }
}

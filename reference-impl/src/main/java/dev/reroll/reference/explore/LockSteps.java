package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How operations on locks come out. */
final class LockSteps {
    private LockSteps() {}

    static List<Outcome> step(State now, int thread, Op op, Lock lock) {
        int i = lock.id;
        Op.Kind kind = op.kind();
        if (kind == Op.Kind.HELD || kind == Op.Kind.HELD_WRITE) {
            boolean held = now.writer[i] == thread || (kind == Op.Kind.HELD && now.readers[i][thread] > 0);
            return List.of(Outcome.ok(now, held));
        }
        if (!now.drained(thread)) {
            return List.of();
        }
        State s = now.copy();
        boolean free = now.writer[i] < 0 && Arrays.stream(now.readers[i]).allMatch(count -> count == 0);
        boolean shareable = now.writer[i] < 0;
        boolean tries = kind == Op.Kind.TRYLOCK || kind == Op.Kind.TRYLOCK_SHARED;
        boolean takes = tries
                || switch (kind) {
                    case LOCK, LOCK_SHARED, LOCK_KILLABLE, LOCK_SHARED_KILLABLE -> true;
                    default -> false;
                };
        if (takes && !tries && lock.sleeps()) {
            Optional<String> atomic = now.atomicContext(thread);
            if (atomic.isPresent()) {
                return List.of(Outcome.bug(now, "sleeping in atomic context: " + op + " " + atomic.get()));
            }
        }
        boolean exclusive = kind == Op.Kind.LOCK || kind == Op.Kind.TRYLOCK || kind == Op.Kind.LOCK_KILLABLE;
        if (takes) {
            boolean killable = kind == Op.Kind.LOCK_KILLABLE || kind == Op.Kind.LOCK_SHARED_KILLABLE;
            List<Outcome> all = new ArrayList<>();
            if (exclusive ? free : shareable) {
                if (exclusive) {
                    s.writer[i] = thread;
                } else {
                    s.readers[i] = State.changed(now.readers[i], thread, 1);
                }
                if (!lock.sleeps()) {
                    s.preemptOff[thread]++;
                }
                s.acquired(thread, lock);
                all.add(Outcome.ok(s, taken(tries, killable)));
            } else if (tries) {
                all.add(Outcome.ok(now, false, "it is held"));
            }
            if (killable) {
                all.add(Outcome.ok(now, -RwSem.EINTR, "a fatal signal came"));
            }
            return all;
        }
        switch (kind) {
            case UNLOCK -> {
                if (now.writer[i] != thread) {
                    return List.of(Outcome.bug(now, op + ": this thread does not hold it"));
                }
                s.writer[i] = -1;
                if (!lock.sleeps()) {
                    s.preemptOff[thread]--;
                }
            }
            case UNLOCK_SHARED -> {
                // a reader's lock may be let go by another thread than took it, as with the VMA lock
                int by = now.readers[i][thread] > 0 ? thread : now.firstReader(i);
                if (by < 0) {
                    return List.of(Outcome.bug(now, op + ": nobody holds it for read"));
                }
                s.readers[i] = State.changed(now.readers[i], by, -1);
            }
            case DOWNGRADE -> {
                if (now.writer[i] != thread) {
                    return List.of(Outcome.bug(now, op + ": this thread does not hold it"));
                }
                s.writer[i] = -1;
                s.readers[i] = State.changed(now.readers[i], thread, 1);
            }
            default -> throw new IllegalStateException(op.toString());
        }
        s.released(thread, lock);
        return List.of(Outcome.ok(s, null));
    }

    private static @Nullable Object taken(boolean tries, boolean killable) {
        if (tries) {
            return true;
        }
        return killable ? 0 : null;
    }
}

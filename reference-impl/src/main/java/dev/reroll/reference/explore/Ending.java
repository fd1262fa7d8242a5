package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** How one complete execution ended: every thread is done, every store is visible, every grace period is over. */
public final class Ending {
    private final World world;
    private final State state;
    private final @Nullable Object[] results;

    Ending(World world, State state, @Nullable Object[] results) {
        this.world = world;
        this.state = state;
        this.results = results;
    }

    /** What the task returned. */
    public @Nullable Object result(String thread) {
        return results[world.indexOf(thread)];
    }

    public int value(IntCell cell) {
        return (Integer) java.util.Objects.requireNonNull(state.finalValue(cell));
    }

    public long value(LongCell cell) {
        return (Long) java.util.Objects.requireNonNull(state.finalValue(cell));
    }

    public <T> @Nullable T value(Ref<T> cell) {
        return Ref.value(state.finalValue(cell));
    }

    public boolean freed(KObject object) {
        return state.freed[object.id];
    }
}

package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/**
 * A simulated kernel object: it has a name in interleavings and a lifetime that the explorer watches, as KASAN does.
 * An access to a cell of an object that was freed is a violation at once. Objects are made while a scenario is set up,
 * never by a running thread: a writer that allocates takes a spare object that the set-up made.
 */
public abstract class KObject {
    final int id;
    private final World world;
    private final String label;

    protected KObject(World world, String label) {
        this.world = world;
        this.label = label;
        this.id = world.register(this);
    }

    protected final IntCell intCell(String name, int initial) {
        return new IntCell(world, this, name, initial);
    }

    protected final LongCell longCell(String name, long initial) {
        return new LongCell(world, this, name, initial);
    }

    protected final <T> Ref<T> ref(String name, @Nullable T initial) {
        return new Ref<>(world, this, name, initial);
    }

    protected final Refcount refcount(String name, int initial) {
        return new Refcount(intCell(name, initial));
    }

    protected final Spinlock spinlock(String name) {
        return new Spinlock(world, label + "." + name);
    }

    protected final Mutex mutex(String name) {
        return new Mutex(world, label + "." + name);
    }

    protected final RwSem rwSem(String name) {
        return new RwSem(world, label + "." + name);
    }

    /** The world that this object lives in, for parts that are made by the subclass. */
    protected final World world() {
        return world;
    }

    @Override
    public final String toString() {
        return label;
    }
}

package dev.reroll.reference.explore;

/** The memory models: what a load may return, and when a store becomes visible to the other threads. */
public enum Model {
    /** Sequential consistency: one memory, every access takes effect at once. */
    SC {
        @Override
        State initial(World world) {
            return new ScState(world);
        }
    },
    /** x86: a first-in first-out store buffer per thread; locked operations wait until it is empty. */
    TSO {
        @Override
        State initial(World world) {
            return new TsoState(world);
        }
    },
    /** Close to the Linux kernel memory model: everything reorders that no barrier, acquire, release, lock, grace period or address dependency keeps in order, except that a load stays before the stores that follow it. */
    WEAK {
        @Override
        State initial(World world) {
            return new WeakState(world);
        }
    };

    abstract State initial(World world);
}

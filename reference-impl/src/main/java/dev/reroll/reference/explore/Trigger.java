package dev.reroll.reference.explore;

/** Something that makes a handler run later: a timer, a work item, a callback at the end of a grace period. */
public abstract sealed class Trigger permits Timer, Work, Callback {
    final int id;
    private final String name;

    Trigger(World world, String name) {
        this.name = name;
        this.id = world.register(this);
    }

    abstract String show(Op.Kind kind);

    /** The word that says that it is pending, where the kernel lets code read it without a lock. */
    abstract java.util.Optional<IntCell> pendingWord();

    @Override
    public final String toString() {
        return name;
    }
}

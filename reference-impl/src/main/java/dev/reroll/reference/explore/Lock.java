package dev.reroll.reference.explore;

/** A lock: exclusive or shared, ACQUIRE when taken and RELEASE when let go. Whether it may sleep depends on its kind. */
public abstract sealed class Lock permits Spinlock, Mutex, RwSem {
    final int id;
    private final String name;

    Lock(World world, String name) {
        this.name = name;
        this.id = world.register(this);
    }

    abstract boolean sleeps();

    abstract String show(Op.Kind kind);

    /** lockdep_assert_held() asks this: whether the running thread holds the lock in any way. */
    public final boolean held() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.HELD, this));
    }

    @Override
    public final String toString() {
        return name;
    }
}

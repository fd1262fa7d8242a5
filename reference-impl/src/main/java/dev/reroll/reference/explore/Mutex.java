package dev.reroll.reference.explore;

/** struct mutex: taking it may sleep. */
public final class Mutex extends Lock {
    public Mutex(World world, String name) {
        super(world, name);
    }

    public void lock() {
        Cpu.op(Op.of(Op.Kind.LOCK, this));
    }

    public void unlock() {
        Cpu.op(Op.of(Op.Kind.UNLOCK, this));
    }

    public boolean tryLock() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.TRYLOCK, this));
    }

    @Override
    boolean sleeps() {
        return true;
    }

    @Override
    String show(Op.Kind kind) {
        return switch (kind) {
                    case LOCK -> "mutex_lock(";
                    case TRYLOCK -> "mutex_trylock(";
                    default -> "mutex_unlock(";
                }
                + this + ")";
    }
}

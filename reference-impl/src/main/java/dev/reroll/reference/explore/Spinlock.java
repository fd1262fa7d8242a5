package dev.reroll.reference.explore;

/** spinlock_t: preemption is off while it is held, so nothing may sleep. */
public final class Spinlock extends Lock {
    public Spinlock(World world, String name) {
        super(world, name);
    }

    /** spin_lock(): a softirq of this CPU can still come in between. */
    public void lock() {
        Cpu.op(Op.of(Op.Kind.LOCK, this));
    }

    public void unlock() {
        Cpu.op(Op.of(Op.Kind.UNLOCK, this));
    }

    public boolean tryLock() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.TRYLOCK, this));
    }

    /** spin_lock_bh(), and for our purposes spin_lock_irqsave(): no softirq of this CPU until it is let go. */
    public void lockBh() {
        Cpu.localBhDisable();
        lock();
    }

    public void unlockBh() {
        unlock();
        Cpu.localBhEnable();
    }

    @Override
    boolean sleeps() {
        return false;
    }

    @Override
    String show(Op.Kind kind) {
        return switch (kind) {
                    case LOCK -> "spin_lock(";
                    case TRYLOCK -> "spin_trylock(";
                    default -> "spin_unlock(";
                }
                + this + ")";
    }
}

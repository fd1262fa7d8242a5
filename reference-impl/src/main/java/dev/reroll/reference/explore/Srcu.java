package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** One SRCU domain. A read section is named by the index that its lock returned, and may be left by another thread; readers may sleep. */
public final class Srcu {
    /** The grace-period domains that every world has. */
    static final int RCU = 0;

    static final int TASKS_TRACE = 1;

    final int domain;
    private final String name;

    public Srcu(World world, String name) {
        this.name = name;
        this.domain = world.register(this);
    }

    /** srcu_read_lock(): the index to give back. */
    public int readLock() {
        return (Integer) Cpu.result(Op.of(Op.Kind.SRCU_LOCK, this));
    }

    /** srcu_read_unlock(). */
    public void readUnlock(int index) {
        Cpu.op(Op.of(Op.Kind.SRCU_UNLOCK, new Op.SrcuUnlock(this, index)));
    }

    /** srcu_read_lock_held(): whether the running thread is inside a section that it opened itself. */
    public boolean readLockHeld() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.READ_HELD, domain));
    }

    /** synchronize_srcu(). */
    public void synchronize() {
        Cpu.synchronize(domain);
    }

    /** call_srcu(): {@code callback} runs in softirq context after a grace period. */
    public void call(Callback callback) {
        Cpu.op(Op.of(Op.Kind.CALL, new Op.Call(domain, callback)));
    }

    /** The memory is freed after a grace period of this domain. */
    public void kfree(KObject object) {
        Cpu.op(Op.of(Op.Kind.CALL, new Op.Call(domain, object)));
    }

    static String flavour(@Nullable Object domain) {
        return domain instanceof Integer d ? (d == RCU ? "rcu" : d == TASKS_TRACE ? "rcu" : "srcu") : "rcu";
    }

    @Override
    public String toString() {
        return name;
    }
}

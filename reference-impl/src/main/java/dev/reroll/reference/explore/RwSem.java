package dev.reroll.reference.explore;

/** struct rw_semaphore: many readers or one writer; taking it may sleep. */
public final class RwSem extends Lock {
    /** What a killable lock answers to a fatal signal. */
    public static final int EINTR = 4;

    public RwSem(World world, String name) {
        super(world, name);
    }

    public void downWrite() {
        Cpu.op(Op.of(Op.Kind.LOCK, this));
    }

    /** down_write_killable(): 0, or -EINTR where a fatal signal comes first; both are tried. */
    public int downWriteKillable() {
        return (Integer) Cpu.result(Op.of(Op.Kind.LOCK_KILLABLE, this));
    }

    public boolean downWriteTrylock() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.TRYLOCK, this));
    }

    public void upWrite() {
        Cpu.op(Op.of(Op.Kind.UNLOCK, this));
    }

    /** downgrade_write(): the writer becomes a reader, with nobody in between. */
    public void downgradeWrite() {
        Cpu.op(Op.of(Op.Kind.DOWNGRADE, this));
    }

    public void downRead() {
        Cpu.op(Op.of(Op.Kind.LOCK_SHARED, this));
    }

    /** down_read_killable(): 0 or -EINTR; both are tried. */
    public int downReadKillable() {
        return (Integer) Cpu.result(Op.of(Op.Kind.LOCK_SHARED_KILLABLE, this));
    }

    public boolean downReadTrylock() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.TRYLOCK_SHARED, this));
    }

    public void upRead() {
        Cpu.op(Op.of(Op.Kind.UNLOCK_SHARED, this));
    }

    /** rwsem_assert_held_write() and mmap_assert_write_locked(): a violation where the running thread is not the writer. */
    public void assertHeldWrite() {
        if (!(Boolean) Cpu.result(Op.of(Op.Kind.HELD_WRITE, this))) {
            throw new Oops(this + " is not held for write where the code asserts it");
        }
    }

    @Override
    boolean sleeps() {
        return true;
    }

    @Override
    String show(Op.Kind kind) {
        return switch (kind) {
                    case LOCK -> "down_write(";
                    case LOCK_KILLABLE -> "down_write_killable(";
                    case TRYLOCK -> "down_write_trylock(";
                    case UNLOCK -> "up_write(";
                    case LOCK_SHARED -> "down_read(";
                    case LOCK_SHARED_KILLABLE -> "down_read_killable(";
                    case TRYLOCK_SHARED -> "down_read_trylock(";
                    case UNLOCK_SHARED -> "up_read(";
                    default -> "downgrade_write(";
                }
                + this + ")";
    }
}

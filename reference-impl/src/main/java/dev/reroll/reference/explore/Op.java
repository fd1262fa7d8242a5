package dev.reroll.reference.explore;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One operation on shared state, as the thread issues it. */
record Op(
        Kind kind, @Nullable Cell cell, Mark mark, @Nullable Object arg) {
    enum Kind {
        LOAD,
        REFETCH,
        STORE,
        RMW,
        WMB,
        RMB,
        MB,
        ASSERT_EXCLUSIVE,
        LOCK,
        TRYLOCK,
        LOCK_KILLABLE,
        UNLOCK,
        LOCK_SHARED,
        TRYLOCK_SHARED,
        LOCK_SHARED_KILLABLE,
        UNLOCK_SHARED,
        DOWNGRADE,
        HELD,
        HELD_WRITE,
        READ_LOCK,
        READ_UNLOCK,
        READ_HELD,
        SRCU_LOCK,
        SRCU_UNLOCK,
        FREE,
        CALL,
        SYNC,
        SYNC_WAIT,
        RAISE,
        CANCEL,
        CANCEL_SYNC,
        FLUSH,
        TRIGGERED,
        IDLE,
        MIGHT_SLEEP,
        PREEMPT_DISABLE,
        PREEMPT_ENABLE,
        BH_DISABLE,
        BH_ENABLE,
        CHOOSE
    }

    enum Mark {
        PLAIN,
        DATA_RACE,
        ONCE,
        DEREFERENCE,
        ACQUIRE,
        RELEASE,
        ASSIGN
    }

    /** The result of a compiler's second fetch that was not made, and of a read-modify-write that does not store. */
    static final Object KEEP = new Object() {
        @Override
        public String toString() {
            return "kept";
        }
    };

    @SuppressWarnings("ReferenceEquality") // there is one
    static boolean keeps(@Nullable Object result) {
        return result == KEEP;
    }

    record Rmw(String name, Order order, UnaryOperator<@Nullable Object> change) {}

    /** What a waiting load waits for. */
    interface Wanted {
        boolean test(@Nullable Object value);
    }

    /** call_rcu(), call_srcu(): what happens when the grace period of {@code domain} is over. */
    record Call(int domain, Object target) {}

    record SrcuUnlock(Srcu domain, int index) {}

    record Choice(int of, String what) {}

    /** A load that waits until it can come out with such a value. */
    static Op await(Cell cell, Wanted wanted) {
        return new Op(Kind.LOAD, cell, Mark.ONCE, wanted);
    }

    static Op load(Cell cell, Mark mark) {
        return new Op(Kind.LOAD, cell, mark, null);
    }

    static Op refetch(Cell cell, Mark mark) {
        return new Op(Kind.REFETCH, cell, mark, null);
    }

    static Op store(Cell cell, Mark mark, @Nullable Object value) {
        return new Op(Kind.STORE, cell, mark, value);
    }

    static Op rmw(Cell cell, Rmw rmw) {
        return new Op(Kind.RMW, cell, Mark.ONCE, rmw);
    }

    static Op of(Kind kind, @Nullable Object arg) {
        return new Op(kind, null, Mark.PLAIN, arg);
    }

    static Op of(Kind kind, Cell cell, @Nullable Object arg) {
        return new Op(kind, cell, Mark.PLAIN, arg);
    }

    /** Touches nothing that another thread can see or change, so it is run at once: the order against others cannot matter. */
    boolean isLocal() {
        return switch (kind) {
            case WMB, RMB, HELD, HELD_WRITE, READ_HELD, MIGHT_SLEEP, PREEMPT_DISABLE, PREEMPT_ENABLE, IDLE -> true;
            default -> false;
        };
    }

    boolean isLoad() {
        return kind == Kind.LOAD || kind == Kind.REFETCH;
    }

    boolean isWrite() {
        return kind == Kind.STORE || kind == Kind.RMW;
    }

    boolean hasResult() {
        return switch (kind) {
            case LOAD,
                    REFETCH,
                    RMW,
                    TRYLOCK,
                    TRYLOCK_SHARED,
                    LOCK_KILLABLE,
                    LOCK_SHARED_KILLABLE,
                    SRCU_LOCK,
                    CHOOSE,
                    RAISE,
                    CANCEL,
                    HELD,
                    HELD_WRITE,
                    READ_HELD -> true;
            default -> false;
        };
    }

    static String show(@Nullable Object value) {
        return value == null ? "NULL" : value.toString();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LOAD ->
                switch (mark) {
                    case PLAIN, ASSIGN, RELEASE -> "load " + cell;
                    case DATA_RACE -> "data_race(" + cell + ")";
                    case ONCE -> "READ_ONCE(" + cell + ")";
                    case DEREFERENCE -> "rcu_dereference(" + cell + ")";
                    case ACQUIRE -> "smp_load_acquire(" + cell + ")";
                };
            case REFETCH -> "compiler fetches " + cell + " again?";
            case STORE ->
                switch (mark) {
                    case ONCE -> "WRITE_ONCE(" + cell + ", " + show(arg) + ")";
                    case RELEASE -> "smp_store_release(" + cell + ", " + show(arg) + ")";
                    case ASSIGN -> "rcu_assign_pointer(" + cell + ", " + show(arg) + ")";
                    default -> cell + " = " + show(arg);
                };
            case RMW -> (arg instanceof Rmw rmw ? rmw.name() : "rmw") + " on " + cell;
            case ASSERT_EXCLUSIVE -> "ASSERT_EXCLUSIVE_WRITER(" + cell + ")";
            case WMB, RMB, MB -> "smp_" + kind.name().toLowerCase(Locale.ROOT) + "()";
            case LOCK,
                    TRYLOCK,
                    LOCK_KILLABLE,
                    UNLOCK,
                    LOCK_SHARED,
                    TRYLOCK_SHARED,
                    LOCK_SHARED_KILLABLE,
                    UNLOCK_SHARED,
                    DOWNGRADE -> arg instanceof Lock lock ? lock.show(kind) : kind.name();
            case READ_LOCK, READ_UNLOCK ->
                Srcu.flavour(arg)
                        + (kind == Kind.READ_LOCK ? "_read_lock" : "_read_unlock")
                        + (Integer.valueOf(1).equals(arg) ? "_trace()" : "()");
            case SRCU_LOCK -> "srcu_read_lock(" + arg + ")";
            case SRCU_UNLOCK ->
                arg instanceof SrcuUnlock u
                        ? "srcu_read_unlock(" + u.domain() + ", " + u.index() + ")"
                        : "srcu_read_unlock";
            case FREE -> "kfree(" + arg + ")";
            case CALL ->
                arg instanceof Call c
                        ? (c.target() instanceof KObject ? "kfree_rcu(" : "call_rcu(") + c.target() + ")"
                        : "call_rcu";
            case SYNC -> "synchronize_" + Srcu.flavour(arg) + "() begins";
            case SYNC_WAIT -> "synchronize_" + Srcu.flavour(arg) + "() returns";
            case RAISE -> arg instanceof Trigger t ? t.show(Kind.RAISE) : "raise";
            case TRIGGERED -> arg + " runs";
            case CANCEL, CANCEL_SYNC, FLUSH -> arg instanceof Trigger t ? t.show(kind) : kind.name();
            case CHOOSE -> arg instanceof Choice c ? c.what() : "choose";
            case HELD -> "lockdep_is_held(" + arg + ")";
            case HELD_WRITE -> "rwsem_assert_held_write(" + arg + ")";
            default -> kind.name().toLowerCase(Locale.ROOT) + (arg == null ? "" : "(" + arg + ")");
        };
    }
}

package dev.reroll.reference.explore;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The running thread, as simulated code sees it: barriers, RCU, freeing, preemption.
 *
 * <p>A thread is a pure function of the results of its earlier operations. To take it one step further it is run again
 * from its beginning with the recorded results, until it issues an operation that has none: there it is left by an
 * exception. So there are no real threads and nothing for the machine's scheduler to decide. Simulated code must
 * therefore have no effect outside cells, read no clock, draw no random number, and catch no {@code RuntimeException}.
 */
public final class Cpu {
    private static final ThreadLocal<@Nullable Cpu> RUNNING = new ThreadLocal<>();
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** Between the simulated code and here; of no interest to who reads an interleaving. */
    private static final Set<String> OWN = Stream.of(
                    Cpu.class,
                    Cell.class,
                    IntCell.class,
                    LongCell.class,
                    Ref.class,
                    Refcount.class,
                    Lock.class,
                    Spinlock.class,
                    Mutex.class,
                    RwSem.class,
                    Srcu.class,
                    Timer.class,
                    Work.class,
                    World.class,
                    Explorer.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final @Nullable Object[] log;
    private final boolean wantSites;
    private int position;
    private @Nullable Op pending;
    private List<Site> sites = List.of();
    private boolean kcsanAtomic;

    private Cpu(@Nullable Object[] log, boolean wantSites) {
        this.log = log;
        this.wantSites = wantSites;
    }

    /** Leaves a thread at its next operation. */
    static final class Stop extends RuntimeException {
        @SuppressWarnings(
                "StaticAssignmentOfThrowable") // it has neither a stack nor a state, and is thrown at every step
        static final Stop HERE = new Stop();

        private Stop() {
            super(null, null, false, false);
        }
    }

    /** How far a thread came: its next operation, or its result, or what it died of. */
    record Advance(
            @Nullable Op pending,
            List<Site> sites,
            boolean done,
            @Nullable Object result,
            @Nullable String died) {}

    static Advance advance(ThreadBody body, @Nullable Object[] log, boolean wantSites) {
        Cpu cpu = new Cpu(log, wantSites);
        RUNNING.set(cpu);
        try {
            Object result = body.run();
            return new Advance(null, List.of(), true, result, null);
        } catch (Stop stop) {
            return new Advance(cpu.pending, cpu.sites, false, null, null);
        } catch (Oops oops) {
            return new Advance(null, List.of(), false, null, oops.getMessage());
        } catch (NullPointerException e) {
            StackTraceElement[] at = e.getStackTrace();
            String where = at.length == 0 ? "" : " in " + at[0].getFileName() + ":" + at[0].getLineNumber();
            return new Advance(null, List.of(), false, null, "NULL pointer dereference" + where);
        } finally {
            RUNNING.remove();
        }
    }

    static @Nullable Object op(Op op) {
        Cpu cpu = RUNNING.get();
        if (cpu == null) {
            return setUp(op);
        }
        if (cpu.pending != null) {
            throw Stop.HERE; // the stack is being unwound, a finally clause came here
        }
        if (cpu.position < cpu.log.length) {
            return cpu.log[cpu.position++];
        }
        cpu.pending = op;
        if (cpu.wantSites) {
            cpu.sites = sites();
        }
        throw Stop.HERE;
    }

    static Object result(Op op) {
        Object result = op(op);
        if (result == null) {
            throw new IllegalStateException(op + " is for running threads, not for the set-up of a scenario");
        }
        return result;
    }

    /** While a scenario is set up there is one thread and no time: accesses work on the initial values. */
    private static @Nullable Object setUp(Op op) {
        Cell cell = op.cell();
        if (cell == null) {
            return switch (op.kind()) {
                case TRYLOCK, TRYLOCK_SHARED, HELD, HELD_WRITE, READ_HELD -> true;
                case LOCK, LOCK_SHARED, LOCK_KILLABLE, LOCK_SHARED_KILLABLE, SRCU_LOCK, RAISE ->
                    throw new IllegalStateException(
                            op + ": locks, read sections and timers are for running threads, not for the set-up");
                default -> null;
            };
        }
        switch (op.kind()) {
            case STORE -> cell.initial = op.arg();
            case RMW -> {
                Object old = cell.initial;
                if (op.arg() instanceof Op.Rmw rmw) {
                    Object changed = rmw.change().apply(old);
                    if (!Op.keeps(changed)) {
                        cell.initial = changed;
                    }
                }
                return old;
            }
            default -> {}
        }
        return cell.initial;
    }

    private static boolean isOwn(String className) {
        int nested = className.indexOf('$');
        return OWN.contains(nested < 0 ? className : className.substring(0, nested));
    }

    private static List<Site> sites() {
        return WALKER.walk(frames -> frames.filter(f -> !f.getClassName().startsWith("java."))
                .filter(f -> !isOwn(f.getClassName()))
                .limit(6)
                .map(f -> new Site(f.getClassName(), f.getMethodName(), f.getLineNumber()))
                .toList());
    }

    /** True while a suspended thread is unwound: a {@code close()} must then do nothing. */
    static boolean unwinding() {
        Cpu cpu = RUNNING.get();
        return cpu != null && cpu.pending != null;
    }

    static Op.Mark plainLoad() {
        Cpu cpu = RUNNING.get();
        return cpu != null && cpu.kcsanAtomic ? Op.Mark.DATA_RACE : Op.Mark.PLAIN;
    }

    /** kcsan_atomic_next(), kcsan_nestable_atomic_begin(): from here on plain loads of this thread count as marked, as in a seqcount read section. */
    public static void kcsanAtomicBegin() {
        Cpu cpu = RUNNING.get();
        if (cpu != null) {
            cpu.kcsanAtomic = true;
        }
    }

    public static void kcsanAtomicEnd() {
        Cpu cpu = RUNNING.get();
        if (cpu != null) {
            cpu.kcsanAtomic = false;
        }
    }

    public static void smpWmb() {
        op(Op.of(Op.Kind.WMB, null));
    }

    public static void smpRmb() {
        op(Op.of(Op.Kind.RMB, null));
    }

    public static void smpMb() {
        op(Op.of(Op.Kind.MB, null));
    }

    public static void rcuReadLock() {
        op(Op.of(Op.Kind.READ_LOCK, Srcu.RCU));
    }

    public static void rcuReadUnlock() {
        op(Op.of(Op.Kind.READ_UNLOCK, Srcu.RCU));
    }

    public static boolean rcuReadLockHeld() {
        return (Boolean) result(Op.of(Op.Kind.READ_HELD, Srcu.RCU));
    }

    public static void rcuReadLockTrace() {
        op(Op.of(Op.Kind.READ_LOCK, Srcu.TASKS_TRACE));
    }

    public static void rcuReadUnlockTrace() {
        op(Op.of(Op.Kind.READ_UNLOCK, Srcu.TASKS_TRACE));
    }

    public static boolean rcuReadLockTraceHeld() {
        return (Boolean) result(Op.of(Op.Kind.READ_HELD, Srcu.TASKS_TRACE));
    }

    /** What guard(rcu)() leaves at the end of its block. */
    public interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    /** guard(rcu)(): for a try block. */
    public static Guard guardRcu() {
        rcuReadLock();
        return () -> {
            if (!unwinding()) {
                rcuReadUnlock();
            }
        };
    }

    /** kfree(): the memory is gone at once. */
    public static void kfree(KObject object) {
        op(Op.of(Op.Kind.FREE, object));
    }

    /** kfree_rcu(): the memory is gone after a grace period. */
    public static void kfreeRcu(KObject object) {
        op(Op.of(Op.Kind.CALL, new Op.Call(Srcu.RCU, object)));
    }

    /** kfree_rcu_mightsleep(): as kfree_rcu(), and must not be called where nothing may sleep. */
    public static void kfreeRcuMightsleep(KObject object) {
        mightSleep();
        kfreeRcu(object);
    }

    public static void callRcu(Callback callback) {
        op(Op.of(Op.Kind.CALL, new Op.Call(Srcu.RCU, callback)));
    }

    public static void callRcuTasksTrace(Callback callback) {
        op(Op.of(Op.Kind.CALL, new Op.Call(Srcu.TASKS_TRACE, callback)));
    }

    public static void synchronizeRcu() {
        synchronize(Srcu.RCU);
    }

    public static void synchronizeRcuTasksTrace() {
        synchronize(Srcu.TASKS_TRACE);
    }

    static void synchronize(int domain) {
        op(Op.of(Op.Kind.SYNC, domain));
        op(Op.of(Op.Kind.SYNC_WAIT, domain));
    }

    /** might_sleep(): a violation in atomic context. Also for allocations with GFP_KERNEL. */
    public static void mightSleep() {
        op(Op.of(Op.Kind.MIGHT_SLEEP, null));
    }

    public static void preemptDisable() {
        op(Op.of(Op.Kind.PREEMPT_DISABLE, null));
    }

    public static void preemptEnable() {
        op(Op.of(Op.Kind.PREEMPT_ENABLE, null));
    }

    public static void localBhDisable() {
        op(Op.of(Op.Kind.BH_DISABLE, null));
    }

    public static void localBhEnable() {
        op(Op.of(Op.Kind.BH_ENABLE, null));
    }

    /** One of 0 … {@code of}-1; all are tried. {@code what} is what the interleaving says of it. */
    public static int choose(int of, String what) {
        return (Integer) result(Op.of(Op.Kind.CHOOSE, new Op.Choice(of, what)));
    }

    /** WARN_ON(), BUG_ON(): a violation where {@code condition} is true. */
    public static void warnOn(boolean condition, String what) {
        if (condition) {
            throw new Oops("WARNING: " + what);
        }
    }
}

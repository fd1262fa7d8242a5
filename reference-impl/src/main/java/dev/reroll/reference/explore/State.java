package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all memory models share: locks, read sections, grace periods, lifetimes, timers and work. Values are immutable once they are handed on. */
abstract class State implements Cloneable {
    /** The view that says nothing, and the only one that the stronger models have. */
    static final int[] NONE = {};

    final World world;
    final int threads;
    boolean[] freed;
    int[] writer; // per lock: the thread that holds it exclusively, or -1
    int[][] readers; // per lock and thread
    int[][] sections; // per domain and thread: depth of read sections that the thread opened
    int[][] srcuCount; // per SRCU domain and index
    int[] srcuIndex;
    boolean[] raised; // per trigger
    boolean[] active; // per thread: its handler is running
    boolean[] graceOver; // per thread: its synchronize call may return
    int[] preemptOff;
    int[] bhOff;
    List<Grace> graces = List.of();

    /** A grace period that somebody asked for; {@code waitFor} is null until it has started. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Grace(int domain, Object target, int by, int[] view, boolean @Nullable [] waitFor, int index) {}

    State(World world) {
        this.world = world;
        this.threads = world.threads.size();
        freed = new boolean[world.objects.size()];
        writer = new int[world.locks.size()];
        Arrays.fill(writer, -1);
        readers = new int[world.locks.size()][threads];
        sections = new int[2 + world.srcus.size()][threads];
        srcuCount = new int[world.srcus.size()][2];
        srcuIndex = new int[world.srcus.size()];
        raised = new boolean[world.triggers.size()];
        active = new boolean[threads];
        graceOver = new boolean[threads];
        preemptOff = new int[threads];
        bhOff = new int[threads];
    }

    State copy() {
        try {
            State s = (State) clone();
            s.freed = freed.clone();
            s.writer = writer.clone();
            s.readers = readers.clone();
            s.sections = sections.clone();
            s.srcuCount = srcuCount.clone();
            s.srcuIndex = srcuIndex.clone();
            s.raised = raised.clone();
            s.active = active.clone();
            s.graceOver = graceOver.clone();
            s.preemptOff = preemptOff.clone();
            s.bhOff = bhOff.clone();
            return s;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    // what the models decide

    abstract List<Outcome> load(int thread, Cell cell, Op.Mark mark);

    abstract List<Outcome> store(int thread, Cell cell, Op.Mark mark, @Nullable Object value);

    abstract List<Outcome> rmw(int thread, Cell cell, Op.Rmw rmw);

    abstract @Nullable Object finalValue(Cell cell);

    abstract void hashMemory(Hash hash);

    /** The handler's word is written as part of arming or starting, under the timer base's lock. */
    abstract void storeNow(int thread, Cell cell, Object value);

    List<Outcome> machineSteps() {
        return List.of();
    }

    /** Whether an operation that the machine does in one locked step may go on now. */
    boolean drained(int thread) {
        return true;
    }

    void fence(int thread, Op.Kind kind) {}

    void acquired(int thread, Lock lock) {}

    void released(int thread, Lock lock) {}

    void raisedBy(int thread, Trigger trigger) {}

    void raisedByGrace(int[] view, int domain, Trigger trigger) {}

    void startedBy(int thread, Trigger trigger) {}

    int[] viewOf(int thread) {
        return NONE;
    }

    void sectionEntered(int thread, int domain) {}

    void sectionLeft(int thread, int domain) {}

    void graceStarted(int domain, int[] view) {}

    void graceSeenBy(int thread, int domain) {}

    /** Every way in which {@code op} of {@code thread} can come out now; none where it has to wait. */
    final List<Outcome> step(int thread, Op op) {
        if (interrupted(thread)) {
            return List.of();
        }
        Cell cell = op.cell();
        if (cell != null) {
            KObject owner = cell.owner;
            if (owner != null && freed[owner.id]) {
                return List.of(Outcome.bug(this, "use after free: " + op + ", but " + owner + " was freed"));
            }
            return switch (op.kind()) {
                case LOAD -> {
                    List<Outcome> all = load(thread, cell, op.mark());
                    yield op.arg() instanceof Op.Wanted wanted
                            ? all.stream().filter(o -> wanted.test(o.result())).toList()
                            : all;
                }
                case REFETCH -> {
                    List<Outcome> all = new ArrayList<>();
                    all.add(Outcome.ok(this, Op.KEEP));
                    all.addAll(load(thread, cell, op.mark()));
                    yield all;
                }
                case STORE -> store(thread, cell, op.mark(), op.arg());
                case RMW -> drained(thread) && op.arg() instanceof Op.Rmw rmw ? rmw(thread, cell, rmw) : List.of();
                default -> List.of(Outcome.ok(this, null));
            };
        }
        return switch (op.arg()) {
            case Lock lock -> LockSteps.step(this, thread, op, lock);
            case Trigger trigger -> TriggerSteps.step(this, thread, op, trigger);
            case null, default -> otherStep(thread, op);
        };
    }

    private List<Outcome> otherStep(int thread, Op op) {
        switch (op.kind()) {
            case MB, SYNC -> {
                if (!drained(thread)) {
                    return List.of();
                }
            }
            case CHOOSE -> {
                List<Outcome> all = new ArrayList<>();
                int of = op.arg() instanceof Op.Choice choice ? choice.of() : 0;
                for (int i = 0; i < of; i++) {
                    all.add(Outcome.ok(this, i));
                }
                return all;
            }
            case READ_HELD -> {
                return List.of(Outcome.ok(this, sections[(Integer) arg(op)][thread] > 0));
            }
            default -> {}
        }
        State s = copy();
        switch (op.kind()) {
            case WMB, RMB, MB -> s.fence(thread, op.kind());
            case READ_LOCK -> {
                int d = (Integer) arg(op);
                s.sections[d] = changed(sections[d], thread, 1);
                s.sectionEntered(thread, d);
            }
            case READ_UNLOCK -> {
                int d = (Integer) arg(op);
                if (sections[d][thread] == 0) {
                    return List.of(Outcome.bug(this, op + " outside a read section"));
                }
                s.sections[d] = changed(sections[d], thread, -1);
                s.sectionLeft(thread, d);
            }
            case SRCU_LOCK -> {
                int d = ((Srcu) arg(op)).domain;
                int index = srcuIndex[d - 2];
                s.srcuCount[d - 2] = changed(srcuCount[d - 2], index, 1);
                s.sections[d] = changed(sections[d], thread, 1);
                s.sectionEntered(thread, d);
                return List.of(Outcome.ok(s, index));
            }
            case SRCU_UNLOCK -> {
                Op.SrcuUnlock unlock = (Op.SrcuUnlock) arg(op);
                int d = unlock.domain().domain;
                if (unlock.index() < 0 || unlock.index() > 1 || srcuCount[d - 2][unlock.index()] == 0) {
                    return List.of(Outcome.bug(this, op + ": no read section of that index is open"));
                }
                s.srcuCount[d - 2] = changed(srcuCount[d - 2], unlock.index(), -1);
                if (sections[d][thread] > 0) {
                    s.sections[d] = changed(sections[d], thread, -1);
                }
                s.sectionLeft(thread, d);
            }
            case FREE -> {
                KObject object = (KObject) arg(op);
                if (freed[object.id]) {
                    return List.of(Outcome.bug(this, "double free of " + object));
                }
                s.freed[object.id] = true;
            }
            case CALL -> {
                Op.Call call = (Op.Call) arg(op);
                s.graces = with(graces, new Grace(call.domain(), call.target(), thread, s.viewOf(thread), null, -1));
            }
            case SYNC -> {
                Optional<String> atomic = atomicContext(thread);
                if (atomic.isPresent()) {
                    return List.of(Outcome.bug(this, "sleeping in atomic context: " + op + " " + atomic.get()));
                }
                s.fence(thread, Op.Kind.MB);
                s.graces = with(graces, new Grace((Integer) arg(op), thread, thread, s.viewOf(thread), null, -1));
            }
            case SYNC_WAIT -> {
                if (!graceOver[thread]) {
                    return List.of();
                }
                s.graceOver[thread] = false;
                s.graceSeenBy(thread, (Integer) arg(op));
                s.fence(thread, Op.Kind.MB);
            }
            case IDLE -> s.active[thread] = false;
            case MIGHT_SLEEP -> {
                Optional<String> atomic = atomicContext(thread);
                if (atomic.isPresent()) {
                    return List.of(Outcome.bug(this, "sleeping in atomic context: might_sleep() " + atomic.get()));
                }
            }
            case PREEMPT_DISABLE -> s.preemptOff[thread]++;
            case PREEMPT_ENABLE -> s.preemptOff[thread]--;
            case BH_DISABLE -> s.bhOff[thread]++;
            case BH_ENABLE -> s.bhOff[thread]--;
            default -> throw new IllegalStateException(op.toString());
        }
        return List.of(Outcome.ok(s, null));
    }

    private static Object arg(Op op) {
        Object arg = op.arg();
        if (arg == null) {
            throw new IllegalStateException(op.kind() + " without an argument");
        }
        return arg;
    }

    /** Steps that no thread takes: a store buffer drains, a grace period starts or ends. */
    final List<Outcome> internal() {
        List<Outcome> all = new ArrayList<>(machineSteps());
        for (int k = 0; k < graces.size(); k++) {
            Grace g = graces.get(k);
            if (g.waitFor == null) {
                if (drained(g.by) && !underWay(g.domain)) {
                    all.add(start(k, g));
                }
            } else if (over(g)) {
                all.add(end(k, g));
            }
        }
        return all;
    }

    /** SRCU has two counters, so one grace period at a time; the others may overlap freely. */
    private boolean underWay(int domain) {
        return domain >= 2 && graces.stream().anyMatch(g -> g.domain == domain && g.waitFor != null);
    }

    private Outcome start(int k, Grace g) {
        State s = copy();
        boolean[] waitFor = new boolean[threads];
        int index = -1;
        if (g.domain >= 2) {
            index = srcuIndex[g.domain - 2];
            s.srcuIndex[g.domain - 2] = 1 - index;
        } else {
            for (int t = 0; t < threads; t++) {
                waitFor[t] = sections[g.domain][t] > 0;
            }
        }
        s.graces = new ArrayList<>(graces);
        s.graces.set(k, new Grace(g.domain, g.target, g.by, g.view, waitFor, index));
        s.graceStarted(g.domain, g.view);
        return Outcome.ok(s, null, "grace period for " + target(g) + " starts");
    }

    private boolean over(Grace g) {
        if (g.domain >= 2) {
            return srcuCount[g.domain - 2][g.index] == 0;
        }
        boolean[] waitFor = g.waitFor;
        if (waitFor == null) {
            return false;
        }
        for (boolean wait : waitFor) {
            if (wait) {
                return false;
            }
        }
        return true;
    }

    private Outcome end(int k, Grace g) {
        State s = copy();
        s.graces = new ArrayList<>(graces);
        s.graces.remove(k);
        String note = "grace period over: " + target(g);
        switch (g.target) {
            case KObject object -> {
                if (freed[object.id]) {
                    return Outcome.bug(this, "double free of " + object);
                }
                s.freed[object.id] = true;
                note += " is freed";
            }
            case Trigger trigger -> {
                s.raised[trigger.id] = true;
                s.raisedByGrace(g.view, g.domain, trigger);
            }
            case Integer thread -> s.graceOver[thread] = true;
            default -> throw new IllegalStateException(g.toString());
        }
        return Outcome.ok(s, null, note);
    }

    private String target(Grace g) {
        return g.target instanceof Integer thread ? world.threads.get(thread).name() : g.target.toString();
    }

    /** A reader that has left its section no longer holds a grace period up, whatever it does next. */
    final State settle() {
        boolean change = false;
        for (Grace g : graces) {
            boolean[] waitFor = g.waitFor;
            if (waitFor != null && g.domain < 2) {
                for (int t = 0; t < threads; t++) {
                    change |= waitFor[t] && sections[g.domain][t] == 0;
                }
            }
        }
        if (!change) {
            return this;
        }
        State s = copy();
        s.graces = new ArrayList<>();
        for (Grace g : graces) {
            boolean[] waitFor = g.waitFor;
            if (waitFor == null || g.domain >= 2) {
                s.graces.add(g);
                continue;
            }
            boolean[] left = waitFor.clone();
            for (int t = 0; t < threads; t++) {
                left[t] &= sections[g.domain][t] > 0;
            }
            s.graces.add(new Grace(g.domain, g.target, g.by, g.view, left, g.index));
        }
        return s;
    }

    private boolean interrupted(int thread) {
        for (int t = 0; t < threads; t++) {
            if (active[t] && world.threads.get(t).cpuOf() == thread) {
                return true;
            }
        }
        return false;
    }

    /** Softirqs of one CPU do not nest. */
    boolean busyCpu(int task) {
        return interrupted(task);
    }

    boolean activeThread(Trigger trigger) {
        for (int t = 0; t < threads; t++) {
            if (active[t] && world.threads.get(t).trigger() == trigger) {
                return true;
            }
        }
        return false;
    }

    Optional<String> atomicContext(int thread) {
        if (world.threads.get(thread).context() == World.Context.SOFTIRQ) {
            return Optional.of("in softirq context");
        }
        if (preemptOff[thread] > 0) {
            return Optional.of("with preemption off");
        }
        if (bhOff[thread] > 0) {
            return Optional.of("with softirqs off");
        }
        return sections[Srcu.RCU][thread] > 0 ? Optional.of("in an RCU read section") : Optional.empty();
    }

    /** What an execution that can go no further has left behind. */
    final Optional<String> leftOver() {
        for (int t = 0; t < threads; t++) {
            String name = world.threads.get(t).name();
            if (sections[Srcu.RCU][t] > 0) {
                return Optional.of(name + " never leaves its RCU read section");
            }
            if (sections[Srcu.TASKS_TRACE][t] > 0) {
                return Optional.of(name + " never leaves its RCU Tasks Trace read section");
            }
            if (preemptOff[t] > 0 || bhOff[t] > 0) {
                return Optional.of(name + " ends with preemption or softirqs off");
            }
        }
        for (Srcu srcu : world.srcus) {
            int[] count = srcuCount[srcu.domain - 2];
            if (count[0] + count[1] > 0) {
                return Optional.of("a read section of " + srcu + " is never left: every later grace period hangs");
            }
        }
        for (Lock lock : world.locks) {
            if (writer[lock.id] >= 0 || firstReader(lock.id) >= 0) {
                return Optional.of(lock + " is left locked");
            }
        }
        return Optional.empty();
    }

    /** A thread that holds the lock for read, or -1. */
    int firstReader(int lock) {
        for (int t = 0; t < threads; t++) {
            if (readers[lock][t] > 0) {
                return t;
            }
        }
        return -1;
    }

    static int[] changed(int[] counts, int at, int by) {
        int[] copy = counts.clone();
        copy[at] += by;
        return copy;
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    final void hash(Hash hash) {
        hash.add(freed);
        hash.add(writer);
        for (int[] counts : readers) {
            hash.add(counts);
        }
        for (int[] counts : sections) {
            hash.add(counts);
        }
        for (int[] counts : srcuCount) {
            hash.add(counts);
        }
        hash.add(srcuIndex);
        hash.add(raised);
        hash.add(active);
        hash.add(graceOver);
        hash.add(preemptOff);
        hash.add(bhOff);
        for (Grace g : graces) {
            hash.add(g.domain);
            hash.addValue(g.target instanceof Trigger t ? (Object) (1000 + t.id) : g.target);
            boolean[] waitFor = g.waitFor;
            if (waitFor == null) {
                hash.add(-1);
            } else {
                hash.add(waitFor);
            }
            hash.add(g.index);
            hash.add(g.view);
        }
        hashMemory(hash);
    }
}

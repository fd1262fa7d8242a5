package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The objects, threads and verdicts of one scenario; filled by its set-up, fixed afterwards. */
public final class World {
    /** How often a timer, a work item or a callback may run in one execution before the search calls itself incomplete. */
    static final int RUNS = 3;

    /** Where a thread runs: a task can sleep and be interrupted by the softirqs of its CPU; a softirq can neither. */
    enum Context {
        TASK,
        WORKER,
        SOFTIRQ
    }

    record Actor(
            String name,
            Context context,
            int cpuOf,
            @Nullable Trigger trigger,
            ThreadBody body) {}

    final List<Cell> cells = new ArrayList<>();
    final List<KObject> objects = new ArrayList<>();
    final List<Lock> locks = new ArrayList<>();
    final List<Trigger> triggers = new ArrayList<>();
    final List<Srcu> srcus = new ArrayList<>();
    final List<Actor> threads = new ArrayList<>();
    final List<Function<Ending, Optional<String>>> judges = new ArrayList<>();
    private final Map<String, Integer> threadByName = new HashMap<>();
    private boolean sealed;

    World() {}

    static World of(Scenario scenario) {
        World world = new World();
        scenario.setUp(world);
        world.sealed = true;
        if (world.threads.isEmpty()) {
            throw new IllegalStateException("the scenario has no thread");
        }
        return world;
    }

    /** A task whose result is what {@code body} returns. */
    public void thread(String name, Supplier<? extends @Nullable Object> body) {
        add(new Actor(name, Context.TASK, -1, null, body::get));
    }

    /** A task without a result. */
    public void thread(String name, Runnable body) {
        add(new Actor(name, Context.TASK, -1, null, () -> {
            body.run();
            return null;
        }));
    }

    /** A timer whose handler runs on a CPU of its own. */
    public Timer timer(String name, Runnable handler) {
        Timer timer = new Timer(this, name);
        daemon(timer, Context.SOFTIRQ, -1, handler);
        return timer;
    }

    /** A timer whose handler interrupts the task {@code on}: while it runs the task does not, and it does not start where the task has softirqs off. */
    public Timer timerOn(String on, String name, Runnable handler) {
        Timer timer = new Timer(this, name);
        daemon(timer, Context.SOFTIRQ, indexOf(on), handler);
        return timer;
    }

    public Work work(String name, Runnable function) {
        Work work = new Work(this, name);
        daemon(work, Context.WORKER, -1, function);
        return work;
    }

    /** A function for call_rcu() and its kin. */
    public Callback callback(String name, Runnable function) {
        Callback callback = new Callback(this, name);
        daemon(callback, Context.SOFTIRQ, -1, function);
        return callback;
    }

    /** A callback whose softirq interrupts the task {@code on}. */
    public Callback callbackOn(String on, String name, Runnable function) {
        Callback callback = new Callback(this, name);
        daemon(callback, Context.SOFTIRQ, indexOf(on), function);
        return callback;
    }

    /** Judges every complete execution: a sentence is a violation, an empty answer is none. */
    public void judge(Function<Ending, Optional<String>> judge) {
        check();
        judges.add(judge);
    }

    /** States what must not be at the end of any execution. */
    public void never(String what, Predicate<Ending> bad) {
        judge(ending -> bad.test(ending) ? Optional.of(what) : Optional.empty());
    }

    private void daemon(Trigger trigger, Context context, int cpuOf, Runnable handler) {
        add(new Actor(trigger.toString(), context, cpuOf, trigger, () -> {
            for (int i = 0; i < RUNS; i++) {
                Cpu.op(Op.of(Op.Kind.TRIGGERED, trigger));
                handler.run();
                Cpu.kcsanAtomicEnd();
                Cpu.op(Op.of(Op.Kind.IDLE, null));
            }
            return null;
        }));
    }

    private void add(Actor thread) {
        check();
        if (threadByName.putIfAbsent(thread.name(), threads.size()) != null) {
            throw new IllegalArgumentException("two threads are called " + thread.name());
        }
        threads.add(thread);
    }

    int indexOf(String thread) {
        Integer index = threadByName.get(thread);
        if (index == null) {
            throw new IllegalArgumentException(
                    "no thread is called " + thread + "; there are " + threadByName.keySet());
        }
        return index;
    }

    int register(Cell cell) {
        check();
        cells.add(cell);
        return cells.size() - 1;
    }

    int register(KObject object) {
        check();
        objects.add(object);
        return objects.size() - 1;
    }

    int register(Lock lock) {
        check();
        locks.add(lock);
        return locks.size() - 1;
    }

    int register(Trigger trigger) {
        check();
        triggers.add(trigger);
        return triggers.size() - 1;
    }

    int register(Srcu srcu) {
        check();
        srcus.add(srcu);
        return srcus.size() + 1; // after RCU and RCU Tasks Trace
    }

    private void check() {
        if (sealed) {
            throw new IllegalStateException("objects are made in the set-up of a scenario, not by its threads");
        }
    }
}

package dev.reroll.reference.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Visits every reachable state of a scenario under a memory model.
 *
 * <p>States that need fewer switches between threads come first, and among those the ones with fewer steps, so that the
 * first violation found is one that a person can follow. A state is what the memory model keeps and what every thread has
 * been answered so far; one that was visited is not visited again. Immutable; one explorer can serve many threads.
 */
public final class Explorer {
    /** More than any scenario of the project needs, and about a minute of one core. */
    private static final long MOST_STATES = 3_000_000;

    private final Model model;
    private final boolean races;
    private final boolean all;
    private final boolean prune;
    private final long mostStates;

    private Explorer(Model model, boolean races, boolean all, boolean prune, long mostStates) {
        this.model = model;
        this.races = races;
        this.all = all;
        this.prune = prune;
        this.mostStates = mostStates;
    }

    public static Explorer under(Model model) {
        return new Explorer(model, false, false, true, MOST_STATES);
    }

    /**
     * Also asks KCSAN's question: can two threads be about to access one cell, one of them to write, one of them by an
     * unmarked load? As with KCSAN's default settings, unmarked stores of a word count as marked.
     */
    public Explorer findingRaces() {
        return new Explorer(model, true, all, prune, mostStates);
    }

    /** Does not stop at the first violation and collects the outcomes. */
    public Explorer findingAll() {
        return new Explorer(model, races, true, prune, mostStates);
    }

    /** Visits states again that were visited: only to check that leaving them out changes no answer. */
    public Explorer withoutPruning() {
        return new Explorer(model, races, all, false, mostStates);
    }

    /** Gives up, and says so, after so many states. */
    public Explorer upTo(long states) {
        return new Explorer(model, races, all, prune, states);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Node(
            @Nullable Node parent,
            int thread,
            int choice,
            @Nullable Op op,
            @Nullable Object result,
            @Nullable String note,
            State state,
            @Nullable Object[][] logs,
            Cpu.Advance[] at,
            int switches) {}

    private record Key(long a, long b) {}

    /** The search itself, for one call of {@link #explore}. */
    private final class Search {
        final World world;
        final int threads;
        final List<Violation> violations = new ArrayList<>();
        final Set<String> said = new HashSet<>();
        final Set<Map<String, @Nullable Object>> outcomes = new LinkedHashSet<>();
        final Set<Key> visited = new HashSet<>();
        final List<ArrayDeque<Node>> work = new ArrayList<>(); // by number of switches
        long states;
        long transitions;
        long executions;
        Optional<String> incomplete = Optional.empty();
        boolean over;

        Search(Scenario scenario) {
            world = World.of(scenario);
            threads = world.threads.size();
        }

        Exploration run() {
            long begin = System.nanoTime();
            Node root = root(world, model);
            for (int t = 0; t < threads; t++) {
                String died = root.at[t].died();
                if (died != null) {
                    found(died, root);
                }
            }
            push(root);
            for (int level = 0; level < work.size() && !over; level++) {
                ArrayDeque<Node> queue = work.get(level);
                while (!queue.isEmpty() && !over) {
                    visit(queue.removeFirst());
                }
            }
            return new Exploration(
                    model,
                    states,
                    transitions,
                    executions,
                    System.nanoTime() - begin,
                    incomplete,
                    violations,
                    outcomes);
        }

        private void push(Node node) {
            while (work.size() <= node.switches) {
                work.add(new ArrayDeque<>());
            }
            work.get(node.switches).addLast(node);
        }

        private void visit(Node x) {
            if (prune && !visited.add(key(x))) {
                return;
            }
            if (++states > mostStates) {
                incomplete = Optional.of("gave up after " + mostStates + " states");
                over = true;
                return;
            }
            if (races) {
                findRaces(x);
            }
            List<List<Outcome>> steps = new ArrayList<>(threads);
            boolean moved = false;
            for (int t = 0; t < threads; t++) {
                Op op = x.at[t].pending();
                List<Outcome> outcomesOfStep = op == null ? List.of() : x.state.step(t, op);
                steps.add(outcomesOfStep);
                moved |= !outcomesOfStep.isEmpty();
            }
            List<Outcome> internal = x.state.internal();
            moved |= !internal.isEmpty();
            boolean couldGoOn = x.thread >= 0 && !steps.get(x.thread).isEmpty();
            if (couldGoOn) {
                take(x, x.thread, steps.get(x.thread), false);
            }
            for (int t = 0; t < threads && !over; t++) {
                if (t != x.thread) {
                    take(x, t, steps.get(t), couldGoOn);
                }
            }
            takeInternal(x, internal);
            if (!moved && !over) {
                end(x);
            }
        }

        private void takeInternal(Node x, List<Outcome> internal) {
            for (int choice = 0; choice < internal.size() && !over; choice++) {
                transitions++;
                Outcome o = internal.get(choice);
                Node y = new Node(x, -1, choice, null, null, o.note(), o.next().settle(), x.logs, x.at, x.switches);
                if (o.violation() != null) {
                    found(o.violation(), y);
                } else {
                    // the machine's own steps switch nothing: who ran goes on running
                    push(new Node(x, x.thread, -1 - choice, null, null, o.note(), y.state, x.logs, x.at, x.switches));
                }
            }
        }

        private void take(Node x, int t, List<Outcome> outcomesOfStep, boolean switched) {
            for (int choice = 0; choice < outcomesOfStep.size() && !over; choice++) {
                transitions++;
                Outcome o = outcomesOfStep.get(choice);
                Op op = x.at[t].pending();
                Node y = new Node(
                        x,
                        t,
                        choice,
                        op,
                        o.result(),
                        o.note(),
                        o.next().settle(),
                        x.logs,
                        x.at,
                        x.switches + (switched ? 1 : 0));
                if (o.violation() != null) {
                    found(o.violation(), y);
                    continue;
                }
                Node z = after(y, t, o.result());
                if (z != null) {
                    push(z);
                }
            }
        }

        /** Runs the thread to its next operation, and through the ones that concern nobody else. */
        private @Nullable Node after(Node y, int t, @Nullable Object result) {
            Node z = advanced(world, y, t, result, false);
            while (true) {
                Cpu.Advance at = z.at[t];
                if (at.died() != null) {
                    found(at.died(), z);
                    return null;
                }
                Op op = at.pending();
                if (op == null || !op.isLocal()) {
                    return z;
                }
                List<Outcome> only = z.state.step(t, op);
                if (only.isEmpty()) {
                    return z; // its CPU is taken by a softirq
                }
                transitions++;
                Outcome o = only.getFirst();
                Node local =
                        new Node(z, t, 0, op, o.result(), o.note(), o.next().settle(), z.logs, z.at, z.switches);
                if (o.violation() != null) {
                    found(o.violation(), local);
                    return null;
                }
                z = advanced(world, local, t, o.result(), false);
            }
        }

        private void end(Node x) {
            executions++;
            Optional<String> verdict = verdict(world, x);
            if (verdict.isPresent()) {
                found(verdict.get(), x);
            }
            if (all) {
                outcomes.add(results(world, x));
            }
            for (int t = 0; t < threads; t++) {
                Trigger trigger = world.threads.get(t).trigger();
                if (trigger != null && x.at[t].done() && x.state.raised[trigger.id]) {
                    incomplete = Optional.of(trigger + " would run more than " + World.RUNS + " times");
                }
            }
        }

        private void findRaces(Node x) {
            for (int i = 0; i < threads; i++) {
                for (int j = i + 1; j < threads; j++) {
                    Op a = x.at[i].pending();
                    Op b = x.at[j].pending();
                    Cell cell = a == null ? null : a.cell();
                    if (a == null || b == null || cell == null || cell != b.cell() || !(a.isWrite() || b.isWrite())) {
                        continue;
                    }
                    if (unmarked(a) || unmarked(b)) {
                        String what = "data race on " + cell + ": "
                                + world.threads.get(i).name() + " (" + a + ") against "
                                + world.threads.get(j).name() + " (" + b + ")";
                        found(what, x);
                    }
                }
            }
        }

        private void found(String what, Node x) {
            if (said.add(what)) {
                violations.add(violation(world, what, x));
            }
            over |= !all;
        }
    }

    private static boolean unmarked(Op op) {
        return (op.isLoad() && op.mark() == Op.Mark.PLAIN) || op.kind() == Op.Kind.ASSERT_EXCLUSIVE;
    }

    /** Visits every reachable state, or as many as are needed to find the first violation. */
    public Exploration explore(Scenario scenario) {
        return new Search(scenario).run();
    }

    /**
     * Runs one recorded schedule again.
     *
     * @return the violation that it leads to, with the places in the source of every step; empty where it leads to none
     * @throws IllegalArgumentException where the schedule does not fit the scenario, with the step that does not
     */
    public Optional<Violation> replay(Scenario scenario, String schedule) {
        World world = World.of(scenario);
        Node x = root(world, model);
        List<Schedule.Move> moves = Schedule.parse(schedule);
        for (int k = 0; k < moves.size(); k++) {
            Schedule.Move move = moves.get(k);
            int t = move.thread();
            if (t >= world.threads.size()) {
                throw new IllegalArgumentException("step " + (k + 1) + " of the schedule: there is no thread " + t);
            }
            Op op = t < 0 ? null : x.at[t].pending();
            List<Outcome> steps = t < 0 ? x.state.internal() : op == null ? List.of() : x.state.step(t, op);
            if (move.choice() >= steps.size()) {
                throw new IllegalArgumentException("step " + (k + 1) + " of the schedule (" + move
                        + ") cannot be taken: the scenario, its code or the memory model is another one");
            }
            Outcome o = steps.get(move.choice());
            Node y = new Node(
                    x,
                    t < 0 ? x.thread : t,
                    t < 0 ? -1 - move.choice() : move.choice(),
                    op,
                    o.result(),
                    o.note(),
                    o.next().settle(),
                    x.logs,
                    x.at,
                    0);
            if (o.violation() != null) {
                return Optional.of(violation(world, o.violation(), y));
            }
            x = t < 0 ? y : advanced(world, y, t, o.result(), true);
            String died = t < 0 ? null : x.at[t].died();
            if (died != null) {
                return Optional.of(violation(world, died, x));
            }
        }
        if (races) {
            Search search = new Search(scenario);
            search.findRaces(x);
            if (!search.violations.isEmpty()) {
                return Optional.of(violation(world, search.violations.getFirst().what(), x));
            }
        }
        Node last = x;
        for (int t = 0; t < world.threads.size(); t++) {
            Op op = x.at[t].pending();
            if (op != null && !x.state.step(t, op).isEmpty()) {
                return Optional.empty();
            }
        }
        return x.state.internal().isEmpty()
                ? verdict(world, last).map(what -> violation(world, what, last))
                : Optional.empty();
    }

    private static Node root(World world, Model model) {
        int n = world.threads.size();
        Cpu.Advance[] at = new Cpu.Advance[n];
        @Nullable Object[][] logs = new @Nullable Object[n][0];
        for (int t = 0; t < n; t++) {
            at[t] = Cpu.advance(world.threads.get(t).body(), logs[t], true);
        }
        return new Node(null, -1, 0, null, null, null, model.initial(world), logs, at, 0);
    }

    private static Node advanced(World world, Node y, int t, @Nullable Object result, boolean sites) {
        @Nullable Object[][] logs = y.logs.clone();
        @Nullable Object[] longer = Arrays.copyOf(logs[t], logs[t].length + 1);
        longer[longer.length - 1] = result;
        logs[t] = longer;
        Cpu.Advance[] at = y.at.clone();
        at[t] = Cpu.advance(world.threads.get(t).body(), longer, sites);
        return new Node(y.parent, y.thread, y.choice, y.op, y.result, y.note, y.state, logs, at, y.switches);
    }

    private static Key key(Node x) {
        Hash hash = new Hash();
        x.state.hash(hash);
        for (@Nullable Object[] log : x.logs) {
            hash.add(log.length);
            for (Object value : log) {
                hash.addValue(value);
            }
        }
        return new Key(hash.a, hash.b);
    }

    /** What is wrong with an execution that can go no further. */
    private static Optional<String> verdict(World world, Node x) {
        @Nullable Object[] results = new @Nullable Object[world.threads.size()];
        List<String> stuck = new ArrayList<>();
        for (int t = 0; t < results.length; t++) {
            World.Actor thread = world.threads.get(t);
            results[t] = x.at[t].result();
            Op op = x.at[t].pending();
            if (op != null && (thread.trigger() == null || x.state.active[t])) {
                stuck.add(thread.name() + " waits at " + op);
            }
        }
        if (!stuck.isEmpty()) {
            Optional<String> left = x.state.leftOver();
            boolean graceOnly = stuck.stream().allMatch(s -> s.contains("synchronize_"));
            return Optional.of(
                    graceOnly && left.isPresent()
                            ? left.get() + "; " + String.join(", ", stuck)
                            : "deadlock: " + String.join(", ", stuck));
        }
        Ending ending = new Ending(world, x.state, results);
        for (var judge : world.judges) {
            Optional<String> verdict = judge.apply(ending);
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        return x.state.leftOver();
    }

    private static Map<String, @Nullable Object> results(World world, Node x) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        for (int t = 0; t < x.at.length; t++) {
            if (world.threads.get(t).trigger() == null) {
                results.put(world.threads.get(t).name(), x.at[t].result());
            }
        }
        return results;
    }

    private static Violation violation(World world, String what, Node x) {
        ArrayDeque<Step> steps = new ArrayDeque<>();
        ArrayDeque<Schedule.Move> moves = new ArrayDeque<>();
        for (Node y = x; y.parent != null; y = y.parent) {
            Op op = y.op;
            String note = y.note == null ? "" : y.note;
            if (op == null) {
                steps.addFirst(new Step("--", note, "", List.of()));
                moves.addFirst(new Schedule.Move(-1, y.choice < 0 ? -1 - y.choice : y.choice));
            } else {
                String text = op + (op.hasResult() ? " -> " + Op.show(y.result) : "");
                steps.addFirst(new Step(world.threads.get(y.thread).name(), text, note, y.parent.at[y.thread].sites()));
                moves.addFirst(new Schedule.Move(y.thread, y.choice));
            }
        }
        return new Violation(what, List.copyOf(steps), Schedule.format(moves), x.switches);
    }
}

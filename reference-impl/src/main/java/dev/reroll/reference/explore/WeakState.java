package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view-based model (Kang and others 2017, without promises), with the kernel's barriers.
 *
 * <p>Every store stays as a message in its cell's modification order. A view says for each cell which message one is
 * bound to know: a load returns any message that is not older than its thread's view, a store goes anywhere after it.
 * So loads reorder with loads, stores with stores, and stores with later loads. What hands views on: a release store, a
 * store after smp_wmb() or smp_mb(), a lock, a timer's arming, a grace period; what takes them up: an acquire load,
 * smp_rmb(), smp_mb(), a lock, a read section, a pointer that is followed. smp_wmb() hands on a thread's own stores
 * only, release and smp_mb() also what it has seen of others' (the LKMM's A-cumulativity).
 */
final class WeakState extends State {
    /** One store: its value, and what its writer had ordered before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Message(@Nullable Object value, int[] view, boolean atomic) {}

    private Message[][] messages; // per cell, in modification order
    private int[][] known; // per thread: what its loads and stores must respect
    private int[][] seen; // per thread: what smp_rmb() would make known
    private int[][] own; // per thread: its own stores and what they carry
    private int[][] ordered; // per thread: what its later plain stores carry
    private int[][][] reached; // per thread and object: what its publisher had ordered before it
    private int[][] lockView;
    private int[][] triggerView;
    private int[][] graceView; // per domain: what a new read section knows
    private int[][] readersView; // per domain: what ended read sections knew
    private int[] fences = NONE; // what smp_mb() of any thread knew
    private boolean[] unlocked;

    WeakState(World world) {
        super(world);
        int cells = world.cells.size();
        messages = new Message[cells][];
        for (Cell cell : world.cells) {
            messages[cell.id] = new Message[] {new Message(cell.initial, NONE, false)};
        }
        known = new int[threads][cells];
        seen = views(threads);
        own = views(threads);
        ordered = views(threads);
        reached = new int[threads][][];
        Arrays.setAll(reached, t -> views(world.objects.size()));
        lockView = views(world.locks.size());
        triggerView = views(world.triggers.size());
        graceView = views(2 + world.srcus.size());
        readersView = views(2 + world.srcus.size());
        unlocked = new boolean[threads];
    }

    private static int[][] views(int count) {
        int[][] views = new int[count][];
        Arrays.fill(views, NONE);
        return views;
    }

    @Override
    WeakState copy() {
        WeakState s = (WeakState) super.copy();
        s.messages = messages.clone();
        s.known = known.clone();
        s.seen = seen.clone();
        s.own = own.clone();
        s.ordered = ordered.clone();
        s.reached = reached.clone();
        s.lockView = lockView.clone();
        s.triggerView = triggerView.clone();
        s.graceView = graceView.clone();
        s.readersView = readersView.clone();
        s.unlocked = unlocked.clone();
        return s;
    }

    private static int[] join(int[] a, int[] b) {
        if (b.length == 0) {
            return a;
        }
        if (a.length == 0) {
            return b;
        }
        int i = 0;
        while (i < a.length && b[i] <= a[i]) {
            i++;
        }
        if (i == a.length) {
            return a;
        }
        int[] joined = a.clone();
        for (; i < a.length; i++) {
            joined[i] = Math.max(a[i], b[i]);
        }
        return joined;
    }

    private static int[] raise(int[] view, int cell, int to) {
        if (view[cell] >= to) {
            return view;
        }
        int[] raised = view.clone();
        raised[cell] = to;
        return raised;
    }

    private int lowest(int thread, Cell cell) {
        int low = known[thread][cell.id];
        if (cell.owner != null) {
            int[] dependency = reached[thread][cell.owner.id];
            if (dependency.length > 0) {
                low = Math.max(low, dependency[cell.id]);
            }
        }
        return low;
    }

    @Override
    List<Outcome> load(int thread, Cell cell, Op.Mark mark) {
        int low = lowest(thread, cell);
        int last = messages[cell.id].length - 1;
        if (low == last && messages[cell.id][last].view.length == 0 && known[thread][cell.id] == last) {
            return List.of(Outcome.ok(this, messages[cell.id][last].value));
        }
        List<Outcome> all = new ArrayList<>();
        for (int i = last; i >= low; i--) {
            WeakState s = copy();
            s.read(thread, cell, i, mark);
            all.add(Outcome.ok(s, messages[cell.id][i].value, i == last ? null : "stale"));
        }
        return all;
    }

    private void read(int thread, Cell cell, int i, Op.Mark mark) {
        Message message = messages[cell.id][i];
        known[thread] = raise(known[thread], cell.id, i);
        int[] view = message.view;
        if (view.length == 0) {
            return;
        }
        seen[thread] = join(seen[thread], view);
        if (mark == Op.Mark.ACQUIRE) {
            known[thread] = join(known[thread], view);
        }
        if ((mark == Op.Mark.ONCE || mark == Op.Mark.DEREFERENCE) && message.value instanceof KObject object) {
            reached[thread] = reached[thread].clone();
            reached[thread][object.id] = join(reached[thread][object.id], view);
        }
    }

    @Override
    List<Outcome> store(int thread, Cell cell, Op.Mark mark, @Nullable Object value) {
        int last = messages[cell.id].length;
        List<Outcome> all = new ArrayList<>();
        for (int at = last; at > lowest(thread, cell); at--) {
            if (at < last && messages[cell.id][at].atomic) {
                continue; // nothing comes between a read-modify-write and what it read
            }
            WeakState s = copy();
            s.write(thread, cell, at, mark == Op.Mark.RELEASE || mark == Op.Mark.ASSIGN, value, NONE, false);
            all.add(Outcome.ok(s, null, at == last ? null : "ordered before a store that was made earlier"));
        }
        return all;
    }

    private void write(
            int thread, Cell cell, int at, boolean release, @Nullable Object value, int[] inherited, boolean atomic) {
        if (at < messages[cell.id].length) {
            makeRoom(cell.id, at);
        }
        known[thread] = raise(known[thread], cell.id, at);
        int[] view = release ? join(known[thread], seen[thread]) : ordered[thread];
        view = join(view, inherited);
        if (view.length > 0) {
            view = raise(view, cell.id, at);
        }
        Message[] old = messages[cell.id];
        Message[] longer = new Message[old.length + 1];
        System.arraycopy(old, 0, longer, 0, at);
        longer[at] = new Message(value, view, atomic);
        System.arraycopy(old, at, longer, at + 1, old.length - at);
        messages[cell.id] = longer;
        int[] mine = own[thread].length == 0 ? new int[messages.length] : own[thread];
        own[thread] = join(raise(mine, cell.id, at), view);
    }

    /** A store takes its place before others of the same cell: everybody's knowledge of those moves up by one. */
    private void makeRoom(int cell, int at) {
        shiftAll(known, cell, at);
        shiftAll(seen, cell, at);
        shiftAll(own, cell, at);
        shiftAll(ordered, cell, at);
        shiftAll(lockView, cell, at);
        shiftAll(triggerView, cell, at);
        shiftAll(graceView, cell, at);
        shiftAll(readersView, cell, at);
        fences = shift(fences, cell, at);
        for (int t = 0; t < threads; t++) {
            reached[t] = reached[t].clone();
            shiftAll(reached[t], cell, at);
        }
        for (int c = 0; c < messages.length; c++) {
            Message[] shifted = messages[c].clone();
            for (int i = 0; i < shifted.length; i++) {
                Message m = shifted[i];
                shifted[i] = new Message(m.value, shift(m.view, cell, at), m.atomic);
            }
            messages[c] = shifted;
        }
        graces = new ArrayList<>(graces);
        graces.replaceAll(
                g -> new Grace(g.domain(), g.target(), g.by(), shift(g.view(), cell, at), g.waitFor(), g.index()));
    }

    private static void shiftAll(int[][] views, int cell, int at) {
        for (int i = 0; i < views.length; i++) {
            int[] view = views[i];
            views[i] = shift(view, cell, at);
        }
    }

    private static int[] shift(int[] view, int cell, int at) {
        if (view.length == 0 || view[cell] < at) {
            return view;
        }
        int[] shifted = view.clone();
        shifted[cell]++;
        return shifted;
    }

    @Override
    List<Outcome> rmw(int thread, Cell cell, Op.Rmw rmw) {
        int last = messages[cell.id].length - 1;
        List<Outcome> all = new ArrayList<>();
        for (int i = last; i >= lowest(thread, cell); i--) {
            Object old = messages[cell.id][i].value;
            Object changed = rmw.change().apply(old);
            WeakState s = copy();
            if (Op.keeps(changed)) {
                s.read(thread, cell, i, Op.Mark.ONCE); // one that does not store is a mere READ_ONCE() to the LKMM
                all.add(Outcome.ok(s, old, i == last ? null : "stale"));
            } else if (i == last) {
                boolean full = rmw.order() == Order.FULL;
                if (full) {
                    s.fence(thread, Op.Kind.MB);
                }
                s.read(thread, cell, i, full || rmw.order() == Order.ACQUIRE ? Op.Mark.ACQUIRE : Op.Mark.ONCE);
                boolean release = full || rmw.order() == Order.RELEASE;
                s.write(thread, cell, last + 1, release, changed, messages[cell.id][i].view, true);
                if (full) {
                    s.fence(thread, Op.Kind.MB);
                }
                all.add(Outcome.ok(s, old));
            }
        }
        return all;
    }

    @Override
    void storeNow(int thread, Cell cell, Object value) {
        write(thread, cell, messages[cell.id].length, false, value, NONE, false);
    }

    @Override
    @Nullable
    Object finalValue(Cell cell) {
        return messages[cell.id][messages[cell.id].length - 1].value;
    }

    @Override
    void fence(int thread, Op.Kind kind) {
        switch (kind) {
            case RMB -> known[thread] = join(known[thread], seen[thread]);
            case WMB -> ordered[thread] = join(ordered[thread], own[thread]);
            default -> {
                fences = join(join(known[thread], seen[thread]), fences);
                known[thread] = fences;
                seen[thread] = join(seen[thread], fences);
                ordered[thread] = fences;
            }
        }
    }

    @Override
    void acquired(int thread, Lock lock) {
        known[thread] = join(known[thread], lockView[lock.id]);
        seen[thread] = join(seen[thread], known[thread]);
        if (lock instanceof Spinlock) {
            // the LKMM's po-unlock-lock-po, which it gives spinlocks only: what came before an unlock, on this CPU or
            // on the one that the lock is taken over from, is ordered before what follows
            ordered[thread] = join(ordered[thread], lockView[lock.id]);
            if (unlocked[thread]) {
                known[thread] = join(known[thread], seen[thread]);
                ordered[thread] = join(ordered[thread], known[thread]);
            }
        }
    }

    @Override
    void released(int thread, Lock lock) {
        lockView[lock.id] = join(join(known[thread], seen[thread]), lockView[lock.id]);
        unlocked[thread] |= lock instanceof Spinlock;
    }

    @Override
    void raisedBy(int thread, Trigger trigger) {
        triggerView[trigger.id] = join(join(known[thread], seen[thread]), triggerView[trigger.id]);
    }

    @Override
    void raisedByGrace(int[] view, int domain, Trigger trigger) {
        triggerView[trigger.id] = join(join(triggerView[trigger.id], view), readersView[domain]);
    }

    @Override
    void startedBy(int thread, Trigger trigger) {
        known[thread] = join(known[thread], triggerView[trigger.id]);
        seen[thread] = join(seen[thread], known[thread]);
    }

    @Override
    int[] viewOf(int thread) {
        return join(known[thread], seen[thread]);
    }

    @Override
    void graceStarted(int domain, int[] view) {
        graceView[domain] = join(graceView[domain], view);
    }

    @Override
    void sectionEntered(int thread, int domain) {
        known[thread] = join(known[thread], graceView[domain]);
        seen[thread] = join(seen[thread], known[thread]);
    }

    @Override
    void sectionLeft(int thread, int domain) {
        readersView[domain] = join(join(known[thread], seen[thread]), readersView[domain]);
    }

    @Override
    void graceSeenBy(int thread, int domain) {
        known[thread] = join(known[thread], readersView[domain]);
    }

    @Override
    void hashMemory(Hash hash) {
        for (Message[] of : messages) {
            hash.add(of.length);
            for (Message m : of) {
                hash.addValue(m.value);
                hash.add(m.view);
                hash.add(m.atomic ? 1 : 0);
            }
        }
        for (int t = 0; t < threads; t++) {
            hash.add(known[t]);
            hash.add(seen[t]);
            hash.add(own[t]);
            hash.add(ordered[t]);
            for (int[] view : reached[t]) {
                hash.add(view);
            }
        }
        for (int[][] views : Arrays.asList(lockView, triggerView, graceView, readersView)) {
            for (int[] view : views) {
                hash.add(view);
            }
        }
        hash.add(fences);
        hash.add(unlocked);
    }
}

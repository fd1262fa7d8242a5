package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * x86-TSO (Owens, Sarkar, Sewell 2009): a first-in first-out store buffer per thread, whose owner reads its own stores
 * early. Locked instructions wait until it is empty. smp_wmb() and smp_rmb() cost nothing. Letting go of a spinlock
 * also waits, which is stronger than x86's plain store.
 */
final class TsoState extends ScState {
    private List<List<Entry>> buffers;

    private record Entry(Cell cell, @Nullable Object value) {}

    TsoState(World world) {
        super(world);
        buffers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            buffers.add(List.of());
        }
    }

    @Override
    TsoState copy() {
        TsoState s = (TsoState) super.copy();
        s.buffers = new ArrayList<>(buffers);
        return s;
    }

    @Override
    List<Outcome> load(int thread, Cell cell, Op.Mark mark) {
        List<Entry> own = buffers.get(thread);
        for (int i = own.size() - 1; i >= 0; i--) {
            if (own.get(i).cell == cell) {
                return List.of(Outcome.ok(this, own.get(i).value, "from its own store buffer"));
            }
        }
        return super.load(thread, cell, mark);
    }

    @Override
    List<Outcome> store(int thread, Cell cell, Op.Mark mark, @Nullable Object value) {
        TsoState s = copy();
        List<Entry> longer = new ArrayList<>(buffers.get(thread));
        longer.add(new Entry(cell, value));
        s.buffers.set(thread, longer);
        return List.of(Outcome.ok(s, null, "into its store buffer"));
    }

    @Override
    boolean drained(int thread) {
        return buffers.get(thread).isEmpty();
    }

    @Override
    List<Outcome> machineSteps() {
        List<Outcome> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            List<Entry> buffer = buffers.get(t);
            if (!buffer.isEmpty()) {
                TsoState s = copy();
                Entry first = buffer.getFirst();
                s.memory[first.cell.id] = first.value;
                s.buffers.set(t, List.copyOf(buffer.subList(1, buffer.size())));
                all.add(Outcome.ok(
                        s,
                        null,
                        world.threads.get(t).name() + "'s store " + first.cell + " = " + Op.show(first.value)
                                + " reaches memory"));
            }
        }
        return all;
    }

    @Override
    void hashMemory(Hash hash) {
        super.hashMemory(hash);
        for (List<Entry> buffer : buffers) {
            hash.add(buffer.size());
            for (Entry entry : buffer) {
                hash.add(entry.cell.id);
                hash.addValue(entry.value);
            }
        }
    }
}

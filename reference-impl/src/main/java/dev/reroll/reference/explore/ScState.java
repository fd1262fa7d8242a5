package dev.reroll.reference.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One memory, in which every access takes effect at once. */
class ScState extends State {
    @Nullable
    Object[] memory;

    ScState(World world) {
        super(world);
        memory = new @Nullable Object[world.cells.size()];
        for (Cell cell : world.cells) {
            memory[cell.id] = cell.initial;
        }
    }

    @Override
    ScState copy() {
        ScState s = (ScState) super.copy();
        s.memory = memory.clone();
        return s;
    }

    @Override
    List<Outcome> load(int thread, Cell cell, Op.Mark mark) {
        return List.of(Outcome.ok(this, memory[cell.id]));
    }

    @Override
    List<Outcome> store(int thread, Cell cell, Op.Mark mark, @Nullable Object value) {
        ScState s = copy();
        s.memory[cell.id] = value;
        return List.of(Outcome.ok(s, null));
    }

    @Override
    List<Outcome> rmw(int thread, Cell cell, Op.Rmw rmw) {
        Object old = memory[cell.id];
        Object changed = rmw.change().apply(old);
        if (Op.keeps(changed)) {
            return List.of(Outcome.ok(this, old));
        }
        ScState s = copy();
        s.memory[cell.id] = changed;
        return List.of(Outcome.ok(s, old));
    }

    @Override
    void storeNow(int thread, Cell cell, Object value) {
        memory[cell.id] = value;
    }

    @Override
    @Nullable
    Object finalValue(Cell cell) {
        return memory[cell.id];
    }

    @Override
    void hashMemory(Hash hash) {
        for (Object value : memory) {
            hash.addValue(value);
        }
    }
}

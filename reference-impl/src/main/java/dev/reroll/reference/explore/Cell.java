package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** One shared location. Every access is a scheduling point, and the memory model decides what a load may return. */
public abstract sealed class Cell permits IntCell, LongCell, Ref {
    final int id;
    final @Nullable KObject owner;
    private final String name;

    @Nullable
    Object initial;

    Cell(World world, @Nullable KObject owner, String name, @Nullable Object initial) {
        this.owner = owner;
        this.name = owner == null ? name : owner + "." + name;
        this.initial = initial;
        this.id = world.register(this);
    }

    final @Nullable Object load(Op.Mark mark) {
        return Cpu.op(Op.load(this, mark));
    }

    final void store(Op.Mark mark, @Nullable Object value) {
        Cpu.op(Op.store(this, mark, value));
    }

    /** ASSERT_EXCLUSIVE_WRITER(): says so to the race detector; another thread that is about to write is then a data race. */
    public final void assertExclusiveWriter() {
        Cpu.op(Op.of(Op.Kind.ASSERT_EXCLUSIVE, this, null));
    }

    @Override
    public final String toString() {
        return name;
    }
}

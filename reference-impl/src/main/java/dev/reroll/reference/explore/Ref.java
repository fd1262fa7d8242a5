package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** A shared pointer. NULL is a value like any other; values are compared by identity. */
@SuppressWarnings("ReferenceEquality") // pointers are compared as the kernel compares them
public final class Ref<T> extends Cell {
    /** A cell that belongs to no object. */
    public Ref(World world, String name, @Nullable T initial) {
        this(world, null, name, initial);
    }

    Ref(World world, @Nullable KObject owner, String name, @Nullable T initial) {
        super(world, owner, name, initial);
    }

    /** READ_ONCE(): what is reached through the pointer is not older than what its publisher ordered before it. */
    public @Nullable T readOnce() {
        return value(load(Op.Mark.ONCE));
    }

    /** rcu_dereference(). */
    public @Nullable T rcuDereference() {
        return value(load(Op.Mark.DEREFERENCE));
    }

    /** smp_load_acquire(). */
    public @Nullable T loadAcquire() {
        return value(load(Op.Mark.ACQUIRE));
    }

    public void writeOnce(@Nullable T value) {
        store(Op.Mark.ONCE, value);
    }

    /** smp_store_release(). */
    public void storeRelease(@Nullable T value) {
        store(Op.Mark.RELEASE, value);
    }

    /** rcu_assign_pointer(). */
    public void rcuAssign(@Nullable T value) {
        store(Op.Mark.ASSIGN, value);
    }

    /** A plain C load whose value is used once. */
    public @Nullable T get() {
        return value(load(Cpu.plainLoad()));
    }

    /** A plain C store. */
    public void set(@Nullable T value) {
        store(Op.Mark.PLAIN, value);
    }

    /** data_race() of a value that is used once. */
    public @Nullable T dataRace() {
        return value(load(Op.Mark.DATA_RACE));
    }

    /** A C local that a plain load fills: the compiler may fetch it again at each use. */
    public Local<T> local() {
        return new Local<>(this, Cpu.plainLoad());
    }

    /** As {@link #local()}, from data_race(), which forbids the compiler nothing. */
    public Local<T> localDataRace() {
        return new Local<>(this, Op.Mark.DATA_RACE);
    }

    /** xchg(): fully ordered; the old value. */
    public @Nullable T xchg(@Nullable T value) {
        return value(Cpu.op(Op.rmw(this, new Op.Rmw("xchg(" + Op.show(value) + ")", Order.FULL, old -> value))));
    }

    /** cmpxchg(): fully ordered when it stores, a mere read when it does not; the value that it found. */
    public @Nullable T cmpxchg(@Nullable T expected, @Nullable T value) {
        String name = "cmpxchg(" + Op.show(expected) + ", " + Op.show(value) + ")";
        return value(Cpu.op(Op.rmw(this, new Op.Rmw(name, Order.FULL, old -> old == expected ? value : Op.KEEP))));
    }

    /** try_cmpxchg(): whether it stored. */
    public boolean tryCmpxchg(@Nullable T expected, @Nullable T value) {
        return cmpxchg(expected, value) == expected;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only values of T go in
    static <T> @Nullable T value(@Nullable Object stored) {
        return (T) stored;
    }

    /** A local variable of the thread that is a plain copy of a shared pointer. */
    public static final class Local<T> {
        private final Ref<T> cell;
        private final Op.Mark mark;
        private boolean loaded;
        private @Nullable T value;

        Local(Ref<T> cell, Op.Mark mark) {
            this.cell = cell;
            this.mark = mark;
        }

        /** The value at this use: what was loaded first, or what a compiler that fetches again would find now. */
        public @Nullable T use() {
            if (loaded) {
                Object again = Cpu.op(Op.refetch(cell, mark));
                if (!Op.keeps(again)) {
                    value = Ref.value(again);
                }
            } else {
                value = Ref.value(Cpu.op(Op.load(cell, mark)));
                loaded = true;
            }
            return value;
        }
    }
}

package dev.reroll.reference.explore;

import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shared 64-bit word (unsigned long of a 64-bit kernel). */
public final class LongCell extends Cell {
    /** A cell that belongs to no object. */
    public LongCell(World world, String name, long initial) {
        this(world, null, name, initial);
    }

    LongCell(World world, @Nullable KObject owner, String name, long initial) {
        super(world, owner, name, initial);
    }

    public long readOnce() {
        return value(load(Op.Mark.ONCE));
    }

    /** smp_load_acquire(). */
    public long loadAcquire() {
        return value(load(Op.Mark.ACQUIRE));
    }

    public void writeOnce(long value) {
        store(Op.Mark.ONCE, value);
    }

    /** smp_store_release(). */
    public void storeRelease(long value) {
        store(Op.Mark.RELEASE, value);
    }

    /** A plain C load whose value is used once. */
    public long get() {
        return value(load(Cpu.plainLoad()));
    }

    /** A plain C store. */
    public void set(long value) {
        store(Op.Mark.PLAIN, value);
    }

    /** data_race(): plain for the compiler and the machine, but the race detector is told that it is meant. */
    public long dataRace() {
        return value(load(Op.Mark.DATA_RACE));
    }

    /** xchg(): fully ordered; the old value. */
    public long xchg(long value) {
        return rmw("xchg(" + value + ")", Order.FULL, old -> value);
    }

    /** cmpxchg(): fully ordered when it stores, a mere read when it does not; the value that it found. */
    public long cmpxchg(long expected, long value) {
        return value(Cpu.op(Op.rmw(
                this,
                new Op.Rmw(
                        "cmpxchg(" + expected + ", " + value + ")",
                        Order.FULL,
                        old -> value(old) == expected ? (Object) value : Op.KEEP))));
    }

    /** try_cmpxchg(): whether it stored. */
    public boolean tryCmpxchg(long expected, long value) {
        return cmpxchg(expected, value) == expected;
    }

    /** atomic_add_return() and its kin: fully ordered; the new value. */
    public long addReturn(long delta) {
        return rmw("add_return(" + delta + ")", Order.FULL, old -> old + delta) + delta;
    }

    /** atomic_add(): no order; returns nothing. */
    public void add(long delta) {
        rmw("add(" + delta + ")", Order.RELAXED, old -> old + delta);
    }

    /** atomic_dec_and_test(): fully ordered; whether it reached zero. */
    public boolean decAndTest() {
        return rmw("dec_and_test", Order.FULL, old -> old - 1) == 1;
    }

    /** Any other read-modify-write; the old value. */
    public long rmw(String name, Order order, LongUnaryOperator change) {
        return value(Cpu.op(Op.rmw(this, new Op.Rmw(name, order, old -> change.applyAsLong(value(old))))));
    }

    /** A read-modify-write that stores only where {@code when} is true of the old value (add_unless and its kin); the old value. */
    public long rmwIf(String name, Order order, LongPredicate when, LongUnaryOperator change) {
        return value(Cpu.op(Op.rmw(
                this,
                new Op.Rmw(
                        name,
                        order,
                        old -> when.test(value(old)) ? (Object) change.applyAsLong(value(old)) : Op.KEEP))));
    }

    private static long value(@Nullable Object boxed) {
        return (Long) Objects.requireNonNull(boxed);
    }
}

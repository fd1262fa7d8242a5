package dev.reroll.reference.explore;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shared 32-bit word; arithmetic on it wraps, as the kernel's does. */
public final class IntCell extends Cell {
    /** A cell that belongs to no object. */
    public IntCell(World world, String name, int initial) {
        this(world, null, name, initial);
    }

    IntCell(World world, @Nullable KObject owner, String name, int initial) {
        super(world, owner, name, initial);
    }

    public int readOnce() {
        return value(load(Op.Mark.ONCE));
    }

    /** smp_load_acquire(). */
    public int loadAcquire() {
        return value(load(Op.Mark.ACQUIRE));
    }

    /** wait_event() and its kin, without their barriers: a READ_ONCE() that gives such a value. Whoever stores it need not wake. */
    public int await(IntPredicate wanted) {
        return value(Cpu.op(Op.await(this, value -> wanted.test(value(value)))));
    }

    public void writeOnce(int value) {
        store(Op.Mark.ONCE, value);
    }

    /** smp_store_release(). */
    public void storeRelease(int value) {
        store(Op.Mark.RELEASE, value);
    }

    /** A plain C load whose value is used once. */
    public int get() {
        return value(load(Cpu.plainLoad()));
    }

    /** A plain C store. */
    public void set(int value) {
        store(Op.Mark.PLAIN, value);
    }

    /** data_race(): plain for the compiler and the machine, but the race detector is told that it is meant. */
    public int dataRace() {
        return value(load(Op.Mark.DATA_RACE));
    }

    /** xchg(): fully ordered; the old value. */
    public int xchg(int value) {
        return rmw("xchg(" + value + ")", Order.FULL, old -> value);
    }

    /** cmpxchg(): fully ordered when it stores, a mere read when it does not; the value that it found. */
    public int cmpxchg(int expected, int value) {
        return value(Cpu.op(Op.rmw(
                this,
                new Op.Rmw(
                        "cmpxchg(" + expected + ", " + value + ")",
                        Order.FULL,
                        old -> value(old) == expected ? (Object) value : Op.KEEP))));
    }

    /** try_cmpxchg(): whether it stored. */
    public boolean tryCmpxchg(int expected, int value) {
        return cmpxchg(expected, value) == expected;
    }

    /** atomic_add_return() and its kin: fully ordered; the new value. */
    public int addReturn(int delta) {
        return rmw("add_return(" + delta + ")", Order.FULL, old -> old + delta) + delta;
    }

    /** atomic_add(): no order; returns nothing. */
    public void add(int delta) {
        rmw("add(" + delta + ")", Order.RELAXED, old -> old + delta);
    }

    /** atomic_dec_and_test(): fully ordered; whether it reached zero. */
    public boolean decAndTest() {
        return rmw("dec_and_test", Order.FULL, old -> old - 1) == 1;
    }

    /** Any other read-modify-write; the old value. */
    public int rmw(String name, Order order, IntUnaryOperator change) {
        return value(Cpu.op(Op.rmw(this, new Op.Rmw(name, order, old -> change.applyAsInt(value(old))))));
    }

    /** A read-modify-write that stores only where {@code when} is true of the old value (add_unless and its kin); the old value. */
    public int rmwIf(String name, Order order, IntPredicate when, IntUnaryOperator change) {
        return value(Cpu.op(Op.rmw(
                this,
                new Op.Rmw(
                        name,
                        order,
                        old -> when.test(value(old)) ? (Object) change.applyAsInt(value(old)) : Op.KEEP))));
    }

    private static int value(@Nullable Object boxed) {
        return (Integer) Objects.requireNonNull(boxed);
    }
}

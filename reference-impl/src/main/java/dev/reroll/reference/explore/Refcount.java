package dev.reroll.reference.explore;

/** refcount_t, with its warnings: an increment from zero and a decrement below it are violations. */
public final class Refcount {
    private final IntCell refs;

    public Refcount(IntCell refs) {
        this.refs = refs;
    }

    /** The word that holds the count, for final checks. */
    public IntCell cell() {
        return refs;
    }

    /** refcount_read(). */
    public int read() {
        return refs.readOnce();
    }

    /** refcount_set(). */
    public void set(int value) {
        refs.writeOnce(value);
    }

    /** refcount_inc(): no order. */
    public void inc() {
        if (refs.rmw("refcount_inc", Order.RELAXED, old -> old + 1) == 0) {
            throw new Oops("refcount_t: addition on 0; use-after-free (" + refs + ")");
        }
    }

    /** refcount_inc_not_zero(): no order but that of the branch on it. */
    public boolean incNotZero() {
        return incNotZero(Order.RELAXED);
    }

    /** refcount_inc_not_zero_acquire() and its kin. */
    public boolean incNotZero(Order order) {
        return refs.rmwIf("refcount_inc_not_zero", order, old -> old != 0, old -> old + 1) != 0;
    }

    /** refcount_dec_and_test(): RELEASE, and ACQUIRE for the one that reaches zero. */
    public boolean decAndTest() {
        int old = refs.rmw("refcount_dec_and_test", Order.FULL, value -> value - 1);
        if (old <= 0) {
            throw new Oops("refcount_t: underflow; use-after-free (" + refs + ")");
        }
        return old == 1;
    }

    /** refcount_dec(): RELEASE; a count that reaches zero here is a leak. */
    public void dec() {
        int old = refs.rmw("refcount_dec", Order.RELEASE, value -> value - 1);
        if (old <= 1) {
            throw new Oops("refcount_t: decrement hit 0; leaking memory (" + refs + ")");
        }
    }
}

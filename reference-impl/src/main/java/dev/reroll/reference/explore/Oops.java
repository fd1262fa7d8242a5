package dev.reroll.reference.explore;

/** What the kernel would print: thrown by simulated code at a WARN or a BUG; the explorer turns it into a violation. */
public final class Oops extends RuntimeException {
    public Oops(String what) {
        super(what, null, false, true);
    }
}

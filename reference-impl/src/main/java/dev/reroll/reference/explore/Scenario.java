package dev.reroll.reference.explore;

/** A small closed world: objects, the threads that use them, and what must never come of it. */
@FunctionalInterface
public interface Scenario {
    /** Makes the objects, names the threads and states the verdicts. Called once for every search and for every replay; must do the same each time. */
    void setUp(World world);
}

/**
 * The explorer: visits every schedule of a small scenario under three memory models.
 *
 * <h2>How to write a scenario</h2>
 *
 * <p>A {@link dev.reroll.reference.explore.Scenario} is a function that fills a {@link dev.reroll.reference.explore.World}:
 * objects with cells, threads, and what must never be.
 *
 * {@snippet :
 * Scenario messagePassing = w -> {
 *     IntCell x = new IntCell(w, "x", 0);
 *     IntCell y = new IntCell(w, "y", 0);
 *     w.thread("writer", () -> {
 *         x.writeOnce(1);
 *         smpWmb();                      // static import of Cpu.*
 *         y.writeOnce(1);
 *     });
 *     w.thread("reader", () -> {
 *         int seen = y.readOnce();
 *         smpRmb();
 *         return seen == 1 && x.readOnce() == 0;
 *     });
 *     w.never("the message is lost", end -> end.result("reader").equals(true));
 * };
 * Exploration e = Explorer.under(Model.WEAK).explore(messagePassing);
 * assert e.holds();                      // no violation, and the search was complete
 * }
 *
 * <p>Objects of the simulated kernel extend {@link dev.reroll.reference.explore.KObject} and make their fields with its
 * {@code intCell}, {@code longCell}, {@code ref}, {@code refcount}, {@code spinlock}, {@code mutex}, {@code rwSem}. What
 * the kernel's macros do is a method of the cell ({@code readOnce}, {@code loadAcquire}, {@code storeRelease},
 * {@code rcuDereference}, {@code xchg}, {@code tryCmpxchg} …) or of {@link dev.reroll.reference.explore.Cpu}
 * ({@code smpWmb}, {@code rcuReadLock}, {@code kfreeRcu}, {@code synchronizeRcu} …). {@code get} and {@code set} are plain C
 * accesses. Timers, work items and call_rcu() functions come from {@code World.timer}, {@code timerOn} (interrupts a given
 * task), {@code work}, {@code callback}. Domains of SRCU are {@link dev.reroll.reference.explore.Srcu} objects.
 *
 * <p>Rules, all because a thread is run again from its beginning at every step:
 *
 * <ul>
 *   <li>make all objects in the set-up, never in a thread; a thread that allocates takes a spare one;
 *   <li>no effect outside cells, no clock, no random number, no catch of RuntimeException; locals are free;
 *   <li>a value in a {@code Ref} is compared by identity; records and KObjects made in the set-up are fine;
 *   <li>keep it at four threads or fewer; two by two with fifteen steps each is 60,000 to 150,000 states.
 * </ul>
 *
 * <h2>What is a violation</h2>
 *
 * <p>Without being asked: an access to freed memory, a double free, a NULL pointer followed, an
 * {@link dev.reroll.reference.explore.Oops} thrown by simulated code (WARN, BUG), a refcount that is raised from or lowered
 * below zero, sleeping in atomic context, a lock let go by who does not hold it, deadlock, and at the end of an execution a
 * lock held, a read section open, softirqs off. With {@code findingRaces()} also a data race. {@code World.never} and
 * {@code World.judge} add what the scenario is about; {@code Ending} gives results, final values, and what was freed.
 *
 * <h2>The memory models, and where WEAK differs from the LKMM</h2>
 *
 * <p>{@link dev.reroll.reference.explore.Model#WEAK} is <em>stricter</em> than the kernel's model in that a load is never
 * delayed past a later store of its thread (no load buffering: the LB tests whose outcome the LKMM allows are not reached),
 * and that smp_mb() of all threads are in one order. Control dependencies come out of the former. Every other outcome
 * that the LKMM allows in the litmus tests of this module is reached, and none that it forbids. Plain accesses are
 * reordered like marked ones; beyond that, what a compiler may do to them is modelled in one way: a
 * {@link dev.reroll.reference.explore.Ref.Local} may be fetched again. Tearing is not modelled.
 */
@NullMarked
package dev.reroll.reference.explore;

import org.jspecify.annotations.NullMarked;

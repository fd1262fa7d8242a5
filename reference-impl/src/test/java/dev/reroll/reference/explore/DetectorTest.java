package dev.reroll.reference.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each detector finds what it is for, and is quiet where there is nothing. */
final class DetectorTest {
    private static final class Thing extends KObject {
        final IntCell field = intCell("field", 1);

        Thing(World world) {
            super(world, "thing");
        }
    }

    private static String found(Model model, Scenario scenario) {
        Exploration e = Explorer.under(model).explore(scenario);
        assertThat(e.incomplete()).isEmpty();
        return e.violation().map(Violation::what).orElse("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void aReaderWithoutGracePeriodUsesFreedMemory(Model model) {
        assertThat(found(model, w -> {
                    Thing thing = new Thing(w);
                    Ref<Thing> shared = new Ref<>(w, "shared", thing);
                    w.thread("reader", () -> {
                        Cpu.rcuReadLock();
                        Thing t = shared.rcuDereference();
                        if (t != null) {
                            t.field.readOnce();
                        }
                        Cpu.rcuReadUnlock();
                    });
                    w.thread("writer", () -> {
                        shared.rcuAssign(null);
                        Cpu.kfree(thing);
                    });
                }))
                .startsWith("use after free: READ_ONCE(thing.field)");
    }

    @ParameterizedTest
    @EnumSource
    void kfreeRcuWaitsForTheReader(Model model) {
        assertThat(found(model, w -> {
                    Thing thing = new Thing(w);
                    Ref<Thing> shared = new Ref<>(w, "shared", thing);
                    w.thread("reader", () -> {
                        Cpu.rcuReadLock();
                        Thing t = shared.rcuDereference();
                        if (t != null) {
                            t.field.readOnce();
                        }
                        Cpu.rcuReadUnlock();
                    });
                    w.thread("writer", () -> {
                        shared.rcuAssign(null);
                        Cpu.kfreeRcu(thing);
                    });
                    w.never("it is never freed", end -> !end.freed(thing));
                }))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void synchronizeRcuWaitsForTheReader(Model model) {
        assertThat(found(model, w -> {
                    Thing thing = new Thing(w);
                    Ref<Thing> shared = new Ref<>(w, "shared", thing);
                    w.thread("reader", () -> {
                        Cpu.rcuReadLockTrace();
                        Thing t = shared.rcuDereference();
                        if (t != null) {
                            t.field.readOnce();
                        }
                        Cpu.rcuReadUnlockTrace();
                    });
                    w.thread("writer", () -> {
                        shared.rcuAssign(null);
                        Cpu.synchronizeRcuTasksTrace();
                        Cpu.kfree(thing);
                    });
                }))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void theWrongFlavourDoesNotProtect(Model model) {
        assertThat(found(model, w -> {
                    Thing thing = new Thing(w);
                    Ref<Thing> shared = new Ref<>(w, "shared", thing);
                    Srcu srcu = new Srcu(w, "srcu");
                    w.thread("reader", () -> {
                        int index = srcu.readLock();
                        Thing t = shared.rcuDereference();
                        if (t != null) {
                            t.field.readOnce();
                        }
                        srcu.readUnlock(index);
                    });
                    w.thread("writer", () -> {
                        shared.rcuAssign(null);
                        Cpu.synchronizeRcu();
                        Cpu.kfree(thing);
                    });
                }))
                .startsWith("use after free");
    }

    @ParameterizedTest
    @EnumSource
    void twoLocksInOppositeOrderDeadlock(Model model) {
        assertThat(found(model, w -> {
                    Mutex a = new Mutex(w, "a");
                    Mutex b = new Mutex(w, "b");
                    w.thread("one", () -> {
                        a.lock();
                        b.lock();
                        b.unlock();
                        a.unlock();
                    });
                    w.thread("two", () -> {
                        b.lock();
                        a.lock();
                        a.unlock();
                        b.unlock();
                    });
                }))
                .isEqualTo("deadlock: one waits at mutex_lock(b), two waits at mutex_lock(a)");
    }

    @ParameterizedTest
    @EnumSource
    void aSoftirqThatSpinsOnItsOwnCpusLockDeadlocks(Model model) {
        assertThat(found(model, w -> timerAgainstTask(w, false))).startsWith("deadlock: ");
    }

    @ParameterizedTest
    @EnumSource
    void softirqsOffWhileTheLockIsHeldPreventsIt(Model model) {
        assertThat(found(model, w -> timerAgainstTask(w, true))).isEqualTo("nothing");
    }

    private static void timerAgainstTask(World w, boolean bh) {
        Spinlock lock = new Spinlock(w, "lock");
        IntCell fired = new IntCell(w, "fired", 0);
        Timer[] timer = new Timer[1];
        w.thread("task", () -> {
            timer[0].mod();
            if (bh) {
                lock.lockBh();
                lock.unlockBh();
            } else {
                lock.lock();
                lock.unlock();
            }
        });
        timer[0] = w.timerOn("task", "timer", () -> {
            lock.lock();
            fired.writeOnce(1);
            lock.unlock();
        });
        w.never("the timer did not fire", end -> end.value(fired) == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aMutexInSoftirqSleepsInAtomicContext(Model model) {
        assertThat(found(model, w -> {
                    Mutex mutex = new Mutex(w, "mutex");
                    Timer timer = w.timer("timer", () -> {
                        mutex.lock();
                        mutex.unlock();
                    });
                    w.thread("task", () -> {
                        timer.mod();
                    });
                }))
                .isEqualTo("sleeping in atomic context: mutex_lock(mutex) in softirq context");
    }

    @ParameterizedTest
    @EnumSource
    void workMaySleep(Model model) {
        assertThat(found(model, w -> {
                    Mutex mutex = new Mutex(w, "mutex");
                    Work work = w.work("work", () -> {
                        mutex.lock();
                        mutex.unlock();
                    });
                    w.thread("task", () -> {
                        work.schedule();
                        work.flush();
                    });
                }))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void aLeakedSrcuSectionHangsTheGracePeriod(Model model) {
        assertThat(found(model, w -> {
                    Srcu srcu = new Srcu(w, "srcu");
                    w.thread("reader", () -> {
                        srcu.readLock();
                    });
                    w.thread("unregister", srcu::synchronize);
                }))
                .startsWith("a read section of srcu is never left");
    }

    @ParameterizedTest
    @EnumSource
    void anSrcuSectionMayBeLeftByAnotherThread(Model model) {
        assertThat(found(model, w -> {
                    Srcu srcu = new Srcu(w, "srcu");
                    IntCell index = new IntCell(w, "index", -1);
                    Timer timer = w.timer("timer", () -> srcu.readUnlock(index.readOnce()));
                    w.thread("task", () -> {
                        index.writeOnce(srcu.readLock());
                        timer.mod();
                    });
                    w.thread("unregister", srcu::synchronize);
                }))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackMayRunBesideAReaderThatCameLater(Model model) {
        assertThat(found(model, w -> {
                    Srcu srcu = new Srcu(w, "srcu");
                    IntCell inside = new IntCell(w, "inside", 0);
                    IntCell bad = new IntCell(w, "bad", 0);
                    Callback callback = w.callback("callback", () -> bad.writeOnce(inside.readOnce()));
                    IntCell order = new IntCell(w, "order", 0);
                    w.thread("reader", () -> {
                        int index = srcu.readLock();
                        inside.writeOnce(1);
                        order.loadAcquire();
                        inside.writeOnce(0);
                        srcu.readUnlock(index);
                    });
                    w.thread("caller", () -> srcu.call(callback));
                    w.never("the callback ran beside the reader", end -> end.value(bad) == 1);
                }))
                // a section that begins after the grace period has begun may run beside the callback
                .isEqualTo("the callback ran beside the reader");
    }

    @ParameterizedTest
    @EnumSource
    void anUnmarkedLoadAgainstAStoreIsARace(Model model) {
        Scenario scenario = w -> {
            IntCell x = new IntCell(w, "x", 0);
            w.thread("a", () -> x.get());
            w.thread("b", () -> x.writeOnce(1));
        };
        assertThat(found(model, scenario)).isEqualTo("nothing");
        assertThat(Explorer.under(model).findingRaces().explore(scenario).violation())
                .map(Violation::what)
                .contains("data race on x: a (load x) against b (WRITE_ONCE(x, 1))");
    }

    @ParameterizedTest
    @EnumSource
    void incrementFromZeroIsRefused(Model model) {
        assertThat(found(model, w -> {
                    Refcount ref = new Refcount(new IntCell(w, "ref", 0));
                    w.thread("a", ref::inc);
                }))
                .startsWith("refcount_t: addition on 0");
    }

    @ParameterizedTest
    @EnumSource
    void aViolationReplaysFromOneLineWithItsPlaces(Model model) {
        Scenario scenario = w -> {
            IntCell x = new IntCell(w, "x", 0);
            w.thread("a", () -> x.writeOnce(x.readOnce() + 1));
            w.thread("b", () -> x.writeOnce(x.readOnce() + 1));
            w.never("lost", end -> end.value(x) == 1);
        };
        Violation v = Explorer.under(model).explore(scenario).violation().orElseThrow();
        Violation again = Explorer.under(model).replay(scenario, v.schedule()).orElseThrow();
        assertThat(again.what()).isEqualTo("lost");
        assertThat(again.steps()).hasSameSizeAs(v.steps());
        assertThat(again.schedule()).isEqualTo(v.schedule());
        assertThat(again.steps().getFirst().sites().getFirst().file()).endsWith("DetectorTest.java");
    }

    @Test
    void aSearchThatGaveUpSaysSo() {
        Scenario scenario = w -> {
            IntCell x = new IntCell(w, "x", 0);
            w.thread("a", () -> x.writeOnce(1));
            w.thread("b", () -> x.writeOnce(2));
        };
        Exploration e = Explorer.under(Model.SC).upTo(2).explore(scenario);
        assertThat(e.holds()).isFalse();
        assertThat(e.incomplete()).isEqualTo(Optional.of("gave up after 2 states"));
    }

    @ParameterizedTest
    @EnumSource
    void aWaitGoesOnWithTheValueThatItWaitsFor(Model model) {
        assertThat(found(model, w -> {
                    IntCell x = new IntCell(w, "x", 0);
                    w.thread("waiter", () -> x.await(value -> value >= 2));
                    w.thread("other", () -> {
                        x.writeOnce(1);
                        x.writeOnce(2);
                        x.writeOnce(3);
                    });
                    w.never(
                            "went on too early",
                            end -> Integer.valueOf(1).equals(end.result("waiter"))
                                    || Integer.valueOf(0).equals(end.result("waiter")));
                }))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource
    void aWaitThatNobodyEndsIsADeadlock(Model model) {
        assertThat(found(model, w -> {
                    IntCell x = new IntCell(w, "x", 0);
                    w.thread("waiter", () -> x.await(value -> value == 2));
                    w.thread("other", () -> x.writeOnce(1));
                }))
                .isEqualTo("deadlock: waiter waits at READ_ONCE(x)");
    }
}

package dev.reroll.reference.uretprobe;

import static dev.reroll.reference.explore.Model.TSO;
import static dev.reroll.reference.explore.Model.WEAK;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Timer;

/** How a lease begins and ends: by return, timer, longjmp, exit. */
abstract class LeaseBehaviours {
    static final String RFC = "RFC";
    static final String V1 = "v1";
    static final String V2 = "v2";
    static final String V3 = "v3";
    static final String FIXED = "fixed";
    static final String RFC_PATCH = "20240813042917.506057-10-andrii@kernel.org";
    static final String OLEG_ON_RFC = "20240820150534.GD12400@redhat.com";
    static final String V1_PATCH = "20240909224903.3498207-3-andrii@kernel.org";
    static final String V2_COVER = "20241008002556.2332835-1-andrii@kernel.org";
    static final String V2_PUT = "20241008002556.2332835-2-andrii@kernel.org";
    static final String V2_PATCH = "20241008002556.2332835-3-andrii@kernel.org";
    static final String V3_PATCH = "20241024044159.3156646-3-andrii@kernel.org";
    static final String PETER_ON_V2 = "20241018101647.GA36494@noisy.programming.kicks-ass.net";
    static final String LEASE_LEAKS = "a read section of uretprobes_srcu is never left";

    static Uretprobes code(Check check) {
        return check.code(Uretprobes.class);
    }

    @Behaviour(
            id = "return-before-timer",
            says = "a function that returns before the timer gives its lease back and touches no reference",
            raisedBy = RFC_PATCH)
    void returnBeforeTimer(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                Traffic traffic = new Traffic();
                Globals counted = f.g.counting(traffic);
                f.code.prepareUretprobe(counted, f.task, f.uprobe, f.outer);
                return f.code.handleTrampoline(counted, f.task) + ", " + traffic;
            });
            w.never("not: handler called, no reference", end -> !"true, 0 taken, 0 put".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "timer-then-return",
            says = "the timer ends the lease and takes a reference, and the return puts it",
            raisedBy = RFC_PATCH)
    void timerThenReturn(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.pass(100);
                String seen = "" + f.references();
                seen += f.returns();
                return seen + f.references();
            });
            w.never("not: two references, handler called, one", end -> !"2true1".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "timer-expires-once",
            says = "a timer that finds an instance again does nothing more to it",
            raisedBy = RFC_PATCH)
    void timerExpiresOnce(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.code.riTimer(f.g, f.task);
                f.code.riTimer(f.g, f.task);
                String seen = "" + f.references();
                seen += f.returns();
                return seen + f.references();
            });
            w.never("not: two references, handler called, one", end -> !"2true1".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "return-races-timer",
            says =
                    "whoever wins, the timer or the return, the lease ends once, the handler runs, and no reference stays",
            raisedBy = RFC_PATCH)
    void returnRacesTimer(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                return f.returns();
            });
            w.never("the handler was not called", end -> end.result("task").equals(false));
            w.never("an instance is never freed", end -> !end.freed(f.outer));
            w.never(
                    "a reference too many or too few",
                    end -> end.value(f.uprobe.ref().cell()) != 1);
        });
    }

    @Behaviour(
            id = "consume-twice",
            says = "an instance that was consumed and finalized gives nothing the second time",
            raisedBy = RFC_PATCH)
    void consumeTwice(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                boolean expired = dev.reroll.reference.explore.Cpu.choose(2, "the timer goes off") == 1;
                if (expired) {
                    f.pass(100);
                }
                return f.code.consume(f.g, f.outer) + " " + f.code.consume(f.g, f.outer) + " " + f.references();
            });
            w.never("not: a uprobe, none, one reference", end -> !"true false 1".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "lease-ends-without-consumers",
            says = "the timer ends the lease of a uprobe whose last consumer has gone",
            raisedBy = V2_COVER,
            settledBy = V2_PATCH,
            fails = {RFC, V1},
            how = LEASE_LEAKS,
            note = "Found by its author while he rewrote it as a state machine.")
    void leaseEndsWithoutConsumers(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.unregister();
                f.pass(100);
                return f.returns();
            });
            w.never("a handler of nobody ran", end -> end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "uprobe-outlives-its-lease",
            says = "a uprobe that is unregistered while a function runs is freed after it returned, and is freed",
            raisedBy = RFC_PATCH)
    void uprobeOutlivesItsLease(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            IntCell entered = new IntCell(w, "entered", 0);
            w.thread("task", () -> {
                f.enter();
                entered.storeRelease(1);
                return f.returns();
            });
            w.thread("unregister", () -> {
                if (entered.loadAcquire() == 1) {
                    f.unregister();
                }
            });
            w.never("unregistered and not freed", end -> end.value(f.uprobe.consumers) == 0 && !end.freed(f.uprobe));
            w.never(
                    "freed, and still in the tree or on the list",
                    end -> end.freed(f.uprobe)
                            && (end.value(f.uprobe.rbNode) != 0 || end.value(f.uprobe.pendingList) != 0));
        });
    }

    @Behaviour(
            id = "unregister-waits-for-leases",
            says = "when uprobe_unregister_sync() is back no lease of before is left",
            raisedBy = V1_PATCH,
            settledBy = V1_PATCH,
            fails = RFC,
            how = "a lease is older than the unregistering")
    void unregisterWaitsForLeases(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            IntCell entered = new IntCell(w, "entered", 0);
            IntCell returned = new IntCell(w, "returned", 0);
            w.thread("task", () -> {
                f.enter();
                entered.storeRelease(1);
                returned.writeOnce(1);
                f.returns();
            });
            w.thread("unregister", () -> {
                if (entered.loadAcquire() == 0) {
                    return true;
                }
                f.code.unregisterSync(f.g);
                return returned.readOnce() == 1;
            });
            w.never(
                    "a lease is older than the unregistering",
                    end -> end.result("unregister").equals(false));
        });
    }

    @Behaviour(
            id = "new-instance-has-a-timer",
            says = "an instance that is pushed while the timer goes off is expired by this run or by the next",
            raisedBy = OLEG_ON_RFC,
            settledBy = V1_PATCH,
            fails = RFC,
            under = {TSO, WEAK},
            how = LEASE_LEAKS)
    void newInstanceHasATimer(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.code.prepareUretprobe(f.g, f.task, f.uprobe, f.inner);
            });
        });
    }

    @Behaviour(
            id = "outer-lease-ends-in-time",
            says = "a task that enters and leaves a probed function every 50 ms keeps no outer lease for 200 ms",
            raisedBy = RFC_PATCH,
            settledBy = V1_PATCH,
            fails = {V1, V2, V3, FIXED},
            how = "the outer lease lives on",
            flips = @Flip(at = V1, by = V1_PATCH),
            note =
                    "The RFC's comment gives the cap as the reason why a pending timer is left alone; mod_timer() for every"
                            + " instance, which closed a race, gave it up.")
    void outerLeaseEndsInTime(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            Instance[] spares = new Instance[4];
            for (int i = 0; i < spares.length; i++) {
                spares[i] = f.code.newInstance(w, "inner ri " + i);
            }
            w.thread("task", () -> {
                f.enter();
                for (Instance spare : spares) {
                    f.pass(25);
                    f.code.prepareUretprobe(f.g, f.task, f.uprobe, spare);
                    f.pass(25);
                    f.returns();
                }
                boolean ended = f.references() == 2;
                f.returns();
                return ended;
            });
            w.never("the outer lease lives on", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "softirq-put-does-not-sleep",
            says = "a timer that puts the last reference takes no lock that sleeps",
            raisedBy = {OLEG_ON_RFC, "CAADnVQLB2b5Uh-qthnCOfJk+v+ty1nQh6LjMDkzjt1BPtGOVZA@mail.gmail.com"},
            settledBy = V2_PUT,
            fails = {RFC, V1},
            how = "sleeping in atomic context: mutex_lock(delayed_uprobe_lock)",
            note = "In v1 the work item came on top; put_uprobe() still took the mutex.")
    void softirqPutDoesNotSleep(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            Timer softirq = w.timer("timer", () -> f.code.putUprobe(f.g, f.uprobe));
            w.thread("task", () -> softirq.mod());
            w.never("the uprobe is never freed", end -> !end.freed(f.uprobe));
        });
    }

    @Behaviour(
            id = "lost-race-may-put-the-last",
            says =
                    "a timer that loses its race to the return, with the last consumer gone meanwhile, puts what it took",
            raisedBy = OLEG_ON_RFC,
            settledBy = V2_PUT,
            fails = {RFC, V1},
            how = "sleeping in atomic context",
            note = "How the timer comes to put the last reference..")
    void lostRaceMayPutTheLast(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.returns();
                f.unregister();
            });
            w.never("the uprobe is never freed", end -> !end.freed(f.uprobe));
        });
    }

    @Behaviour(
            id = "softirq-put-takes-no-tree-lock",
            says = "a timer that interrupts a holder of the tree lock and puts the last reference does not wait for it",
            raisedBy = "20240915144910.GA27726@redhat.com",
            settledBy = V2_PUT,
            fails = {RFC, V1},
            how = "deadlock")
    void softirqPutTakesNoTreeLock(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            Timer[] softirq = new Timer[1];
            w.thread("task", () -> {
                f.g.uprobesTreelock.lock(); // as insert_uprobe() does
                softirq[0].mod();
                f.g.uprobesTreelock.unlock();
            });
            softirq[0] = w.timerOn("task", "timer", () -> {
                if (f.g.uprobesTreelock.tryLock()) {
                    f.g.uprobesTreelock.unlock(); // the task is past it: another behaviour's concern
                } else {
                    f.code.putUprobe(f.g, f.uprobe);
                }
            });
        });
    }

    @Behaviour(
            id = "exit-stops-the-timer",
            says = "a task that exits frees its instances after the timer ran for the last time",
            raisedBy = RFC_PATCH)
    void exitStopsTheTimer(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.code.freeUtask(f.g, f.task);
            });
            w.never("something is never freed", end -> !end.freed(f.outer) || !end.freed(f.task));
            w.never(
                    "a reference too many or too few",
                    end -> end.value(f.uprobe.ref().cell()) != 1);
        });
    }

    @Behaviour(
            id = "longjmp-gives-back",
            says = "a longjmp() out of two functions gives back the lease of one and the reference of the other",
            raisedBy = RFC_PATCH)
    void longjmpGivesBack(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.pass(100);
                f.code.prepareUretprobe(f.g, f.task, f.uprobe, f.inner);
                f.code.cleanupReturnInstances(f.g, f.task);
                return f.references();
            });
            w.never(
                    "a reference too many or too few",
                    end -> !end.result("task").equals(1));
            w.never("an instance is never freed", end -> !end.freed(f.outer) || !end.freed(f.inner));
            w.never("an instance stays in the list", end -> end.value(f.task.returnInstances) != null);
        });
    }

    @Behaviour(
            id = "no-consumer-is-called",
            says = "a function that returns after the last consumer went calls no handler",
            raisedBy = RFC_PATCH)
    void noConsumerIsCalled(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.unregister();
                return f.returns();
            });
            w.never("a handler of nobody ran", end -> end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "timer-reads-are-marked",
            says = "what the timer reads beside the task is marked for KCSAN",
            raisedBy = {"CAEf4Bzb7gQEKk26B4-KXS_ht8LyCRA7SdThc7ZS05gOEuNZjrQ@mail.gmail.com", PETER_ON_V2})
    void timerReadsAreMarked(Check check) {
        check.exploreForRaces(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.returns();
            });
        });
    }
}

package dev.reroll.reference.uretprobe;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Fails;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.behaviour.Series;
import dev.reroll.reference.behaviour.Series.Posting;

/** What a uretprobe with a lease on its uprobe does, posting by posting: here what fork() makes of it, and what no mail says. */
@Series(
        name = "uretprobes",
        title = "uprobes: SRCU-protect uretprobe lifetime (with timeout)",
        revisions = {
            @Posting(
                    name = "RFC",
                    cover = "20240813042917.506057-10-andrii@kernel.org",
                    code = dev.reroll.reference.uretprobe.rfc.Revision.class),
            @Posting(
                    name = "v1",
                    cover = "20240909224903.3498207-1-andrii@kernel.org",
                    code = dev.reroll.reference.uretprobe.v1.Revision.class),
            @Posting(
                    name = "v2",
                    cover = "20241008002556.2332835-1-andrii@kernel.org",
                    code = dev.reroll.reference.uretprobe.v2.Revision.class),
            @Posting(
                    name = "v3",
                    cover = "20241024044159.3156646-1-andrii@kernel.org",
                    code = dev.reroll.reference.uretprobe.v3.Revision.class),
            @Posting(
                    name = "fixed",
                    cover = "20250225223214.2970740-1-andrii@kernel.org",
                    code = dev.reroll.reference.uretprobe.fixed.Revision.class)
        })
public class UretprobeBehaviours extends LeaseBehaviours {
    private static final String ASSERTION = "20250225223214.2970740-1-andrii@kernel.org";

    @Behaviour(
            id = "fork-while-leased",
            says = "a fork while the lease lives ends it, and parent and child own a reference each",
            raisedBy = RFC_PATCH)
    void forkWhileLeased(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.fork();
                String seen = "" + f.references();
                seen += f.childReturns();
                seen += f.returns();
                return seen + f.references();
            });
            w.never("not: three references, both called, one", end -> !"3truetrue1".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "fork-after-timer",
            says = "a fork after the timer ran leaves the child its return handler",
            raisedBy = {},
            foundHere = true,
            settledBy = V2_PATCH,
            fails = {RFC, V1},
            how = "the child's handler was not called",
            note =
                    "hprobe_expire() of RFC and v1 answers NULL for an instance that has its reference already. The state"
                            + " machine of v2 answers the uprobe; no changelog names the difference.")
    void forkAfterTimer(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.pass(100);
                f.fork();
                boolean called = f.childReturns();
                f.returns();
                return called;
            });
            w.never(
                    "the child's handler was not called",
                    end -> end.result("task").equals(false));
            w.never(
                    "a reference too many or too few",
                    end -> end.value(f.uprobe.ref().cell()) != 1);
        });
    }

    @Behaviour(
            id = "fork-without-consumers",
            says =
                    "a fork while the lease lives and the last consumer has gone ends the lease and gives the child nothing",
            raisedBy = {},
            foundHere = true,
            settledBy = V2_PATCH,
            fails = {RFC, V1},
            how = LEASE_LEAKS,
            also =
                    @Fails(
                            in = {V3, FIXED},
                            how = "NULL pointer dereference"),
            flips = @Flip(at = V3, by = V3_PATCH),
            note = "RFC and v1 leak the lease in the way that the cover letter of v2 reports of the timer. v3 takes the"
                    + " caller's reference where it has just failed to take the hprobe's: get_uprobe(NULL). The"
                    + " sketch of 20241018101647.GA36494@noisy.programming.kicks-ass.net asks first whether there"
                    + " is a uprobe; v3 does not, and no mail says so.")
    void forkWithoutConsumers(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.unregister();
                f.fork();
                return f.childReturns() + " " + f.returns();
            });
            w.never("a handler of nobody ran", end -> !"false false".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "stable-has-a-uprobe",
            says = "an instance that is in the state STABLE has a uprobe",
            raisedBy = PETER_ON_V2,
            settledBy = V3_PATCH,
            notApplicable = {RFC, V1},
            fails = V2,
            how = "STABLE without a uprobe")
    void stableHasAUprobe(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.unregister();
                f.pass(100);
                f.fork();
                String state = f.code.state(f.copy);
                f.childReturns();
                f.returns();
                return state;
            });
            w.never("STABLE without a uprobe", end -> "STABLE without a uprobe".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "fork-puts-nothing",
            says = "a fork that loses its race to the timer keeps the reference that it took",
            raisedBy = PETER_ON_V2,
            settledBy = V3_PATCH,
            fails = {RFC, V1, V2},
            how = "a reference was taken and put again")
    void forkPutsNothing(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                Traffic traffic = new Traffic();
                f.code.dupUtask(f.g.counting(traffic), f.child, f.task, f.copy);
                return traffic.puts;
            });
            w.never(
                    "a reference was taken and put again",
                    end -> !end.result("task").equals(0));
        });
    }

    @Behaviour(
            id = "fork-asserts-what-it-holds",
            says = "a fork under lockdep is quiet",
            raisedBy = "20250224-impressive-onyx-boa-36e85d@leitao",
            settledBy = {ASSERTION, "174052326196.10177.3535848068595267390.tip-bot2@tip-bot2"},
            fails = {RFC, V1, V2, V3},
            how = "lockdep: a lock is not held",
            note = "False alarm: the parent forks itself, so it owns the instance and needs no RCU.")
    void forkAssertsWhatItHolds(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check), Globals.Option.LOCKDEP);
            w.thread("task", () -> {
                f.enter();
                f.fork();
                f.childReturns();
                f.returns();
            });
        });
    }

    @Behaviour(id = "timer-asserts-what-it-holds", says = "the timer under lockdep is quiet", raisedBy = RFC_PATCH)
    void timerAssertsWhatItHolds(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.onClock(w, code(check), Globals.Option.LOCKDEP);
            w.thread("task", () -> {
                f.enter();
                f.pass(100);
                f.returns();
            });
        });
    }

    @Behaviour(
            id = "rcu-head-is-no-uprobe",
            says = "a timer that still has an instance in hand takes nothing in it for a uprobe that is none",
            raisedBy = {},
            foundHere = true,
            settledBy = V2_PATCH,
            fails = {RFC, V1},
            how = "rcu_head is taken for a uprobe",
            note =
                    "The hprobe and the rcu_head share their memory up to v1; kfree_rcu() writes the rcu_head where it has no"
                            + " room in its arrays. From v2 on the rcu_head has a place of its own; no changelog says why.")
    void rcuHeadIsNoUprobe(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check), Globals.Option.TIGHT_MEMORY);
            w.thread("task", () -> {
                f.enter();
                f.returns();
            });
        });
    }

    @Behaviour(
            id = "longjmp-unlinks-before-freeing",
            says = "an instance that longjmp() frees cannot be found by a timer that begins after that",
            raisedBy = {},
            foundHere = true,
            settledBy = "20241206002417.3295533-4-andrii@kernel.org",
            fails = {RFC, V1, V2, V3, FIXED},
            how = "use after free",
            note =
                    "cleanup_return_instances() unlinks after it has freed. The log of the patch that turns this round holds it"
                            + " harmless while freeing is delayed by RCU. But a timer that begins when the grace period"
                            + " runs already is not waited for, and finds the instance in the list. It needs a task that is"
                            + " preempted in between, so a kernel with preemptible RCU.")
    void longjmpUnlinksBeforeFreeing(Check check) {
        check.explore(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.code.cleanupReturnInstances(f.g, f.task);
            });
        });
    }

    @Behaviour(
            id = "fork-copies-a-quiet-instance",
            says = "what fork() copies of the parent's instance is not written by the timer at the same time",
            raisedBy = {},
            foundHere = true,
            fails = {RFC, V1, V2, V3, FIXED},
            how = "data race",
            note = "Harmless: the copy's hprobe is set anew before anybody reads it. KCSAN would report it.")
    void forkCopiesAQuietInstance(Check check) {
        check.exploreForRaces(w -> {
            Fixture f = Fixture.racing(w, code(check));
            w.thread("task", () -> {
                f.enter();
                f.fork();
                f.childReturns();
                f.returns();
            });
        });
    }
}

package dev.reroll.reference.helpers;

import static dev.reroll.reference.explore.Model.TSO;
import static dev.reroll.reference.explore.Model.WEAK;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** What the helpers order, and what KCSAN sees of a section. */
abstract class SectionBehaviours {
    static final String RFC = "RFC";
    static final String V1 = "v1";
    static final String RESEND = "resend";
    static final String V2 = "v2";
    static final String V3 = "v3";
    static final String SUREN_V1 = "suren-v1";
    static final String SUREN_V2 = "suren-v2";
    static final String SUREN_V3 = "suren-v3";
    static final String APPLIED = "applied";
    static final String RFC_HELPERS = "20240813042917.506057-12-andrii@kernel.org";
    static final String JANN_ON_BARRIERS = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";
    static final String JANN_ON_WIDTH = "CAG48ez131NJWvo_RrxL7Ss0p4jd_aKOu71z1vm9wfaH7Qjn+qw@mail.gmail.com";
    static final String SUREN_INTERLEAVINGS = "CAJuCfpFAvsMsBTBMaK5sHFkLQPrfE0nb401gEb2hmN2rbjza6g@mail.gmail.com";
    static final String RESEND_PATCH = "20240912210222.186542-1-surenb@google.com";
    static final String PETER_ON_SEQCOUNT = "20241023201031.GF11151@noisy.programming.kicks-ass.net";
    static final String PETER_ON_DATA_RACE = "20241023192236.GB11151@noisy.programming.kicks-ass.net";
    static final String PETER_ON_EXCLUSIVE = "20241121124011.GK24774@noisy.programming.kicks-ass.net";
    static final String SUREN_V1_SEQCOUNT = "20241024205231.1944747-1-surenb@google.com";
    static final String SUREN_V2_SEQCOUNT = "20241121162826.987947-2-surenb@google.com";

    /** Two words that a writer changes together, and a reader that must not accept one of each. */
    static final class Pair {
        final Helpers helpers;
        final Mm mm;
        final IntCell left;
        final IntCell right;

        Pair(World w, Helpers helpers) {
            this.helpers = helpers;
            mm = helpers.newMm(w);
            left = new IntCell(w, "left", 0);
            right = new IntCell(w, "right", 0);
        }

        void change() {
            left.set(1);
            right.set(1);
        }

        /** What the section read, or "gave up". */
        String speculate() {
            long[] seq = new long[1];
            if (!helpers.begin(mm, seq)) {
                return "gave up";
            }
            String read = left.readOnce() + "" + right.readOnce();
            return helpers.trusts(helpers.end(mm, seq[0])) ? read : "gave up";
        }
    }

    static boolean mixed(Object read) {
        return "01".equals(read) || "10".equals(read);
    }

    @Behaviour(
            id = "helpers-order-the-section",
            says = "a section that is accepted was read whole",
            raisedBy = {JANN_ON_BARRIERS, SUREN_INTERLEAVINGS},
            settledBy = RESEND_PATCH,
            fails = {RFC, V1},
            under = WEAK,
            how = "accepted a mixed section")
    void helpersOrderTheSection(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", pair::speculate);
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                pair.change();
                helpers.mmapWriteUnlock(pair.mm);
            });
            w.never("accepted a mixed section", end -> mixed(end.result("reader")));
        });
    }

    @Behaviour(
            id = "end-orders-earlier-reads",
            says = "the closing helper reads the counter after everything that the section read",
            raisedBy = JANN_ON_BARRIERS,
            settledBy = RESEND_PATCH,
            fails = {RFC, V1},
            under = WEAK,
            how = "accepted a mixed section",
            note = "The writer has full barriers of its own.")
    void endOrdersEarlierReads(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", pair::speculate);
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                Cpu.smpMb();
                pair.change();
                Cpu.smpMb();
                helpers.mmapWriteUnlock(pair.mm);
            });
            w.never("accepted a mixed section", end -> mixed(end.result("reader")));
        });
    }

    @Behaviour(
            id = "lock-orders-later-stores",
            says = "no store of a write section is seen before the counter is odd",
            raisedBy = {JANN_ON_BARRIERS, SUREN_INTERLEAVINGS},
            settledBy = RESEND_PATCH,
            fails = {RFC, V1},
            under = WEAK,
            how = "a store of the section was seen before it was open")
    void lockOrdersLaterStores(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", () -> {
                boolean seen = pair.left.readOnce() == 1;
                Cpu.smpMb();
                return seen && helpers.counter(pair.mm) == 0;
            });
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                pair.change();
                helpers.mmapWriteUnlock(pair.mm);
            });
            w.never(
                    "a store of the section was seen before it was open",
                    end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "unlock-orders-earlier-stores",
            says = "who sees the counter even again sees everything that the write section stored",
            raisedBy = RFC_HELPERS)
    void unlockOrdersEarlierStores(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", () -> {
                boolean over = helpers.counter(pair.mm) == 2;
                Cpu.smpRmb();
                return over && pair.right.readOnce() == 0;
            });
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                pair.change();
                helpers.mmapWriteUnlock(pair.mm);
            });
            w.never(
                    "the section was over, its store not seen",
                    end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "begin-orders-later-reads",
            says = "what the opening helper's count says is over is seen by the section's reads",
            raisedBy = RFC_HELPERS)
    void beginOrdersLaterReads(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", () -> {
                long[] seq = new long[1];
                boolean open = helpers.begin(pair.mm, seq);
                return open && seq[0] == 2 && pair.right.readOnce() == 0;
            });
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                pair.change();
                helpers.mmapWriteUnlock(pair.mm);
            });
            w.never(
                    "the section was over, its store not seen",
                    end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "lock-orders-later-loads",
            says = "no load of a write section is done before the counter is odd for everybody",
            raisedBy = {JANN_ON_WIDTH, PETER_ON_SEQCOUNT},
            settledBy = SUREN_V1_SEQCOUNT,
            fails = {RFC, V1, RESEND, V2, V3, SUREN_V1, SUREN_V2, SUREN_V3, APPLIED},
            under = {TSO, WEAK},
            how = "neither saw the other",
            note =
                    "The comments up to v3 speak of ACQUIRE, which would mean this; smp_wmb() orders stores only. The seqcount"
                            + " no longer claims it. No user needs it.")
    void lockOrdersLaterLoads(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                int seen = pair.left.readOnce();
                helpers.mmapWriteUnlock(pair.mm);
                return seen == 0;
            });
            w.thread("other", () -> {
                pair.left.writeOnce(1);
                Cpu.smpMb();
                return helpers.counter(pair.mm) == 0;
            });
            w.never(
                    "neither saw the other",
                    end -> end.result("writer").equals(true)
                            && end.result("other").equals(true));
        });
    }

    @Behaviour(
            id = "plain-reads-in-a-section",
            says = "plain reads inside a section are no data race to KCSAN",
            raisedBy = PETER_ON_DATA_RACE,
            settledBy = {SUREN_V1_SEQCOUNT, "20241023201917.GG11151@noisy.programming.kicks-ass.net"},
            fails = {RFC, V1, RESEND, V2, V3},
            how = "data race on left")
    void plainReadsInASection(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.exploreForRaces(w -> {
            Pair pair = new Pair(w, helpers);
            w.thread("reader", () -> {
                long[] seq = new long[1];
                if (helpers.begin(pair.mm, seq)) {
                    pair.left.get();
                    helpers.end(pair.mm, seq[0]);
                }
            });
            w.thread("writer", () -> {
                helpers.mmapWriteLock(pair.mm);
                pair.change();
                helpers.mmapWriteUnlock(pair.mm);
            });
        });
    }

    @Behaviour(
            id = "plain-reads-after-a-section",
            says = "KCSAN reports plain reads that race after a section is closed, by its reader and by a writer",
            raisedBy = PETER_ON_DATA_RACE,
            settledBy = SUREN_V1_SEQCOUNT)
    void plainReadsAfterASection(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.exploreForReport(
                w -> {
                    Pair pair = new Pair(w, helpers);
                    w.thread("reader", () -> {
                        long[] seq = new long[1];
                        helpers.begin(pair.mm, seq);
                        helpers.end(pair.mm, seq[0]);
                        pair.left.get();
                    });
                    w.thread("careless", () -> pair.left.set(1));
                },
                "data race on left");
        check.exploreForReport(
                w -> {
                    Pair pair = new Pair(w, helpers);
                    w.thread("writer", () -> {
                        helpers.mmapWriteLock(pair.mm);
                        helpers.mmapWriteUnlock(pair.mm);
                        pair.left.get();
                    });
                    w.thread("careless", () -> pair.left.set(1));
                },
                "data race on left");
    }

    @Behaviour(
            id = "plain-reads-of-the-writer",
            says =
                    "KCSAN reports plain reads inside a write section of mmap_lock that race with somebody without the lock",
            raisedBy = {},
            foundHere = true,
            fails = {SUREN_V1, SUREN_V2, SUREN_V3, APPLIED},
            how = "nothing is reported",
            flips = @Flip(at = SUREN_V1, by = SUREN_V1_SEQCOUNT),
            note =
                    "do_raw_write_seqcount_begin() opens a KCSAN atomic region, in which the task's plain accesses count as"
                            + " marked until the end of the write section: meant for short sections, here as long as mmap_lock is"
                            + " held for write. 20241023201031.GF11151@noisy.programming.kicks-ass.net quotes the function, and no mail"
                            + " speaks of this.")
    void plainReadsOfTheWriter(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.exploreForReport(
                w -> {
                    Pair pair = new Pair(w, helpers);
                    w.thread("writer", () -> {
                        helpers.mmapWriteLock(pair.mm);
                        pair.left.get();
                        helpers.mmapWriteUnlock(pair.mm);
                    });
                    w.thread("careless", () -> pair.left.set(1));
                },
                "data race on left");
    }

    @Behaviour(
            id = "exclusive-writer-checked",
            says = "KCSAN reports a second writer of the counter",
            raisedBy = PETER_ON_EXCLUSIVE,
            settledBy = SUREN_V2_SEQCOUNT,
            fails = SUREN_V1,
            how = "nothing is reported",
            flips = @Flip(at = SUREN_V1, by = SUREN_V1_SEQCOUNT),
            note =
                    "Before the seqcount the owner's unmarked read of the counter brought the report, without being meant to.")
    void exclusiveWriterChecked(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.exploreForReport(
                w -> {
                    Mm mm = helpers.newMm(w);
                    IntCell inside = new IntCell(w, "inside", 0);
                    w.thread("owner", () -> {
                        helpers.mmapWriteLock(mm);
                        inside.storeRelease(1);
                        helpers.mmapWriteUnlock(mm);
                    });
                    w.thread("intruder", () -> {
                        if (inside.loadAcquire() == 1) {
                            helpers.passCycles(mm, 1);
                        }
                    });
                },
                "data race on mm.mm_lock_seq");
    }
}

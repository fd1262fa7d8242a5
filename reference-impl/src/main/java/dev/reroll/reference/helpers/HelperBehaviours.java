package dev.reroll.reference.helpers;

import static dev.reroll.reference.explore.Model.TSO;
import static dev.reroll.reference.explore.Model.WEAK;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Fails;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.behaviour.Series;
import dev.reroll.reference.behaviour.Series.Posting;
import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.variant.Compiled;
import dev.reroll.reference.variant.Kconfig;
import dev.reroll.reference.variant.Sources;

/** What the mm helpers promise who speculates, posting by posting. */
@Series(
        name = "helpers",
        title = "mm: mmap_lock_speculation_{start|end}, later mmap_lock_speculate_{try_begin|retry}",
        revisions = {
            @Posting(
                    name = "RFC",
                    cover = "20240813042917.506057-12-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.rfc.Revision.class),
            @Posting(
                    name = "v1",
                    cover = "20240906051205.530219-2-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v1.Revision.class),
            @Posting(
                    name = "resend",
                    cover = "20240912210222.186542-1-surenb@google.com",
                    code = dev.reroll.reference.helpers.resend.Revision.class),
            @Posting(
                    name = "v2",
                    cover = "20241001225207.2215639-3-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v2.Revision.class),
            @Posting(
                    name = "v3",
                    cover = "20241010205644.3831427-3-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v3.Revision.class),
            @Posting(
                    name = "suren-v1",
                    cover = "20241024205231.1944747-1-surenb@google.com",
                    code = dev.reroll.reference.lookup.v4.Revision.class),
            @Posting(
                    name = "suren-v2",
                    cover = "20241121162826.987947-1-surenb@google.com",
                    code = dev.reroll.reference.lookup.v5.Revision.class),
            @Posting(
                    name = "suren-v3",
                    cover = "20241122174416.1367052-1-surenb@google.com",
                    code = dev.reroll.reference.helpers.surenv3.Revision.class),
            @Posting(
                    name = "applied",
                    cover = "173313805013.412.5462710038573020957.tip-bot2@tip-bot2",
                    code = dev.reroll.reference.lookup.applied.Revision.class)
        })
public class HelperBehaviours {
    private static final String RFC = "RFC";
    private static final String V1 = "v1";
    private static final String RESEND = "resend";
    private static final String V2 = "v2";
    private static final String V3 = "v3";
    private static final String SUREN_V1 = "suren-v1";
    private static final String SUREN_V2 = "suren-v2";
    private static final String SUREN_V3 = "suren-v3";
    private static final String APPLIED = "applied";

    private static final String RFC_HELPERS = "20240813042917.506057-12-andrii@kernel.org";
    private static final String JANN_ON_BARRIERS = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";
    private static final String JANN_ON_WIDTH = "CAG48ez131NJWvo_RrxL7Ss0p4jd_aKOu71z1vm9wfaH7Qjn+qw@mail.gmail.com";
    private static final String SUREN_INTERLEAVINGS =
            "CAJuCfpFAvsMsBTBMaK5sHFkLQPrfE0nb401gEb2hmN2rbjza6g@mail.gmail.com";
    private static final String RESEND_PATCH = "20240912210222.186542-1-surenb@google.com";
    private static final String V2_WIDTH = "20241001225207.2215639-3-andrii@kernel.org";
    private static final String V3_WIDTH = "20241010205644.3831427-3-andrii@kernel.org";
    private static final String PETER_ON_SEQCOUNT = "20241023201031.GF11151@noisy.programming.kicks-ass.net";
    private static final String PETER_ON_DATA_RACE = "20241023192236.GB11151@noisy.programming.kicks-ass.net";
    private static final String PETER_ON_NAMES = "20241121144442.GL24774@noisy.programming.kicks-ass.net";
    private static final String PETER_ON_EXCLUSIVE = "20241121124011.GK24774@noisy.programming.kicks-ass.net";
    private static final String SUREN_V1_SEQCOUNT = "20241024205231.1944747-1-surenb@google.com";
    private static final String SUREN_V2_SEQCOUNT = "20241121162826.987947-2-surenb@google.com";
    private static final String SUREN_V2_NAMES = "20241121162826.987947-3-surenb@google.com";
    private static final String SUREN_V3_SEQCOUNT = "20241122174416.1367052-2-surenb@google.com";

    /** Two words that a writer changes together, and a reader that must not accept one of each. */
    private static final class Pair {
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

    private static boolean mixed(Object read) {
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
            id = "read-lock-keeps-writers-out",
            says = "while mmap_lock is held for read the counter is even and stays",
            raisedBy = RFC_HELPERS)
    void readLockKeepsWritersOut(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Mm mm = helpers.newMm(w);
            w.thread("reader", () -> {
                helpers.mmapReadLock(mm);
                long before = helpers.counter(mm);
                long after = helpers.counter(mm);
                helpers.mmapReadUnlock(mm);
                return (before & 1) == 0 && before == after;
            });
            w.thread("writer", () -> {
                helpers.mmapWriteLock(mm);
                helpers.mmapWriteUnlock(mm);
            });
            w.never("a writer was inside", end -> !end.result("reader").equals(true));
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
            id = "count-moves-by-two",
            says = "a write section moves the counter by two, one at each end; a downgrade counts as its end",
            raisedBy = RFC_HELPERS)
    void countMovesByTwo(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Mm mm = helpers.newMm(w);
            w.thread("task", () -> {
                String counts = "" + helpers.counter(mm);
                helpers.mmapWriteLock(mm);
                counts += helpers.counter(mm);
                helpers.mmapWriteUnlock(mm);
                counts += helpers.counter(mm);
                helpers.mmapWriteLockNested(mm);
                counts += helpers.counter(mm);
                helpers.mmapWriteDowngrade(mm);
                counts += helpers.counter(mm);
                mm.mmapLock.upRead();
                boolean taken = helpers.mmapWriteLockKillable(mm) == 0;
                counts += helpers.counter(mm) - (taken ? 1 : 0);
                if (taken) {
                    helpers.mmapWriteUnlock(mm);
                }
                return counts;
            });
            w.never("the counts are not 0 1 2 3 4 4", end -> !"012344".equals(end.result("task")));
        });
    }

    @Behaviour(
            id = "begin-refuses-odd",
            says = "the opening helper refuses while the lock is held for write, and hands out the count all the same",
            raisedBy = {RFC_HELPERS, PETER_ON_NAMES},
            settledBy = {"20241121162826.987947-1-surenb@google.com", SUREN_V2_NAMES})
    void beginRefusesOdd(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Mm mm = helpers.newMm(w);
            w.thread("task", () -> {
                long[] seq = {-1};
                helpers.mmapWriteLock(mm);
                boolean refused = !helpers.begin(mm, seq) && seq[0] == 1;
                helpers.mmapWriteUnlock(mm);
                return refused && helpers.begin(mm, seq) && seq[0] == 2 && helpers.trusts(helpers.end(mm, seq[0]));
            });
            w.never(
                    "the opening helper says otherwise",
                    end -> !end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "end-answers-valid",
            says = "true from the closing helper means that the section may be trusted",
            raisedBy = PETER_ON_NAMES,
            settledBy = SUREN_V2_NAMES,
            fails = {SUREN_V2, SUREN_V3, APPLIED},
            how = "true for a section that a writer broke",
            flips = @Flip(at = SUREN_V2, by = SUREN_V2_NAMES),
            note = "No fault: with the name retry the sense was turned round, as in every seqcount.")
    void endAnswersValid(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Mm mm = helpers.newMm(w);
            w.thread("task", () -> {
                long[] seq = new long[1];
                helpers.begin(mm, seq);
                helpers.mmapWriteLock(mm);
                helpers.mmapWriteUnlock(mm);
                return helpers.end(mm, seq[0]);
            });
            w.never(
                    "true for a section that a writer broke",
                    end -> end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "helpers-notice-a-full-turn",
            says = "2^31 write sections between the two helpers are noticed",
            raisedBy = JANN_ON_WIDTH,
            settledBy = V2_WIDTH,
            fails = {RFC, V1, RESEND, SUREN_V1, SUREN_V2, SUREN_V3, APPLIED},
            how = "2^31 write sections went unnoticed",
            flips = @Flip(at = SUREN_V1, by = SUREN_V1_SEQCOUNT),
            note = "On a 64-bit kernel. The log of the seqcount conversion leaves the width to another day.")
    void helpersNoticeAFullTurn(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.explore(w -> {
            Mm mm = helpers.newMm(w);
            w.thread("task", () -> {
                long[] seq = new long[1];
                helpers.begin(mm, seq);
                helpers.passCycles(mm, 1L << 31);
                return helpers.trusts(helpers.end(mm, seq[0]));
            });
            w.never(
                    "2^31 write sections went unnoticed",
                    end -> end.result("task").equals(true));
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

    @Behaviour(
            id = "unlock-asserts-the-lock",
            says = "ending a write section without the lock is reported",
            raisedBy = RFC_HELPERS)
    void unlockAssertsTheLock(Check check) {
        Helpers helpers = check.code(Helpers.class);
        check.exploreForReport(
                w -> {
                    Mm mm = helpers.newMm(w);
                    w.thread("task", () -> helpers.vmaEndWriteAll(mm));
                },
                "not held for write where the code asserts it");
    }

    @Behaviour(
            id = "helpers-build-without-per-vma-lock",
            compiles = true,
            says = "the helpers and their caller build without CONFIG_PER_VMA_LOCK",
            raisedBy = {
                "202410050745.2Nuvusy4-lkp@intel.com",
                "202410050846.Zbsm9OI1-lkp@intel.com",
                "CAJuCfpFy27B3B=4QvATTzaM44Ferf1scbt0JCdrCdj2gzo52+A@mail.gmail.com"
            },
            settledBy = {V3_WIDTH, SUREN_V3_SEQCOUNT},
            fails = V2,
            how = "incompatible types: long[] cannot be converted to int[]",
            also = @Fails(in = SUREN_V2, how = "cannot find symbol"),
            flips = {
                @Flip(at = V2, by = V2_WIDTH),
                @Flip(at = V3, by = V3_WIDTH),
                @Flip(at = SUREN_V2, by = SUREN_V2_SEQCOUNT),
                @Flip(at = SUREN_V3, by = SUREN_V3_SEQCOUNT)
            },
            note = "Our sources are compiled with that option off.")
    void helpersBuildWithoutPerVmaLock(Check check) {
        Compiled.Result result = withoutPerVmaLock(check);
        check.that(result.compiled().isPresent(), String.join("; ", result.errors()));
    }

    @Behaviour(
            id = "stubs-say-do-not-trust",
            compiles = true,
            says = "without CONFIG_PER_VMA_LOCK the opening helper refuses and the closing one says not to trust",
            raisedBy = RFC_HELPERS,
            settledBy = {V3_WIDTH, SUREN_V2_NAMES},
            notApplicable = {V2, SUREN_V2},
            note =
                    "Up to suren-v1 the closing stub says false, from suren-v2 on true: the same in the turned sense. Two"
                            + " postings do not build that way.")
    void stubsSayDoNotTrust(Check check) {
        Class<?> code = check.code(Helpers.class).getClass();
        withoutPerVmaLock(check).compiled().ifPresent(compiled -> {
            Helpers helpers = (Helpers) compiled.instance(code);
            check.explore(w -> {
                Mm mm = helpers.newMm(w);
                w.thread("task", () -> {
                    long[] seq = new long[1];
                    return !helpers.begin(mm, seq) && !helpers.trusts(helpers.end(mm, 0));
                });
                w.never("a stub lets a caller trust", end -> !end.result("task").equals(true));
            });
        });
    }

    private static Compiled.Result withoutPerVmaLock(Check check) {
        Class<?> code = check.code(Helpers.class).getClass();
        return Compiled.of(Kconfig.without("CONFIG_PER_VMA_LOCK", Sources.of(code)), code);
    }
}

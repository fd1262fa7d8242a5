package dev.reroll.reference.lookup;

import static dev.reroll.reference.explore.Model.WEAK;
import static dev.reroll.reference.kernel.VmAreaStruct.PAGE_SHIFT;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYEXEC;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYSHARE;
import static dev.reroll.reference.lookup.Fixture.BREAKPOINT;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Fails;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.behaviour.Series;
import dev.reroll.reference.behaviour.Series.Posting;
import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;
import dev.reroll.reference.kernel.VmAreaStruct;
import dev.reroll.reference.kernel.VmaTree;
import dev.reroll.reference.variant.Compiled;
import dev.reroll.reference.variant.Kconfig;
import dev.reroll.reference.variant.Sources;

/** What the speculative lookup does and does not do, revision by revision. */
@Series(
        name = "lookup",
        title = "uprobes,mm: speculative lockless VMA-to-uprobe lookup",
        revisions = {
            @Posting(
                    name = "RFC",
                    cover = "20240813042917.506057-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.rfc.Revision.class),
            @Posting(
                    name = "v1",
                    cover = "20240906051205.530219-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v1.Revision.class),
            @Posting(
                    name = "v2",
                    cover = "20241001225207.2215639-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v2.Revision.class),
            @Posting(
                    name = "v3",
                    cover = "20241010205644.3831427-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v3.Revision.class),
            @Posting(
                    name = "v4",
                    cover = "20241028010818.2487581-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v4.Revision.class),
            @Posting(
                    name = "v5",
                    cover = "20241122035922.3321100-1-andrii@kernel.org",
                    code = dev.reroll.reference.lookup.v5.Revision.class),
            @Posting(
                    name = "applied",
                    cover = "173313804816.412.16764384544456207666.tip-bot2@tip-bot2",
                    code = dev.reroll.reference.lookup.applied.Revision.class)
        })
public class LookupBehaviours {
    private static final String RFC = "RFC";
    private static final String V1 = "v1";
    private static final String V2 = "v2";
    private static final String V3 = "v3";
    private static final String V4 = "v4";
    private static final String V5 = "v5";
    private static final String APPLIED = "applied";

    private static final String JANN_ON_BARRIERS = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";
    private static final String JANN_ON_FILES = "CAG48ez2G1Pf_RRRT0av=6r_4HcLZu6QMgveepk-ENo=PkaZC1w@mail.gmail.com";
    private static final String JANN_ON_WIDTH = "CAG48ez131NJWvo_RrxL7Ss0p4jd_aKOu71z1vm9wfaH7Qjn+qw@mail.gmail.com";
    private static final String MATEUSZ_LINE_BY_LINE =
            "o46u6b2w4b2ijrh3yzj7rc4c3outqmmtzbgbnzhscfuqsu4i4u@uhv65maza2d5";
    private static final String ANDRII_TO_MATEUSZ =
            "CAEf4BzZ6jSFr_75cWQdxZOHzR-MyJS1xUY-TkG0=2A8Z1gP42g@mail.gmail.com";
    private static final String OLEG_ON_FLAGS = "20240915150429.GC27726@redhat.com";
    private static final String RFC_HELPERS = "20240813042917.506057-12-andrii@kernel.org";
    private static final String RFC_LOOKUP = "20240813042917.506057-14-andrii@kernel.org";
    private static final String SUREN_RESEND = "20240912210222.186542-1-surenb@google.com";
    private static final String V2_HELPERS = "20241001225207.2215639-2-andrii@kernel.org";
    private static final String V2_WIDTH = "20241001225207.2215639-3-andrii@kernel.org";
    private static final String V2_FILES = "20241001225207.2215639-4-andrii@kernel.org";
    private static final String V2_CHECKS = "20241001225207.2215639-5-andrii@kernel.org";
    private static final String V2_LOOKUP = "20241001225207.2215639-6-andrii@kernel.org";
    private static final String V3_WIDTH = "20241010205644.3831427-3-andrii@kernel.org";
    private static final String V3_LOOKUP = "20241010205644.3831427-5-andrii@kernel.org";
    private static final String V4_SEQCOUNT = "20241028010818.2487581-2-andrii@kernel.org";
    private static final String SUREN_V3_SEQCOUNT = "20241122174416.1367052-2-surenb@google.com";
    private static final String SUREN_V2_SEQCOUNT = "20241121162826.987947-2-surenb@google.com";

    @Behaviour(
            id = "section-is-ordered",
            says =
                    "what the lookup reads lies between its two reads of the counter, and what a writer stores between its"
                            + " two increments",
            raisedBy = JANN_ON_BARRIERS,
            settledBy = {V2_HELPERS, SUREN_RESEND},
            fails = {RFC, V1},
            under = WEAK,
            how = "wrong uprobe")
    void sectionIsOrdered(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("merge", f::growDown);
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "recheck-comes-last",
            says = "the counter is read again only after everything else was read",
            raisedBy = JANN_ON_BARRIERS,
            settledBy = {V2_HELPERS, SUREN_RESEND},
            fails = {RFC, V1},
            under = WEAK,
            how = "wrong uprobe",
            note =
                    "The writer of this scenario has a full barrier of its own on both sides, so that only the reader's order"
                            + " is asked about: Jann Horn's first point.")
    void recheckComesLast(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("merge", () -> {
                Cpu.smpMb();
                f.growDown();
                Cpu.smpMb();
            });
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "counter-opens-the-section",
            says = "nothing that a write section stores is seen before its counter is odd",
            raisedBy = {JANN_ON_BARRIERS, "CAJuCfpFAvsMsBTBMaK5sHFkLQPrfE0nb401gEb2hmN2rbjza6g@mail.gmail.com"},
            settledBy = {V2_HELPERS, SUREN_RESEND},
            fails = {RFC, V1},
            under = WEAK,
            how = "accepted a mixed snapshot",
            note =
                    "The reader of this scenario is not the lookup but one with every barrier, so that only the writer's order"
                            + " is asked about: Jann Horn's second point, spelt out by Suren Baghdasaryan.")
    void counterOpensTheSection(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("careful reader", () -> {
                long before = lookup.counter(f.mm);
                Cpu.smpMb();
                long start = f.vma.vmStart.readOnce();
                long pgoff = f.vma.vmPgoff.readOnce();
                Cpu.smpMb();
                boolean accepted = (before & 1) == 0 && lookup.counter(f.mm) == before;
                return accepted ? (pgoff << PAGE_SHIFT) + (BREAKPOINT - start) : f.right.offset;
            });
            f.writes("merge", f::growDown);
            w.never(
                    "accepted a mixed snapshot",
                    end -> !end.result("careful reader").equals(f.right.offset));
        });
    }

    @Behaviour(
            id = "backing-file-alive",
            says = "the memory of a backing file (FMODE_BACKING) is not read after it was freed",
            raisedBy = JANN_ON_FILES,
            settledBy = {V2_FILES, "20241009-eisvogel-zugelangt-d211199df267@brauner"},
            fails = {RFC, V1},
            how = "use after free")
    void backingFileAlive(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup, true, VM_MAYEXEC);
            f.speculates("task");
            f.writes("munmap", f::unmap);
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "recycled-file",
            says = "a struct file that became another file meanwhile does not give that file's uprobe",
            raisedBy = {MATEUSZ_LINE_BY_LINE, JANN_ON_BARRIERS},
            settledBy = {V2_HELPERS, ANDRII_TO_MATEUSZ},
            fails = {RFC, V1},
            under = WEAK,
            how = "wrong uprobe: decoy: other file")
    void recycledFile(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("munmap", () -> {
                f.unmap();
                f.file.fInode.set(f.inodeB);
            });
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "inode-of-no-file",
            says = "an f_inode that is NULL, as in a file that is being set up, is found nowhere and not followed",
            raisedBy = MATEUSZ_LINE_BY_LINE,
            settledBy = ANDRII_TO_MATEUSZ)
    void inodeOfNoFile(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("munmap", () -> {
                f.unmap();
                f.file.fInode.set(null);
            });
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "no-reference-taken",
            says = "the lookup takes no reference, so that giving up leaks none",
            raisedBy = MATEUSZ_LINE_BY_LINE,
            settledBy = ANDRII_TO_MATEUSZ)
    void noReferenceTaken(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.looksUp("task");
            f.writes("merge", f::growDown);
            w.never("the uprobe's reference count is not what it was", end -> end.value(f.right.ref.cell()) != 1);
        });
    }

    @Behaviour(
            id = "counter-does-not-wrap",
            says = "a speculation notices 2^32 steps of the counter",
            raisedBy = {JANN_ON_WIDTH, "ZvLzueEY9Sbyz1H4@casper.infradead.org"},
            settledBy = V2_WIDTH,
            fails = {RFC, V1, V4, V5, APPLIED},
            how = "wrong uprobe",
            flips = @Flip(at = V4, by = V4_SEQCOUNT),
            note =
                    "The 2^31 lock and unlock pairs that follow the change are one step of the scenario. A long is meant to be"
                            + " that of a 64-bit kernel. From v4 on the counter is the unsigned int of seqcount_t again; Peter Zijlstra"
                            + " (20241023193111.GC11151@noisy.programming.kicks-ass.net) would have it solved there, if at all.")
    void counterDoesNotWrap(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            w.thread("merge, then 2^31-1 empty write sections", () -> {
                lookup.mmapWriteLock(f.mm);
                f.growDown();
                lookup.mmapWriteUnlock(f.mm);
                lookup.passCycles(f.mm, (1L << 31) - 1);
            });
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "vm-file-fetched-once",
            says = "the vm_file that was tested for NULL is the one that is followed",
            raisedBy = JANN_ON_FILES,
            settledBy = V2_LOOKUP,
            fails = {RFC, V1},
            how = "NULL pointer dereference",
            note =
                    "data_race() lets the compiler fetch the pointer twice. That nothing clears vm_file of a live VMA was"
                            + " pointed out in CAG48ez1d9tU7-QeRSjRuxovG-jjNAwJ8B_G2jd43_etYMUPV6g@mail.gmail.com, which also says"
                            + " that it should not be relied upon; this scenario clears it.")
    void vmFileFetchedOnce(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("writer", () -> f.vma.vmFile.set(null));
            f.onlyTheRightOne("task");
        });
    }

    @Behaviour(
            id = "flags-read-marked",
            says = "vm_flags is not read unmarked while a writer may change it",
            raisedBy = JANN_ON_FILES,
            settledBy = V2_LOOKUP,
            fails = {RFC, V1},
            how = "data race on vma.vm_flags",
            note = "Settled by not reading it at all.")
    void flagsReadMarked(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.exploreForRaces(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("mprotect", () -> f.vma.vmFlags.set(VM_MAYEXEC | 1));
        });
    }

    @Behaviour(
            id = "fields-read-marked",
            says = "vm_file, vm_pgoff, vm_start and f_inode are read in a way that KCSAN knows to be meant",
            raisedBy = {"20241002072522.GB27552@redhat.com", "20241008152056.GA9508@redhat.com"},
            settledBy = {V3_LOOKUP, "20241023192236.GB11151@noisy.programming.kicks-ass.net"},
            fails = V2,
            how = "data race on vma.vm_",
            flips = @Flip(at = V2, by = V2_LOOKUP),
            note =
                    "RFC, v1 and v3 say data_race(); from v4 on the reads are plain again, in the read section of a seqcount,"
                            + " where KCSAN takes plain reads for marked.")
    void fieldsReadMarked(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.exploreForRaces(w -> {
            Fixture f = new Fixture(w, lookup);
            f.speculates("task");
            f.writes("merge, another file", () -> {
                f.growDown();
                f.file.fInode.set(f.inodeB);
                f.vma.vmFile.set(f.file);
            });
        });
    }

    @Behaviour(
            id = "shared-mapping-resolves",
            says = "a breakpoint in a shared mapping is resolved without the lock",
            raisedBy = OLEG_ON_FLAGS,
            settledBy = V2_LOOKUP,
            fails = {RFC, V1},
            how = "not resolved")
    void sharedMappingResolves(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup, false, VM_MAYEXEC | VM_MAYSHARE);
            f.speculates("task");
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "locked-path-takes-any-file",
            says = "a breakpoint in a shared mapping is resolved under the lock",
            raisedBy = OLEG_ON_FLAGS,
            settledBy = V2_CHECKS,
            fails = {RFC, V1},
            how = "not resolved",
            note = "A writer comes in between, so that some schedules have to take the lock.")
    void lockedPathTakesAnyFile(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup, false, VM_MAYEXEC | VM_MAYSHARE);
            f.looksUp("task");
            f.writes("merge", f::growDown);
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "giving-up-is-safe",
            says = "whatever a writer does to the mapping meanwhile, the lookup as a whole finds the uprobe",
            raisedBy = RFC_LOOKUP,
            settledBy = {V2_HELPERS, RFC_LOOKUP},
            fails = {RFC, V1},
            under = WEAK,
            how = "wrong uprobe")
    void givingUpIsSafe(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.looksUp("task");
            f.writes("merge", f::growDown);
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "refused-while-write-locked",
            says = "a speculation that begins while mmap_lock is held for write gives up",
            raisedBy = "CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com",
            settledBy = {RFC_HELPERS, "20241121162826.987947-3-surenb@google.com"},
            note = "Waiting would be no better than taking the lock: Peter Zijlstra in"
                    + " 20241023192236.GB11151@noisy.programming.kicks-ass.net.")
    void refusedWhileWriteLocked(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                lookup.mmapWriteLock(f.mm);
                Uprobe found = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                lookup.mmapWriteUnlock(f.mm);
                return found;
            });
            w.never("accepted while the lock is held for write", end -> end.result("task") != null);
        });
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                lookup.mmapWriteLockNested(f.mm);
                Uprobe found = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                lookup.mmapWriteUnlock(f.mm);
                return found;
            });
            w.never("accepted while the lock is held for write, nested", end -> end.result("task") != null);
        });
    }

    @Behaviour(
            id = "killed-lock-does-not-count",
            says = "a killable write lock that was not taken leaves the counter alone, one that was taken moves it",
            raisedBy = RFC_HELPERS)
    void killedLockDoesNotCount(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                boolean taken = lookup.mmapWriteLockKillable(f.mm) == 0;
                Uprobe inside = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                if (taken) {
                    lookup.mmapWriteUnlock(f.mm);
                }
                return taken ? inside == null : inside == f.right;
            });
            w.never(
                    "the counter does not say what was locked",
                    end -> !end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "downgrade-lets-readers-in",
            says = "after a downgrade to a read lock the speculation succeeds, with what the write section stored",
            raisedBy = RFC_HELPERS,
            fails = {},
            note = "The reader is told of the downgrade by an acquire load.")
    void downgradeLetsReadersIn(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            IntCell downgraded = new IntCell(w, "downgraded", 0);
            w.thread(
                    "task",
                    () -> downgraded.loadAcquire() == 1
                            ? lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT)
                            : f.right);
            w.thread("writer", () -> {
                lookup.mmapWriteLock(f.mm);
                f.growDown();
                lookup.mmapWriteDowngrade(f.mm);
                downgraded.storeRelease(1);
                f.mm.mmapLock.upRead();
            });
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "resolves-when-undisturbed",
            says = "with no writer about the speculation succeeds, before a write section and after it",
            raisedBy = RFC_LOOKUP,
            note = "Without this the other statements would be met by always giving up.")
    void resolvesWhenUndisturbed(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                Uprobe before = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                lookup.mmapWriteLock(f.mm);
                f.growDown();
                lookup.mmapWriteUnlock(f.mm);
                Uprobe after = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                return before == f.right ? after : before;
            });
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "trap-or-not-untouched",
            says = "a lookup that succeeds leaves *is_swbp alone, a miss under the lock sets it",
            raisedBy = RFC_LOOKUP)
    void trapOrNotUntouched(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                int[] isSwbp = {42};
                int[] missed = {42};
                int[] nothingMapped = {42};
                boolean hit = lookup.findActiveUprobeRcu(f.mm, BREAKPOINT, isSwbp) == f.right && isSwbp[0] == 42;
                boolean miss = lookup.findActiveUprobeRcu(f.mm, BREAKPOINT + 1, missed) == null && missed[0] == 0;
                boolean none = lookup.findActiveUprobeRcu(f.mm, 0x9000, nothingMapped) == null && nothingMapped[0] < 0;
                lookup.mmapWriteLock(f.mm);
                lookup.vmaEndWriteAll(f.mm); // makes the count odd for ever: from here on the lock is taken
                lookup.mmapWriteUnlock(f.mm);
                boolean hitLocked = lookup.findActiveUprobeRcu(f.mm, BREAKPOINT, isSwbp) == f.right && isSwbp[0] == 42;
                return hit && miss && none && hitLocked;
            });
            w.never(
                    "*is_swbp is not what the caller expects",
                    end -> !end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "other-vmas-do-not-disturb",
            says = "a write section that leaves the mapping alone does not make the speculation give up",
            raisedBy = MATEUSZ_LINE_BY_LINE,
            settledBy = ANDRII_TO_MATEUSZ,
            fails = {RFC, V1, V2, V3, V4, V5, APPLIED},
            how = "not resolved",
            note = "The price of one counter for the whole mm, accepted: never a wrong answer, only the locked path.")
    void otherVmasDoNotDisturb(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            VmAreaStruct other = new VmAreaStruct(w, "other vma", 0x8000, 0x9000, 0, VM_MAYEXEC, f.file);
            f.speculates("task");
            f.writes("mprotect of another mapping", () -> other.vmFlags.set(0));
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "stray-end-keeps-parity",
            says = "a stray call of vma_end_write_all() while the lock is held does not let speculation in",
            raisedBy = JANN_ON_WIDTH,
            settledBy = V2_HELPERS,
            fails = {RFC, V1, V2, V3, V4, V5, APPLIED},
            how = "accepted while the lock is held for write",
            note =
                    "v2 and v3 forbid the call in a comment, without \"normally\"; no revision has the warning on parity that"
                            + " was asked for. From v4 on the comment is the old one again.")
    void strayEndKeepsParity(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                lookup.mmapWriteLock(f.mm);
                lookup.vmaEndWriteAll(f.mm);
                Uprobe found = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                lookup.mmapWriteUnlock(f.mm);
                return found;
            });
            w.never("accepted while the lock is held for write", end -> end.result("task") != null);
        });
    }

    @Behaviour(
            id = "end-needs-the-lock",
            says = "vma_end_write_all() without the write lock is reported",
            raisedBy = RFC_HELPERS)
    void endNeedsTheLock(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, lookup);
                    w.thread("task", () -> lookup.vmaEndWriteAll(f.mm));
                },
                "not held for write where the code asserts it");
    }

    @Behaviour(
            id = "second-writer-is-reported",
            says = "KCSAN reports somebody who moves the counter while its owner is about to",
            raisedBy = "20241121124011.GK24774@noisy.programming.kicks-ass.net",
            settledBy = SUREN_V2_SEQCOUNT,
            fails = V4,
            how = "nothing is reported",
            flips = @Flip(at = V4, by = V4_SEQCOUNT),
            note =
                    "Up to v3 the owner's unmarked read of its own counter is enough for KCSAN; as a seqcount it counts as"
                            + " marked, and ASSERT_EXCLUSIVE_WRITER() brings the report back.")
    void secondWriterIsReported(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, lookup);
                    IntCell inside = new IntCell(w, "inside", 0);
                    w.thread("owner", () -> {
                        lookup.mmapWriteLock(f.mm);
                        inside.storeRelease(1);
                        lookup.mmapWriteUnlock(f.mm);
                    });
                    w.thread("intruder", () -> {
                        if (inside.loadAcquire() == 1) {
                            lookup.passCycles(f.mm, 1);
                        }
                    });
                },
                "data race on mm.mm_lock_seq");
    }

    @Behaviour(
            id = "the-vma-that-trapped",
            says = "the mapping that is looked up is the one in which the task trapped",
            raisedBy = "CAG48ez06=E-rXYk59yJR2aKFD2yaqcQu+6wqVau9pQ8X36A+aQ@mail.gmail.com",
            settledBy = {
                "20241127080133.GA7717@redhat.com",
                "CAEf4BzZf5C-tqbKqJxPaoPZi0tLky8Y8wCS8k-+MekNxvoHTog@mail.gmail.com"
            },
            fails = {RFC, V1, V2, V3, V4, V5, APPLIED},
            how = "the uprobe of another mapping",
            note = "The log of v5 1/2 claims so; the answers say that the race was always there and does no harm.")
    void theVmaThatTrapped(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            KFile fileB = new KFile(w, "fileB", f.inodeB, false);
            VmAreaStruct vmaB = new VmAreaStruct(w, "vmaB", 0x2000, 0x4000, 2, VM_MAYEXEC, fileB);
            VmaTree replaced = new VmaTree(w, "tree with B", new VmaTree.Slot(0x2000, 0x3fff, vmaB));
            IntCell trapped = new IntCell(w, "trapped", 0);
            w.thread("task", () -> {
                VmAreaStruct at = Mm.vmaLookup(f.mm, BREAKPOINT); // where the processor traps
                trapped.storeRelease(1);
                Uprobe found = lookup.findActiveUprobeSpeculative(f.mm, BREAKPOINT);
                return found == null || (found == f.right) == f.vma.equals(at);
            });
            f.writes("mmap over it", () -> f.mm.mmMt.rcuAssign(replaced));
            w.never("the uprobe of another mapping", end -> !end.result("task").equals(true));
        });
    }

    @Behaviour(
            id = "builds-without-per-vma-lock",
            compiles = true,
            says = "the revision builds without CONFIG_PER_VMA_LOCK",
            raisedBy = {
                "202410050745.2Nuvusy4-lkp@intel.com",
                "202410050846.Zbsm9OI1-lkp@intel.com",
                "CAJuCfpFy27B3B=4QvATTzaM44Ferf1scbt0JCdrCdj2gzo52+A@mail.gmail.com"
            },
            settledBy = {V3_WIDTH, SUREN_V3_SEQCOUNT},
            fails = V2,
            how = "incompatible types: long[] cannot be converted to int[]",
            also = @Fails(in = V5, how = "cannot find symbol"),
            flips = {
                @Flip(at = V2, by = V2_WIDTH),
                @Flip(at = V3, by = V3_WIDTH),
                @Flip(at = V5, by = SUREN_V2_SEQCOUNT),
                @Flip(at = APPLIED, by = SUREN_V3_SEQCOUNT)
            },
            note =
                    "Our sources of the revision are compiled with that option off. v5 itself changes uprobes.c only; what does"
                            + " not build is the posting of the helpers that it is based on.")
    void buildsWithoutPerVmaLock(Check check) {
        Compiled.Result result = withoutPerVmaLock(check);
        check.that(result.compiled().isPresent(), String.join("; ", result.errors()));
    }

    @Behaviour(
            id = "without-per-vma-lock-falls-back",
            compiles = true,
            says = "without CONFIG_PER_VMA_LOCK the speculation always gives up, and the locked path finds the uprobe",
            raisedBy = {RFC_HELPERS, "20241023192236.GB11151@noisy.programming.kicks-ass.net"},
            settledBy = "CAEf4Bza7+DraKrNoG3ebUaZUvmk3HN+cT8TgtnThkp_XGPf6AA@mail.gmail.com",
            notApplicable = {V2, V5},
            note = "v2 and v5 do not build that way.")
    void withoutPerVmaLockFallsBack(Check check) {
        Class<?> code = check.code(Lookup.class).getClass();
        withoutPerVmaLock(check).compiled().ifPresent(compiled -> {
            Lookup lookup = (Lookup) compiled.instance(code);
            check.explore(w -> {
                Fixture f = new Fixture(w, lookup);
                f.speculates("task");
                f.looksUp("other task");
                f.writes("merge", f::growDown);
                w.never("resolved without the lock", end -> end.result("task") != null);
                f.mustResolve("other task");
            });
        });
    }

    private static Compiled.Result withoutPerVmaLock(Check check) {
        Class<?> code = check.code(Lookup.class).getClass();
        return Compiled.of(Kconfig.without("CONFIG_PER_VMA_LOCK", Sources.of(code)), code);
    }

    @Behaviour(
            id = "resolves-without-the-lock",
            says = "a lookup whose speculation succeeds does not touch mmap_lock",
            raisedBy = RFC_LOOKUP,
            note = "The task holds the bare rw_semaphore itself, so that taking it would deadlock.")
    void resolvesWithoutTheLock(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            w.thread("task", () -> {
                f.mm.mmapLock.downWrite();
                Uprobe found = lookup.findActiveUprobeRcu(f.mm, BREAKPOINT, new int[1]);
                f.mm.mmapLock.upWrite();
                return found;
            });
            f.mustResolve("task");
        });
    }

    @Behaviour(
            id = "anonymous-mapping",
            says = "in a mapping without a file there is no uprobe, with the lock or without",
            raisedBy = {JANN_ON_FILES, RFC_LOOKUP},
            settledBy = "CAEf4Bzb60-PjWXK3apuvxsJh70iXpoBo0WR2R4iXYsXwEChnsA@mail.gmail.com")
    void anonymousMapping(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup);
            f.vma.vmFile.set(null);
            w.thread("task", () -> lookup.findActiveUprobeRcu(f.mm, BREAKPOINT, new int[1]));
            w.never("a uprobe of no file", end -> end.result("task") != null);
        });
    }

    @Behaviour(
            id = "backing-file-is-freed",
            says = "the memory of a backing file is given back at last",
            raisedBy = V2_FILES,
            notApplicable = {V3, V4, V5, APPLIED},
            note =
                    "From v3 on the base tree keeps such files in a type-safe cache, and file_free() is not part of the series.")
    void backingFileIsFreed(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup, true, VM_MAYEXEC);
            f.writes("munmap", f::unmap);
            w.never("the backing file's memory is leaked", end -> !end.freed(f.file));
        });
    }

    @Behaviour(
            id = "file-free-does-not-sleep",
            says = "file_free() of a backing file may be called where nothing may sleep",
            raisedBy = V2_FILES,
            settledBy = "20241009-eisvogel-zugelangt-d211199df267@brauner",
            fails = V2,
            how = "sleeping in atomic context",
            flips = @Flip(at = V2, by = V2_FILES),
            note =
                    "kfree_rcu_mightsleep() must not be called there; the patch relies on such files being freed in process"
                            + " context only, and so no mail calls it a fault.")
    void fileFreeDoesNotSleep(Check check) {
        Lookup lookup = check.code(Lookup.class);
        check.explore(w -> {
            Fixture f = new Fixture(w, lookup, true, VM_MAYEXEC);
            w.thread("task", () -> {
                Cpu.preemptDisable();
                lookup.fileFree(f.file);
                Cpu.preemptEnable();
            });
        });
    }
}

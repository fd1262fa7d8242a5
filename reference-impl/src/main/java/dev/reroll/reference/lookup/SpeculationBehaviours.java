package dev.reroll.reference.lookup;

import static dev.reroll.reference.explore.Model.WEAK;
import static dev.reroll.reference.kernel.VmAreaStruct.PAGE_SHIFT;
import static dev.reroll.reference.kernel.VmAreaStruct.VM_MAYEXEC;
import static dev.reroll.reference.lookup.Fixture.BREAKPOINT;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;

/** What a speculation may see: order, lifetimes, marking. */
abstract class SpeculationBehaviours {
    static final String RFC = "RFC";
    static final String V1 = "v1";
    static final String V2 = "v2";
    static final String V4 = "v4";
    static final String V5 = "v5";
    static final String APPLIED = "applied";
    static final String JANN_ON_BARRIERS = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";
    static final String JANN_ON_FILES = "CAG48ez2G1Pf_RRRT0av=6r_4HcLZu6QMgveepk-ENo=PkaZC1w@mail.gmail.com";
    static final String JANN_ON_WIDTH = "CAG48ez131NJWvo_RrxL7Ss0p4jd_aKOu71z1vm9wfaH7Qjn+qw@mail.gmail.com";
    static final String MATEUSZ_LINE_BY_LINE = "o46u6b2w4b2ijrh3yzj7rc4c3outqmmtzbgbnzhscfuqsu4i4u@uhv65maza2d5";
    static final String ANDRII_TO_MATEUSZ = "CAEf4BzZ6jSFr_75cWQdxZOHzR-MyJS1xUY-TkG0=2A8Z1gP42g@mail.gmail.com";
    static final String SUREN_RESEND = "20240912210222.186542-1-surenb@google.com";
    static final String V2_HELPERS = "20241001225207.2215639-2-andrii@kernel.org";
    static final String V2_WIDTH = "20241001225207.2215639-3-andrii@kernel.org";
    static final String V2_FILES = "20241001225207.2215639-4-andrii@kernel.org";
    static final String V2_LOOKUP = "20241001225207.2215639-6-andrii@kernel.org";
    static final String V3_LOOKUP = "20241010205644.3831427-5-andrii@kernel.org";
    static final String V4_SEQCOUNT = "20241028010818.2487581-2-andrii@kernel.org";
    static final String SUREN_V2_SEQCOUNT = "20241121162826.987947-2-surenb@google.com";

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
}

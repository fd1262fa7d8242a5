package dev.reroll.reference.vmaseq;

import static dev.reroll.reference.explore.Model.SC;
import static dev.reroll.reference.explore.Model.WEAK;

import dev.reroll.reference.behaviour.Behaviour;
import dev.reroll.reference.behaviour.Behaviour.Fails;
import dev.reroll.reference.behaviour.Behaviour.Flip;
import dev.reroll.reference.behaviour.Check;
import dev.reroll.reference.behaviour.Series;
import dev.reroll.reference.behaviour.Series.Posting;
import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Order;
import dev.reroll.reference.kernel.VmAreaStruct;
import dev.reroll.reference.kernel.VmaTree;

/** What a speculation on a VMA's own counter promises, design by design; A4 is the mm-wide counter that was posted instead. */
@Series(
        name = "vmaseq",
        title = "speculation on vm_lock_seq, the per-VMA counter, August 2024",
        revisions = {
            @Posting(
                    name = "A0",
                    cover = "CAEf4BzavWOgCLQoNdmPyyqHcm7gY5USKU5f1JWfyaCbuc_zVAA@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a0.Revision.class),
            @Posting(
                    name = "A1",
                    cover = "CAEf4BzZ26FNTguRh_X9_5eQZvOeKb+c-o3mxSzoM2+TF3NqaWA@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a1.Revision.class),
            @Posting(
                    name = "A2",
                    cover = "CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a2.Revision.class),
            @Posting(
                    name = "A3",
                    cover = "CAJuCfpGZT+ci0eDfTuLvo-3=jtEfMLYswnDJ0CQHfittou0GZQ@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a3.Revision.class),
            @Posting(
                    name = "A3-no-wmb",
                    cover = "CAJuCfpGZT+ci0eDfTuLvo-3=jtEfMLYswnDJ0CQHfittou0GZQ@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a3nowmb.Revision.class),
            @Posting(
                    name = "A3-no-rmb",
                    cover = "CAJuCfpGZT+ci0eDfTuLvo-3=jtEfMLYswnDJ0CQHfittou0GZQ@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a3normb.Revision.class),
            @Posting(
                    name = "A3-swapped",
                    cover = "CAJuCfpGZT+ci0eDfTuLvo-3=jtEfMLYswnDJ0CQHfittou0GZQ@mail.gmail.com",
                    code = dev.reroll.reference.vmaseq.a3swapped.Revision.class),
            @Posting(
                    name = "A4",
                    cover = "20240813042917.506057-1-andrii@kernel.org",
                    code = dev.reroll.reference.vmaseq.a4.Revision.class)
        })
public class VmaSequenceBehaviours {
    private static final String A0 = "A0";
    private static final String A1 = "A1";
    private static final String A2 = "A2";
    private static final String A3 = "A3";
    private static final String NO_WMB = "A3-no-wmb";
    private static final String NO_RMB = "A3-no-rmb";
    private static final String SWAPPED = "A3-swapped";
    private static final String A4 = "A4";
    private static final String PETER_ON_A0 = "20240803085312.GP39708@noisy.programming.kicks-ass.net";
    private static final String ANDRII_A1 = "CAEf4BzZ26FNTguRh_X9_5eQZvOeKb+c-o3mxSzoM2+TF3NqaWA@mail.gmail.com";
    private static final String SUREN_ON_A1 = "CAJuCfpFqEjG7HCx1F=Q3fScYAhaAou0Un2SFpibimkxZr7Jsbw@mail.gmail.com";
    private static final String SUREN_ON_ORDER = "CAJuCfpGsDbcDy9s7NwZuaf2S+v9RMGjoC9NUVszDG3kwCMHCXg@mail.gmail.com";
    private static final String ANDRII_A2 = "CAEf4BzZeLg0WsYw2M7KFy0+APrPaPVBY7FbawB9vjcA2+6k69Q@mail.gmail.com";
    private static final String SUREN_A3 = "CAJuCfpGZT+ci0eDfTuLvo-3=jtEfMLYswnDJ0CQHfittou0GZQ@mail.gmail.com";
    private static final String JANN_ON_A3 = "CAG48ez2VwmFU7ubongD1AnYJDf2-RrFod33Zvbjy1NwRj4-Y1A@mail.gmail.com";
    private static final String MATEUSZ_ON_A4 = "o46u6b2w4b2ijrh3yzj7rc4c3outqmmtzbgbnzhscfuqsu4i4u@uhv65maza2d5";
    private static final String RFC_HELPERS = "20240813042917.506057-12-andrii@kernel.org";
    private static final String A4_PATCH = "20240813042917.506057-14-andrii@kernel.org";
    private static final String VARIANTS =
            "A3-no-wmb and A3-no-rmb are A3 without one of its two barriers, A3-swapped loads the mm's counter first.";

    private static VmaSequence code(Check check) {
        return check.code(VmaSequence.class);
    }

    @Behaviour(
            id = "quiet-vma-is-found",
            says = "where nobody writes the lookup finds the uprobe",
            raisedBy = PETER_ON_A0)
    void quietVmaIsFound(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.never("gave up, or a wrong one", end -> end.result("reader") != f.right);
        });
    }

    @Behaviour(
            id = "not-inside-a-vma-write",
            says = "in program order: no lookup is believed that ran inside a write of the VMA",
            raisedBy = PETER_ON_A0,
            settledBy = ANDRII_A1,
            fails = A0,
            under = SC,
            models = SC,
            how = "wrong uprobe",
            note = "Two equal reads of vm_lock_seq say that no write began in between, not that none is going on.")
    void notInsideAWrite(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> f.section(f.vma, f::growDown));
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "vma-is-read-whole",
            says = "a lookup that is believed saw the VMA before a write or after it, not half of it",
            raisedBy = {SUREN_ON_ORDER, SUREN_A3, JANN_ON_A3},
            settledBy = SUREN_A3,
            fails = A0,
            how = "wrong uprobe",
            also =
                    @Fails(
                            in = {A1, A2, NO_WMB, NO_RMB, A4},
                            under = WEAK,
                            how = "wrong uprobe"),
            flips = {
                @Flip(at = A3, by = SUREN_A3),
                @Flip(at = NO_WMB, by = SUREN_A3),
                @Flip(at = SWAPPED, by = SUREN_A3),
                @Flip(at = A4, by = A4_PATCH)
            },
            note = VARIANTS)
    void vmaIsReadWhole(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> f.section(f.vma, f::growDown));
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "vma-recheck-comes-last",
            says = "the counter is read again after everything that the lookup read",
            raisedBy = {SUREN_A3, JANN_ON_A3},
            settledBy = SUREN_A3,
            fails = A0,
            how = "wrong uprobe",
            also =
                    @Fails(
                            in = {A1, A2, NO_RMB, A4},
                            under = WEAK,
                            how = "wrong uprobe"),
            flips = {
                @Flip(at = A3, by = SUREN_A3),
                @Flip(at = NO_RMB, by = SUREN_A3),
                @Flip(at = SWAPPED, by = SUREN_A3),
                @Flip(at = A4, by = A4_PATCH)
            },
            note = "The writer has full barriers of its own. " + VARIANTS)
    void recheckComesLast(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                Cpu.smpMb();
                f.growDown();
                Cpu.smpMb();
                f.code.mmapWriteUnlock(f.mm);
            });
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "counter-comes-before-data",
            says = "no store to the VMA is seen by who still sees the counters of before the write",
            raisedBy = {SUREN_ON_ORDER, SUREN_A3},
            settledBy = SUREN_A3,
            fails = {A0, A1, A2, NO_WMB, A4},
            under = WEAK,
            how = "a store was seen before the counter",
            flips = {
                @Flip(at = A3, by = SUREN_A3),
                @Flip(at = NO_WMB, by = SUREN_A3),
                @Flip(at = NO_RMB, by = SUREN_A3),
                @Flip(at = A4, by = RFC_HELPERS)
            },
            note = "up_write() is a RELEASE: what comes after it in the program can be seen before it. " + VARIANTS)
    void counterComesBeforeData(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            IntCell over = new IntCell(w, "over", 0);
            w.thread("reader", () -> {
                boolean seen = f.vma.vmStart.readOnce() == 0x1000;
                Cpu.smpMb();
                boolean unlocked = f.code.looksUnlocked(f.vma);
                Cpu.smpMb();
                return seen && unlocked && over.readOnce() == 0;
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.growDown();
                over.storeRelease(1);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never(
                    "a store was seen before the counter",
                    end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "vma-counter-is-loaded-first",
            says =
                    "in program order: the mm's counter of a past section is not compared with the VMA's of the next one",
            raisedBy = ANDRII_A2,
            settledBy = SUREN_A3,
            fails = {A0, SWAPPED},
            under = SC,
            models = SC,
            how = "wrong uprobe",
            flips = {@Flip(at = A1, by = ANDRII_A1), @Flip(at = SWAPPED, by = SUREN_A3), @Flip(at = A4, by = A4_PATCH)},
            note = VARIANTS)
    void vmaCounterIsLoadedFirst(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> {
                f.section(f.other, () -> {});
                f.section(f.vma, f::growDown);
            });
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "next-section-shows-the-past-one",
            says = "who sees the VMA locked by a section sees the end of the section before",
            raisedBy = JANN_ON_A3,
            fails = {A1, A2, A3, NO_WMB, NO_RMB, A4},
            under = WEAK,
            how = "wrong uprobe",
            also =
                    @Fails(
                            in = {A0, SWAPPED},
                            how = "wrong uprobe"),
            note =
                    "Of interest is A3, the others fail anyway. The reader loads the second section's number from the VMA"
                            + " and then, stale, the first's from the mm; they differ, so it goes on, and the last look"
                            + " finds the number that it knows. The mail relies on an implicit order between the store that"
                            + " ends a section and the next section's store to vm_lock_seq. Our rwsem is ACQUIRE and"
                            + " RELEASE and no more, which does not give it; that a machine's rwsem is so weak is not"
                            + " claimed.")
    void nextSectionShowsThePastOne(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> {
                f.section(f.other, () -> {});
                f.section(f.vma, f::growDown);
            });
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "other-vma-does-not-disturb",
            says = "a write of another VMA, begun and ended meanwhile, does not make the lookup give up",
            raisedBy = {SUREN_ON_A1, MATEUSZ_ON_A4},
            settledBy = ANDRII_A2,
            fails = {A1, A4},
            how = "gave up",
            flips = {@Flip(at = A1, by = ANDRII_A1), @Flip(at = A2, by = ANDRII_A2), @Flip(at = A4, by = A4_PATCH)},
            note = "No fault of A4: its price, which was accepted.")
    void otherVmaDoesNotDisturb(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> f.section(f.other, () -> {}));
            w.never("gave up, or a wrong one", end -> end.result("reader") != f.right);
        });
    }

    @Behaviour(
            id = "held-lock-does-not-disturb",
            says = "a writer of the address space that leaves this VMA alone does not make the lookup give up",
            raisedBy = {MATEUSZ_ON_A4, SUREN_A3},
            fails = A4,
            how = "gave up",
            flips = @Flip(at = A4, by = A4_PATCH),
            note = "No fault of A4: its price, which was accepted.")
    void heldLockDoesNotDisturb(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("task", () -> {
                f.code.mmapWriteLock(f.mm);
                Object found = f.lookUp();
                f.code.mmapWriteUnlock(f.mm);
                return found;
            });
            w.never("gave up, or a wrong one", end -> end.result("task") != f.right);
        });
    }

    @Behaviour(
            id = "vma-counter-turns-round",
            says = "2^32 steps of the counter between its two loads are noticed",
            raisedBy = JANN_ON_A3,
            fails = {A0, A1, A2, A3, NO_WMB, NO_RMB, SWAPPED, A4},
            under = SC,
            models = SC,
            how = "wrong uprobe",
            note =
                    "vm_lock_seq stayed an int, since no per-VMA design was merged; the mm-wide counter became 64 bits wide in"
                            + " v2 of the lookup series.")
    void vmaCounterTurnsRound(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> {
                f.section(f.vma, f::growDown);
                // all but two of the sections that bring the counter round, by others
                f.mm.mmLockSeq.rmw("sections by others", Order.FULL, seq -> -f.code.step());
                f.section(f.vma, () -> {});
            });
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "vma-is-found-again",
            says = "after a write of the VMA the lookup finds the uprobe as before",
            raisedBy = SUREN_ON_A1)
    void vmaIsFoundAgain(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("task", () -> {
                f.section(f.vma, f::growDown);
                return f.lookUp();
            });
            w.never("gave up, or a wrong one", end -> end.result("task") != f.right);
        });
    }

    @Behaviour(
            id = "unfit-vma-is-left-alone",
            says = "a VMA without a file, or that must not be executed, is no place for a breakpoint",
            raisedBy = PETER_ON_A0)
    void unfitVmaIsLeftAlone(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("task", () -> {
                f.vma.vmFlags.set(0);
                Object first = f.lookUp();
                f.vma.vmFlags.set(VmAreaStruct.VM_MAYEXEC);
                f.vma.vmFile.set(null);
                return first == null && f.lookUp() == null;
            });
            w.never("a uprobe where none can be", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "vma-outlives-the-lookup",
            says = "a VMA that is unmapped and freed meanwhile is not touched after that",
            raisedBy = ANDRII_A2,
            note = "The file is of another lifetime: see the lookup.")
    void vmaOutlivesTheLookup(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, code(check));
            VmaTree emptied = new VmaTree(w, "tree'");
            w.thread("reader", f::lookUp);
            w.thread("writer", () -> {
                f.section(f.vma, () -> f.mm.mmMt.rcuAssign(emptied));
                Cpu.kfreeRcu(f.vma);
            });
            f.onlyTheRightOne("reader");
        });
    }

    @Behaviour(
            id = "vma-write-asserts-the-lock",
            says = "vma_start_write() without mmap_lock is reported",
            raisedBy = SUREN_A3)
    void vmaWriteAssertsTheLock(Check check) {
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, code(check));
                    w.thread("task", () -> f.code.vmaStartWrite(f.vma));
                },
                "not held for write where the code asserts it");
    }

    @Behaviour(
            id = "vma-unlock-asserts-the-lock",
            says = "the end of a write section without mmap_lock is reported",
            raisedBy = RFC_HELPERS)
    void vmaUnlockAssertsTheLock(Check check) {
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, code(check));
                    w.thread("task", () -> f.code.mmapWriteUnlock(f.mm));
                },
                "not held for write where the code asserts it");
    }

    @Behaviour(
            id = "vma-lookup-is-marked",
            says = "what the lookup reads without a lock is marked for KCSAN",
            raisedBy = ANDRII_A2,
            fails = {A3, NO_WMB, NO_RMB, SWAPPED},
            how = "data race on vma.vm_lock_seq",
            flips = {@Flip(at = A3, by = SUREN_A3), @Flip(at = A4, by = A4_PATCH)},
            note = "A3 was sketched in a mail; its last look at vm_lock_seq is plain there.")
    void vmaLookupIsMarked(Check check) {
        check.exploreForRaces(w -> {
            Fixture f = new Fixture(w, code(check));
            w.thread("reader", () -> {
                f.lookUp();
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.growDown();
                f.vma.vmFlags.set(0);
                f.vma.vmFile.set(null);
                f.code.mmapWriteUnlock(f.mm);
            });
        });
    }
}

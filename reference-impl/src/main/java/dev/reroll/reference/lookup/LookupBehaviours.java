package dev.reroll.reference.lookup;

import static dev.reroll.reference.explore.Model.WEAK;
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
public class LookupBehaviours extends SpeculationBehaviours {
    private static final String V3 = "v3";
    private static final String OLEG_ON_FLAGS = "20240915150429.GC27726@redhat.com";
    private static final String RFC_HELPERS = "20240813042917.506057-12-andrii@kernel.org";
    private static final String RFC_LOOKUP = "20240813042917.506057-14-andrii@kernel.org";
    private static final String V2_CHECKS = "20241001225207.2215639-5-andrii@kernel.org";
    private static final String V3_WIDTH = "20241010205644.3831427-3-andrii@kernel.org";
    private static final String SUREN_V3_SEQCOUNT = "20241122174416.1367052-2-surenb@google.com";

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

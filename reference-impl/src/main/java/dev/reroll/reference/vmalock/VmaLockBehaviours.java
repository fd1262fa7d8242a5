package dev.reroll.reference.vmalock;

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
import dev.reroll.reference.kernel.VmaTree;

/** What the per-VMA read lock promises: with an rwsem and a flag, and with the count that took their place. */
@Series(
        name = "vmalock",
        title = "move per-vma lock into vm_area_struct; reimplement per-vma lock as a refcount",
        revisions = {
            @Posting(
                    name = "v5",
                    cover = "20241206225204.4008261-1-surenb@google.com",
                    code = dev.reroll.reference.vmalock.v5.Revision.class),
            @Posting(
                    name = "v10",
                    cover = "20250213224655.1680278-1-surenb@google.com",
                    code = dev.reroll.reference.vmalock.v10.Revision.class),
            @Posting(
                    name = "fixed",
                    cover = "20250220185304.8313A7d-hca@linux.ibm.com",
                    code = dev.reroll.reference.vmalock.fixed.Revision.class)
        })
public class VmaLockBehaviours {
    private static final String V5 = "v5";
    private static final String V10 = "v10";
    private static final String FIXED = "fixed";
    private static final String V5_HELPERS = "20241206225204.4008261-2-surenb@google.com";
    private static final String V5_REUSE = "20241206225204.4008261-5-surenb@google.com";
    private static final String VLASTIMIL_ON_REUSE = "6b29b2a5-c244-4930-a5a0-1a24a04e7e35@suse.cz";
    private static final String SUREN_PIVOTS = "CAJuCfpHOJystnxDZEY8v0iYqVQXqDYnjAoEW3U9SYcbzbzrjAg@mail.gmail.com";
    private static final String V10_REFCOUNT = "20250213224655.1680278-13-surenb@google.com";
    private static final String HEIKO = "20250220185304.8313A7d-hca@linux.ibm.com";
    private static final long ADDRESS = 0x2234;

    /** An address space with two VMAs. */
    private static final class Fixture {
        final VmaLocks code;
        final MmStruct mm;
        final Vma vma;
        final Vma next;
        final VmaTree emptied;

        Fixture(World w, Check check) {
            code = check.code(VmaLocks.class);
            mm = new MmStruct(w);
            vma = code.newVma(w, "vma", mm, 0x2000, 0x4000, true);
            next = code.newVma(w, "next vma", mm, 0x8000, 0x9000, true);
            mm.mmMt.rcuAssign(new VmaTree(
                    w, "tree", new VmaTree.Slot(0x2000, 0x3fff, vma), new VmaTree.Slot(0x8000, 0x8fff, next)));
            emptied = new VmaTree(w, "tree'", new VmaTree.Slot(0x8000, 0x8fff, next));
        }
    }

    @Behaviour(
            id = "vma-reader-keeps-writer-out",
            says = "who holds a VMA for read sees it whole, and no store to it comes in between",
            raisedBy = V5_REUSE)
    void vmaReaderKeepsWriterOut(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                if (vma == null) {
                    return false;
                }
                boolean mixed = vma.vmStart.readOnce() >> 12 != vma.vmPgoff.readOnce();
                f.code.vmaEndRead(vma);
                return mixed;
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.vma.vmStart.set(0x1000);
                f.vma.vmPgoff.set(1);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never("half of a write was seen", end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "unlocked-vma-can-be-read",
            says = "vma_start_read() does not refuse a VMA that nobody writes",
            raisedBy = V5_HELPERS,
            fails = {V5, V10, FIXED},
            how = "a VMA that nobody writes was refused",
            note =
                    "No fault: after a full turn of the counter it can look locked, and the caller takes mmap_lock. That is"
                            + " why vma_start_read_locked() is another function.")
    void unlockedVmaCanBeRead(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("task", () -> {
                turn(f);
                boolean got = f.code.vmaStartRead(f.mm, f.vma);
                if (got) {
                    f.code.vmaEndRead(f.vma);
                }
                return got;
            });
            w.never(
                    "a VMA that nobody writes was refused",
                    end -> end.result("task").equals(false));
        });
    }

    /** A write section on the VMA, and then as many without it as bring the counter to where it was in that section. */
    private static void turn(Fixture f) {
        f.code.mmapWriteLock(f.mm);
        f.code.vmaStartWrite(f.vma);
        f.code.mmapWriteUnlock(f.mm);
        f.mm.mmLockSeq.writeOnce(f.vma.vmLockSeq.readOnce());
    }

    @Behaviour(
            id = "locked-read-looks-at-no-counter",
            says = "with mmap_lock held for read a VMA can be locked whatever its counter is, and mmap_lock let go",
            raisedBy = V5_HELPERS)
    void lockedReadLooksAtNoCounter(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("task", () -> {
                turn(f);
                f.mm.mmapLock.downRead();
                boolean got = f.code.vmaStartReadLocked(f.vma);
                f.mm.mmapLock.upRead();
                if (got) {
                    f.code.vmaEndRead(f.vma);
                }
                return got;
            });
            w.never("refused", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "locked-read-keeps-writer-out",
            says = "a VMA that was locked under mmap_lock stays as it is after mmap_lock was let go",
            raisedBy = V5_HELPERS)
    void lockedReadKeepsWriterOut(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("reader", () -> {
                f.mm.mmapLock.downRead();
                f.code.vmaStartReadLocked(f.vma);
                f.mm.mmapLock.upRead();
                boolean mixed = f.vma.vmStart.readOnce() >> 12 != f.vma.vmPgoff.readOnce();
                f.code.vmaEndRead(f.vma);
                return mixed;
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.vma.vmStart.set(0x1000);
                f.vma.vmPgoff.set(1);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never("half of a write was seen", end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "locked-read-has-room",
            says = "vma_start_read_locked() cannot fail, however many readers there are",
            raisedBy = V10_REFCOUNT,
            fails = {V10, FIXED},
            how = "refused",
            flips = @Flip(at = V10, by = V10_REFCOUNT),
            note =
                    "The price of the count: it has a limit, so the function returns whether it locked, and its callers ask.")
    void lockedReadHasRoom(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("task", () -> {
                f.code.fillWithReaders(f.vma);
                f.mm.mmapLock.downRead();
                boolean got = f.code.vmaStartReadLocked(f.vma);
                f.mm.mmapLock.upRead();
                if (got) {
                    f.code.vmaEndRead(f.vma);
                }
                return got;
            });
            w.never("refused", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "unlock-frees-every-vma",
            says = "a writer that locked two VMAs keeps readers off both, and its unlock lets them back to both",
            raisedBy = V5_REUSE)
    void unlockFreesEveryVma(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("task", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.code.vmaStartWrite(f.next);
                boolean kept = !f.code.vmaStartRead(f.mm, f.vma) && !f.code.vmaStartRead(f.mm, f.next);
                f.code.mmapWriteUnlock(f.mm);
                boolean back = f.code.vmaStartRead(f.mm, f.vma) && f.code.vmaStartRead(f.mm, f.next);
                f.code.vmaEndRead(f.vma);
                f.code.vmaEndRead(f.next);
                return kept && back;
            });
            w.never("not so", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "freed-vma-cannot-be-locked",
            says = "nobody locks a VMA for read that is being freed, or is another one already",
            raisedBy = {VLASTIMIL_ON_REUSE, SUREN_PIVOTS},
            settledBy = V10_REFCOUNT,
            fails = V5,
            under = WEAK,
            how = "a freed VMA was locked",
            also = @Fails(in = V10, how = "NULL pointer dereference"),
            note =
                    "vm_area_free() of v5 makes vm_lock_seq differ from the mm's counter before the write lock is let go, and"
                            + " nothing orders that store after the one that says detached. In v10 the word that says"
                            + " detached is the lock; but v10 as posted crashes here first. v5 fails on no x86.")
    void freedVmaCannotBeLocked(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            IntCell gone = new IntCell(w, "gone", 0);
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                if (vma == null) {
                    return false;
                }
                Cpu.smpMb();
                boolean freed = gone.readOnce() == 1;
                f.code.vmaEndRead(vma);
                return freed;
            });
            w.thread("munmap", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.mm.mmMt.rcuAssign(f.emptied);
                f.code.vmaMarkDetached(f.vma);
                gone.writeOnce(1);
                f.code.recycle(f.vma);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never("a freed VMA was locked", end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "attached-vma-is-known-whole",
            says = "who finds a recycled VMA attached sees where it is now",
            raisedBy = V5_REUSE,
            settledBy = {V5_REUSE, V10_REFCOUNT},
            fails = V10,
            how = "NULL pointer dereference",
            flips = {@Flip(at = V10, by = V10_REFCOUNT), @Flip(at = FIXED, by = HEIKO)},
            note = "v10 as posted crashes where it finds a VMA that is not attached yet.")
    void attachedVmaIsKnownWhole(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            Vma recycled = f.code.newVma(w, "recycled vma", f.mm, 0x5000, 0x6000, false);
            f.mm.mmMt.rcuAssign(new VmaTree(w, "stale tree", new VmaTree.Slot(0x5000, 0x5fff, recycled)));
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, 0x5234);
                if (vma != null) {
                    f.code.vmaEndRead(vma);
                }
                return vma != null;
            });
            w.thread("mmap", () -> {
                f.code.mmapWriteLock(f.mm);
                recycled.vmStart.set(0xa000);
                recycled.vmEnd.set(0xb000);
                f.code.vmaMarkAttached(recycled);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never(
                    "a VMA was locked for an address that it does not hold",
                    end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "isolated-vma-is-walked-again",
            says = "a reader whose VMA left the tree after it was found walks again and crashes nowhere",
            raisedBy = HEIKO,
            settledBy = HEIKO,
            fails = V10,
            how = "NULL pointer dereference",
            flips = @Flip(at = V10, by = V10_REFCOUNT),
            note =
                    "Our Java has NULL where the kernel has ERR_PTR(-EAGAIN); both are followed. Up to two walks are made"
                            + " here.")
    void isolatedVmaIsWalkedAgain(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            Vma merged = f.code.newVma(w, "merged vma", f.mm, 0x1000, 0x4000, true);
            VmaTree after = new VmaTree(w, "tree''", new VmaTree.Slot(0x1000, 0x3fff, merged));
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                if (vma != null) {
                    f.code.vmaEndRead(vma);
                }
                return true;
            });
            w.thread("merge", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.mm.mmMt.rcuAssign(after);
                f.code.vmaMarkDetached(f.vma);
                f.code.mmapWriteUnlock(f.mm);
            });
        });
    }

    @Behaviour(
            id = "start-read-acquires",
            says = "a lock that vma_start_read() gave shows everything that the last writer stored",
            raisedBy = V5_REUSE)
    void startReadAcquires(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("reader", () -> {
                if (!f.code.vmaStartRead(f.mm, f.vma)) {
                    return false;
                }
                boolean mixed = f.vma.vmStart.readOnce() >> 12 != f.vma.vmPgoff.readOnce();
                f.code.vmaEndRead(f.vma);
                return mixed;
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.vma.vmStart.set(0x1000);
                f.vma.vmPgoff.set(1);
                f.code.mmapWriteUnlock(f.mm);
            });
            w.never("half of a write was seen", end -> end.result("reader").equals(true));
        });
    }

    @Behaviour(
            id = "vma-lock-is-marked",
            says = "what the lock reads beside a writer is marked for KCSAN",
            raisedBy = V5_REUSE)
    void vmaLockIsMarked(Check check) {
        check.exploreForRaces(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                if (vma != null) {
                    f.code.vmaEndRead(vma);
                }
            });
            w.thread("writer", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.code.mmapWriteUnlock(f.mm);
            });
        });
    }

    @Behaviour(
            id = "new-vma-is-attached-locked",
            says = "a new VMA that is write-locked before it is attached opens to readers at the unlock, not before",
            raisedBy = V5_REUSE)
    @SuppressWarnings("ReferenceEquality") // the very VMA
    void newVmaIsAttachedLocked(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            Vma fresh = f.code.newVma(w, "new vma", f.mm, 0x5000, 0x6000, false);
            VmaTree after = new VmaTree(w, "tree''", new VmaTree.Slot(0x5000, 0x5fff, fresh));
            w.thread("task", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(fresh);
                f.code.vmaMarkAttached(fresh);
                f.mm.mmMt.rcuAssign(after);
                boolean kept = f.code.lockVmaUnderRcu(f.mm, 0x5234) == null;
                f.code.mmapWriteUnlock(f.mm);
                Vma vma = f.code.lockVmaUnderRcu(f.mm, 0x5234);
                if (vma != null) {
                    f.code.vmaEndRead(vma);
                }
                return kept && vma == fresh && f.code.lockVmaUnderRcu(f.mm, 0x7000) == null;
            });
            w.never("not so", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "vma-of-another-mm-is-let-go",
            says = "a VMA that was recycled for another address space is not locked for this one, and not left locked",
            raisedBy = V5_REUSE,
            settledBy = V5_REUSE)
    void vmaOfAnotherMmIsLetGo(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            MmStruct other = new MmStruct(w);
            w.thread("task", () -> {
                f.vma.vmMm.set(other);
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                f.code.mmapWriteLock(other);
                f.code.vmaStartWrite(f.vma);
                f.code.mmapWriteUnlock(other);
                return vma == null;
            });
            w.never("locked", end -> end.result("task").equals(false));
        });
    }

    @Behaviour(
            id = "vma-memory-outlives-readers",
            says = "the page that a VMA lay in, given back a grace period later, is not touched after that",
            raisedBy = V5_REUSE,
            fails = V10,
            how = "NULL pointer dereference",
            flips = {@Flip(at = V10, by = V10_REFCOUNT), @Flip(at = FIXED, by = HEIKO)},
            note = "v10 as posted crashes before that.")
    void vmaMemoryOutlivesReaders(Check check) {
        check.explore(w -> {
            Fixture f = new Fixture(w, check);
            w.thread("reader", () -> {
                Vma vma = f.code.lockVmaUnderRcu(f.mm, ADDRESS);
                if (vma != null) {
                    f.code.vmaEndRead(vma);
                }
            });
            w.thread("munmap", () -> {
                f.code.mmapWriteLock(f.mm);
                f.code.vmaStartWrite(f.vma);
                f.mm.mmMt.rcuAssign(f.emptied);
                f.code.vmaMarkDetached(f.vma);
                f.code.mmapWriteUnlock(f.mm);
                Cpu.kfreeRcu(f.vma);
            });
        });
    }

    @Behaviour(
            id = "vma-detach-asserts-the-lock",
            says = "a VMA that is detached without its write lock is reported",
            raisedBy = V5_REUSE)
    void vmaDetachAssertsTheLock(Check check) {
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, check);
                    w.thread("task", () -> {
                        f.code.mmapWriteLock(f.mm);
                        f.code.vmaMarkDetached(f.vma);
                        f.code.mmapWriteUnlock(f.mm);
                    });
                },
                "detached without its write lock");
    }

    @Behaviour(
            id = "vma-lock-asserts-mmap-lock",
            says = "a write lock of a VMA without mmap_lock, and the unlocking of all of them, are reported",
            raisedBy = V5_HELPERS)
    void vmaLockAssertsMmapLock(Check check) {
        String words = "not held for write where the code asserts it";
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, check);
                    w.thread("task", () -> f.code.vmaStartWrite(f.vma));
                },
                words);
        check.exploreForReport(
                w -> {
                    Fixture f = new Fixture(w, check);
                    w.thread("task", () -> f.code.mmapWriteUnlock(f.mm));
                },
                words);
    }
}

package dev.reroll.reference.helpers;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.Mm;

/** One posting of the mm helpers, for the scenarios: the write lock, and the pair that brackets a speculation. */
public interface Helpers {
    Mm newMm(World world);

    void mmapWriteLock(Mm mm);

    void mmapWriteLockNested(Mm mm);

    /** 0, or a negative error where a fatal signal came first. */
    int mmapWriteLockKillable(Mm mm);

    void mmapWriteUnlock(Mm mm);

    void mmapWriteDowngrade(Mm mm);

    void mmapReadLock(Mm mm);

    void mmapReadUnlock(Mm mm);

    void vmaEndWriteAll(Mm mm);

    /** The helper that opens a section, whatever its name: false where it must not be begun. {@code seq[0]} is the count. */
    boolean begin(Mm mm, long[] seq);

    /** The helper that closes a section, with the answer as it gives it. */
    boolean end(Mm mm, long seq);

    /** Whether a caller may trust the section after that answer of {@link #end}. */
    boolean trusts(boolean answer);

    /** So many write-lock and unlock pairs by somebody else, in one step: the counter moves by twice that, in its own width. */
    void passCycles(Mm mm, long cycles);

    /** The counter, as wide as this revision has it. */
    long counter(Mm mm);
}

package dev.reroll.reference.lookup;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;

/** One revision of the speculative lookup, for the scenarios. */
public interface Lookup {
    Mm newMm(World world);

    void mmapWriteLock(Mm mm);

    void mmapWriteLockNested(Mm mm);

    /** 0, or a negative error where a fatal signal came first. */
    int mmapWriteLockKillable(Mm mm);

    void mmapWriteUnlock(Mm mm);

    void mmapWriteDowngrade(Mm mm);

    void vmaEndWriteAll(Mm mm);

    /** NULL where the lookup gave up. */
    Uprobe findActiveUprobeSpeculative(Mm mm, long bpVaddr);

    /** The whole lookup, with the locked path behind; {@code isSwbp} is set where there is no uprobe. */
    Uprobe findActiveUprobeRcu(Mm mm, long bpVaddr, int[] isSwbp);

    void fileFree(KFile file);

    /** So many write-lock and unlock pairs by somebody else, in one step: the counter moves by twice that, in its own width. */
    void passCycles(Mm mm, long cycles);

    /** The counter, as wide as this revision has it. */
    long counter(Mm mm);
}

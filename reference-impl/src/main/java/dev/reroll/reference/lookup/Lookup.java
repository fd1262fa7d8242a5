package dev.reroll.reference.lookup;

import dev.reroll.reference.helpers.Helpers;
import dev.reroll.reference.kernel.KFile;
import dev.reroll.reference.kernel.Mm;
import dev.reroll.reference.kernel.Uprobe;

/** One revision of the speculative lookup, for the scenarios. */
public interface Lookup extends Helpers {
    /** NULL where the lookup gave up. */
    Uprobe findActiveUprobeSpeculative(Mm mm, long bpVaddr);

    /** The whole lookup, with the locked path behind; {@code isSwbp} is set where there is no uprobe. */
    Uprobe findActiveUprobeRcu(Mm mm, long bpVaddr, int[] isSwbp);

    void fileFree(KFile file);
}

package dev.reroll.reference.lookup.applied;

import dev.reroll.reference.kernel.SeqcountT;

/** include/linux/seqlock.h. */
final class Seqlock {
    private Seqlock() {}

    /** raw_seqcount_try_begin(): false where a writer is inside; the count is handed out either way. */
    static boolean rawSeqcountTryBegin(SeqcountT s, int[] start) {
        start[0] = SeqcountT.rawReadSeqcount(s);
        return (start[0] & 1) == 0;
    }
}

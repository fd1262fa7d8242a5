package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.World;

/** seqcount_t, as include/linux/seqlock.h has it. Its counter is an unsigned int, so 2^32 steps bring it back. */
public final class SeqcountT extends KObject {
    /** sequence: odd while a writer is inside. */
    public final IntCell sequence = intCell("sequence", 0);

    public SeqcountT(World world, String name) {
        super(world, name);
    }

    /** do_raw_write_seqcount_begin(). */
    public static void doRawWriteSeqcountBegin(SeqcountT s) {
        Cpu.kcsanAtomicBegin();
        s.sequence.set(s.sequence.get() + 1);
        Cpu.smpWmb();
    }

    /** do_raw_write_seqcount_end(). */
    public static void doRawWriteSeqcountEnd(SeqcountT s) {
        Cpu.smpWmb();
        s.sequence.set(s.sequence.get() + 1);
        Cpu.kcsanAtomicEnd();
    }

    /** raw_read_seqcount(): does not wait for an even count. */
    public static int rawReadSeqcount(SeqcountT s) {
        int sequence = s.sequence.loadAcquire();
        Cpu.kcsanAtomicBegin();
        return sequence;
    }

    /** raw_seqcount_try_begin(): false where a writer is inside. {@code start[0]} is set either way. */
    public static boolean rawSeqcountTryBegin(SeqcountT s, int[] start) {
        start[0] = rawReadSeqcount(s);
        return (start[0] & 1) == 0;
    }

    /** do_read_seqcount_retry(): true where the section must not be trusted. */
    public static boolean doReadSeqcountRetry(SeqcountT s, int start) {
        Cpu.smpRmb();
        boolean retry = s.sequence.readOnce() != start;
        Cpu.kcsanAtomicEnd();
        return retry;
    }

    /** read_seqcount_retry(): for a plain seqcount_t the same. */
    public static boolean readSeqcountRetry(SeqcountT s, int start) {
        return doReadSeqcountRetry(s, start);
    }
}

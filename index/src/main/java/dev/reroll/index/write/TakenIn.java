package dev.reroll.index.write;

import dev.reroll.ingest.mail.Flaw;
import java.util.List;
import java.util.Map;

/**
 * What came of taking sources in.
 *
 * @param sources one for each source, in the order given
 * @param caughtUp mails that an interrupted run had left in the archive and that are indexed now
 * @param mails mails in the index afterwards
 * @param flawKinds how many mails of this run have each kind of flaw
 * @param flawed mails of this run that have one, at most {@link #FLAWED_SHOWN}
 * @param flawedTotal how many there were
 */
public record TakenIn(
        List<OfSource> sources,
        long caughtUp,
        long mails,
        Map<Flaw.Kind, Long> flawKinds,
        List<Flawed> flawed,
        long flawedTotal) {

    /** More are counted but not named. */
    public static final int FLAWED_SHOWN = 1000;

    /**
     * What one source gave.
     *
     * @param source as the person named it
     * @param list the inbox that it went to
     * @param read mails that the source held beyond what was read from it before
     * @param added of these, mails that were new to the archive
     * @param known of these, mails that the archive had
     * @param removed mails that the source has taken back since
     * @param rejected what the source held that is no mail, or could not be read
     */
    public record OfSource(
            String source, String list, long read, long added, long known, long removed, List<Rejected> rejected) {}

    /** Something in a source that could not be taken in, and why. */
    public record Rejected(String where, String reason) {}

    /** A mail that was kept and indexed although something in it could not be read. */
    public record Flawed(String id, String list, List<Flaw> flaws) {}
}

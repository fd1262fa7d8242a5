package dev.reroll.ingest.patch;

/**
 * One word of a subject's prefix and what it is taken for.
 *
 * @param text as written, without the separators around it
 */
public record SubjectToken(Kind kind, String text) {

    /** What a word of the prefix can be. */
    public enum Kind {
        PATCH,
        /** PATCHSET, PATCHBOMB: what follows is a series, so the mail is its cover letter even if it is "26/28". */
        PATCHSET,
        RFC,
        /** RFT or CFT: testers are asked for. */
        RFT,
        RESEND,
        PULL,
        /** AUTOSEL and the like: a backport proposed by a machine. */
        AUTOSEL,
        VERSION,
        COUNTER,
        /** A kernel release or several: 5.10/5.15, v5.10.y. */
        RELEASE,
        /** A tree or branch that the patch is meant for. */
        TREE,
        /** Not understood, and kept. */
        UNKNOWN
    }
}

package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Trailer;
import java.util.List;

/**
 * The trailers of one patch of a revision, as collected.
 *
 * @param patch Message-ID of the patch
 * @param own those in its own text, in order
 * @param given those that others gave it, in the order of time, each once
 * @param leftOut those that were found but do not go in, with the reason
 */
public record PatchTrailers(String patch, List<Trailer> own, List<Given> given, List<LeftOut> leftOut) {

    /**
     * A trailer that somebody gave.
     *
     * @param by From of the mail that gives it
     * @param mail Message-ID of that mail
     * @param target where it was given
     * @param label the revision that it was given to
     * @param fit how the giver's From fits the person in the trailer
     * @param condition the words before it that may limit it; empty for none
     */
    public record Given(
            Trailer trailer, Address by, String mail, Target target, String label, Fit fit, String condition) {}

    /** What the mail with the trailer answers. */
    public enum Target {
        PATCH,
        /** The cover letter: it holds for all patches. */
        SERIES,
        /** The same patch, by patch-id, in an earlier revision. */
        EARLIER_REVISION
    }

    /** How the From of a mail fits the person whom its trailer names. */
    public enum Fit {
        /** The same address, tags and company sub-domains aside. */
        ADDRESS,
        /** Another address under the same name. */
        NAME,
        /** It names somebody else: handed on, not given. */
        NO,
        /** It names nobody: a link, a commit. */
        NOBODY
    }

    /**
     * A trailer that was found and does not go in.
     *
     * @param why a sentence for the reader
     */
    public record LeftOut(Given given, String why) {}
}

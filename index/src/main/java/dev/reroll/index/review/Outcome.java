package dev.reroll.index.review;

import java.util.List;

/**
 * What became of a review point in one later revision.
 *
 * @param revision label of the later revision, as {@code v3}; empty for {@link Fate#NO_LATER_REVISION}
 * @param certainty how far the evidence carries
 * @param reason a sentence that says how it was found
 * @param before the anchored lines and those around them as they stood, with their marks
 * @param after what stands in their place, with their marks; empty where nothing does
 * @param mails Message-IDs that it rests on: the patch before, the patch after, the answer
 */
public record Outcome(
        String revision,
        Fate fate,
        Certainty certainty,
        String reason,
        List<String> before,
        List<String> after,
        List<String> mails) {

    public Outcome {
        before = List.copyOf(before);
        after = List.copyOf(after);
        mails = List.copyOf(mails);
    }

    /** What became of it. */
    public enum Fate {
        /** The anchored lines, or those around them, differ. */
        CHANGED,
        /** They stand as they did; somebody other than the author answered, or it asked for nothing. */
        UNCHANGED,
        PATCH_DROPPED,
        /** The patch is there, the lines are not, and nothing stands in their place. */
        CODE_GONE,
        /** The author replied and the lines stand. */
        ANSWERED_NO_CHANGE,
        /** The lines stand and the author said nothing. */
        UNANSWERED,
        NO_LATER_REVISION,
        /** What it is about cannot be followed: nothing quoted, or the later patch is not in the archive. */
        UNKNOWN
    }

    /** How far the evidence carries. */
    public enum Certainty {
        /** Read off the lines themselves. */
        CERTAIN,
        /** The lines speak for it, but more changed than what the point is about. */
        LIKELY,
        UNSURE
    }
}

package dev.reroll.index.series;

import java.util.List;

/**
 * Why two postings are taken for the same series.
 *
 * @param earlier Message-ID of the earlier posting's head
 * @param later Message-ID of the later posting's head
 * @param sameRevision whether the later repeats the earlier (a resend) instead of following it
 * @param score how sure that is, above 0 and up to 1; see {@link Joiner} for what each evidence is worth
 * @param evidence what it rests on, the strongest first
 */
public record Join(String earlier, String later, boolean sameRevision, double score, List<Evidence> evidence) {

    /**
     * One sign that two postings belong together.
     *
     * @param words what is the same, or the words that say so
     * @param mails the Message-IDs that it was read from
     */
    public record Evidence(Kind kind, String words, List<String> mails) {}

    /** The signs, the strongest first. */
    public enum Kind {
        CHANGE_ID,
        SUPERSEDES,
        LINK,
        ANSWERS,
        PATCH_ID,
        PATCH_TITLES,
        HEAD_TITLE,
        NEAR_TITLE,
        LIKE_DIFF,
        RESEND,
        /** The sender changed: the work was handed over. */
        HANDOVER
    }
}

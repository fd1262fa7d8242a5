package dev.reroll.index.series;

import java.util.List;

/**
 * How a posting of one series depends on a posting of another.
 *
 * @param from Message-ID of the head of the posting that builds on, takes from, or carries the other
 * @param to Message-ID of the head of the other
 * @param words what says so, or the titles that both have
 * @param mails the Message-IDs that it was read from
 */
public record Relation(Kind kind, String from, String to, String words, List<String> mails) {

    /** What one posting is to another. */
    public enum Kind {
        /** It says that it applies on top of the other. */
        BASED_ON,
        /** Its sender took some of its patches from an earlier, other series of his own. */
        TAKEN_FROM,
        /** It carries patches that somebody else posted. */
        CARRIES,
        /** It offers patches of the other for stable kernels. */
        BACKPORT_OF,
        /** It was sent in answer to the other. */
        ANSWERS,
        /** A mail in the thread of {@code from} links to {@code to}. */
        MENTIONS
    }
}

package dev.reroll.index.search;

import java.util.Optional;

/**
 * Which of the hits are wanted.
 *
 * @param list the inbox that must hold a hit, all where empty
 * @param offset hits (threads, when collapsed) to pass over
 * @param limit hits at most, 1 to {@value #LARGEST_PAGE}
 * @param collapseThreads only the first hit of each thread
 */
public record SearchOptions(Optional<String> list, Order order, int offset, int limit, boolean collapseThreads) {

    /** Hits of one page. */
    public static final int LARGEST_PAGE = 1_000;

    /** Hits that can be paged through; to have more, narrow the query or stream with {@link MailSearch#mails}. */
    public static final int DEEPEST = 10_000;

    /** Threads that can be paged through: each costs a gathering. */
    public static final int DEEPEST_COLLAPSED = 1_000;

    public SearchOptions {
        if (offset < 0) throw new IllegalArgumentException("offset must be 0 or more, got " + offset);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", got " + limit);
        }
        int deepest = collapseThreads ? DEEPEST_COLLAPSED : DEEPEST;
        if ((long) offset + limit > deepest) {
            throw new IllegalArgumentException("only the first " + deepest + (collapseThreads ? " threads" : " hits")
                    + " can be paged through, asked for up to " + ((long) offset + limit)
                    + ": narrow the query, by d: for instance");
        }
    }

    /** The newest hits of all inboxes. */
    public static SearchOptions newest(int limit) {
        return new SearchOptions(Optional.empty(), Order.NEWEST, 0, limit, false);
    }
}

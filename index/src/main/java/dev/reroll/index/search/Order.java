package dev.reroll.index.search;

/**
 * The order of hits. Of equal ones the smaller Message-ID comes first, so the same mails have the same order in every
 * index. Times are as {@link dev.reroll.index.schema.SentTime} believes them.
 */
public enum Order {
    /** The last sent first. */
    NEWEST,
    /** The first sent first. */
    OLDEST,
    /** The last arrived in the archive first. */
    ARRIVAL,
    /** The best match first (BM25), of equal ones the last sent. */
    RELEVANCE
}

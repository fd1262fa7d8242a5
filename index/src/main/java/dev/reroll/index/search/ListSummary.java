package dev.reroll.index.search;

import java.time.Instant;

/**
 * An inbox.
 *
 * @param list its name
 * @param mails mails in the index that it holds a copy of
 * @param newest when the last of them was sent, as {@link dev.reroll.index.schema.SentTime} believes it
 */
public record ListSummary(String list, long mails, Instant newest) {}

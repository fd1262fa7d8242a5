package dev.reroll.ingest.source;

/**
 * Something in a source that is not taken in, while the rest is.
 *
 * @param where the file and, in an mbox, the mail's number in it
 * @param reason why, in words that follow "because it"
 */
public record Reject(String where, String reason) {}

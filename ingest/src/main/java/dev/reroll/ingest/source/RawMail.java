package dev.reroll.ingest.source;

/**
 * A mail as a source holds it, before anything is read from it.
 *
 * @param bytes its octets, without the mbox's {@code From } line and quoting; the receiver may keep the array
 * @param where the file and, in an mbox, the mail's number in it, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
public record RawMail(byte[] bytes, String where) {}

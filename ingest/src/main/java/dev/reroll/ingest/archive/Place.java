package dev.reroll.ingest.archive;

/**
 * Where one copy of a mail lies in the archive.
 *
 * @param list the inbox's name
 * @param epoch the epoch's number within the inbox, from 0
 * @param commit the commit that brought it, 40 hex digits
 * @param blob the blob that holds its bytes, 40 hex digits
 */
public record Place(String list, int epoch, String commit, String blob) {}

package dev.reroll.ingest.archive;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the archive writes about a mail into its commit, decoded by whoever parsed it. Anything goes: what git cannot
 * hold (line breaks, NUL, angle brackets in names, dates before 1970) is taken out or replaced when it is written.
 *
 * @param authorName the decoded name in From, may be empty
 * @param authorEmail the address in From, may be empty
 * @param date the mail's Date
 * @param zone the zone that Date is written in
 * @param received when the mail arrived, as far as its headers tell
 * @param subject the decoded, unfolded subject, may be empty
 */
public record Envelope(
        String authorName, String authorEmail, Instant date, ZoneOffset zone, Instant received, String subject) {}

package dev.reroll.index.schema;

import java.time.Duration;
import java.time.Instant;

/**
 * The time at which a mail is placed among others: its own Date, but never more than a day after it arrived. A sender's
 * clock that is years ahead would otherwise hold its mail at the top of every list until that year comes. A day is left
 * because zones are declared wrongly more often than clocks are; a Date before the arrival is believed, as archives are
 * often taken in long after their mails were sent.
 */
public final class SentTime {

    private static final Duration TRUSTED_AHEAD = Duration.ofDays(1);

    private SentTime() {}

    public static Instant of(Instant date, Instant received) {
        Instant latest = received.plus(TRUSTED_AHEAD);
        return date.isAfter(latest) ? latest : date;
    }

    public static Instant of(IndexedMail mail) {
        return of(mail.date(), mail.received());
    }
}

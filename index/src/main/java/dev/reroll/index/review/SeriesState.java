package dev.reroll.index.review;

import dev.reroll.ingest.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a series stands; derived from its mails, never set.
 *
 * @param because Message-ID of the mail that it follows from
 * @param reason a sentence for the reader
 * @param since when that mail was sent
 * @param waitingFor whom the series waits for, where somebody
 * @param pings the author's reminders, oldest first
 */
public record SeriesState(
        Standing standing,
        String because,
        String reason,
        Instant since,
        Optional<Address> waitingFor,
        List<Ping> pings) {

    public SeriesState {
        pings = List.copyOf(pings);
    }

    /** Where it stands. */
    public enum Standing {
        NEW,
        UNDER_REVIEW,
        CHANGES_REQUESTED,
        /** Points are open and the author has not answered. */
        WAITING_FOR_AUTHOR,
        /** Reviewed or acked, with no open point. */
        WAITING_FOR_MAINTAINER,
        SUPERSEDED,
        APPLIED,
        /** Taken into the -mm tree, or another queue, and not yet merged. */
        QUEUED,
        DROPPED,
        REJECTED,
        STALLED;

        /** Whether somebody is to do something, so that it may stall. */
        public boolean waits() {
            return switch (this) {
                case NEW, UNDER_REVIEW, CHANGES_REQUESTED, WAITING_FOR_AUTHOR, WAITING_FOR_MAINTAINER -> true;
                case SUPERSEDED, APPLIED, QUEUED, DROPPED, REJECTED, STALLED -> false;
            };
        }
    }

    /**
     * A reminder.
     *
     * @param days whole days since the mail before it in the threads of its revision
     * @param asked whom it asks, as far as it tells: those whom it calls by name, else those it is sent to
     * @param answeredBy Message-ID of the first mail of somebody else in these threads before the next reminder, machines
     *     aside; empty where nobody answered
     */
    public record Ping(
            String mail, Address by, Instant date, long days, List<Address> asked, Optional<String> answeredBy) {

        public Ping {
            asked = List.copyOf(asked);
        }
    }

    /** Days without a mail after which what waits is stalled. */
    public static final long STALLED_DAYS = 60;

    /**
     * The state on a day: what waits for somebody and has had no mail for 60 days is stalled.
     *
     * @param lastMail when the last mail of the series was sent
     */
    public SeriesState asOf(Instant lastMail, Instant now) {
        long days = Duration.between(lastMail, now).toDays();
        if (!standing.waits() || days < STALLED_DAYS) return this;
        String told = "No mail for " + days + " days. Before: " + reason;
        return new SeriesState(Standing.STALLED, because, told, since, waitingFor, pings);
    }
}

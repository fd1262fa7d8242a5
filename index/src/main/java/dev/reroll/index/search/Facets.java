package dev.reroll.index.search;

import dev.reroll.index.review.SeriesState;
import java.util.List;
import java.util.Optional;

/**
 * How the mails that a query finds are spread, the most frequent first.
 *
 * @param counted how many hits were looked at, the newest ones
 * @param all whether these are all
 * @param lists inboxes; a mail may be in several
 * @param people senders by their address in lower case, as named in the newest of the mails
 * @param years of the time that a mail was sent, in UTC, the latest first
 * @param series that most of the mails are of, by the Message-ID that they go by; the label is the title
 * @param states of these series, in their order, as they were derived; empty where none was
 * @param files that the patches among them change
 */
public record Facets(
        int counted,
        boolean all,
        List<Count> lists,
        List<Count> people,
        List<Count> series,
        List<Optional<SeriesState>> states,
        List<Count> years,
        List<Count> files) {

    /**
     * A value and the mails that have it.
     *
     * @param label what to show of it
     */
    public record Count(String value, String label, int mails) {}

    public Facets {
        lists = List.copyOf(lists);
        people = List.copyOf(people);
        series = List.copyOf(series);
        states = List.copyOf(states);
        years = List.copyOf(years);
        files = List.copyOf(files);
    }
}

package dev.reroll.index.search;

import java.util.List;

/**
 * How the mails that a query finds are spread, the most frequent first.
 *
 * @param counted how many hits were looked at, the newest ones
 * @param all whether these are all
 * @param lists inboxes; a mail may be in several
 * @param people senders by their address in lower case, as named in the newest of the mails
 * @param years of the time that a mail was sent, in UTC, the latest first
 * @param files that the patches among them change
 */
public record Facets(
        int counted, boolean all, List<Count> lists, List<Count> people, List<Count> years, List<Count> files) {

    /** @param label what to show of it */
    public record Count(String value, String label, int mails) {}

    public Facets {
        lists = List.copyOf(lists);
        people = List.copyOf(people);
        years = List.copyOf(years);
        files = List.copyOf(files);
    }
}

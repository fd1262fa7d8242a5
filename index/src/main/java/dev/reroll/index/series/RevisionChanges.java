package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Changelog.Place;
import java.util.List;

/**
 * What the author says changed from one revision to the next.
 *
 * @param from label of the earlier revision
 * @param to label of the later revision
 * @param heading as the author wrote it
 * @param mail Message-ID of the mail in which it stands
 * @param patch whether it speaks of one patch, as it stands in one, and not of the series
 */
public record RevisionChanges(
        String from, String to, String heading, String mail, boolean patch, Place place, List<Change> changes) {

    /** One entry with those whom it credits; {@code nested} are the entries below it. */
    public record Change(String text, List<Credited> credits, List<Change> nested) {}

    /**
     * A name that an entry credits.
     *
     * @param name as the author wrote it
     * @param words the words that credit
     * @param candidates the people of the series' threads whom the name fits: one if it is clear, several if it is not,
     *     none if nobody there bears it
     */
    public record Credited(String name, String words, List<Address> candidates) {
        public boolean clear() {
            return candidates.size() == 1;
        }
    }
}

package dev.reroll.index.review;

import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A patch or cover letter of a series, known or not.
 *
 * @param cover Message-ID of its revision's cover letter, empty where there is none
 * @param senders who posted it, as far as the series tells
 */
record Posted(String id, String revision, int place, String title, String cover, List<Address> senders) {

    /** All of a series, by Message-ID, in the order of revisions and places. */
    static Map<String, Posted> of(Series series) {
        Map<String, Posted> all = new LinkedHashMap<>();
        for (Revision revision : series.revisions()) {
            String cover = revision.cover().orElse("");
            List<Address> sender = List.of(revision.sender());
            if (!cover.isEmpty()) {
                all.putIfAbsent(cover, new Posted(cover, revision.label(), 0, revision.title(), cover, sender));
            }
            for (Slot slot : revision.slots()) {
                List<String> ids = new ArrayList<>(slot.earlier());
                slot.mail().ifPresent(ids::add);
                for (String id : ids) {
                    List<Address> senders = slot.sender().map(List::of).orElse(sender);
                    int place = slot.place().number();
                    all.putIfAbsent(id, new Posted(id, revision.label(), place, slot.title(), cover, senders));
                }
            }
            for (String head : revision.postings()) {
                all.putIfAbsent(head, new Posted(head, revision.label(), 0, revision.title(), cover, sender));
            }
        }
        return all;
    }
}

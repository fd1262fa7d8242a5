package dev.reroll.index.series;

import dev.reroll.index.series.Series.Revision;
import java.time.Instant;
import java.util.List;

/**
 * A series and what surrounds it, as the index keeps it.
 *
 * @param lists the inboxes that hold mails of it, by name
 * @param people the authors first, then the others, those of many mails first
 * @param files the files that its patches touch, by name
 * @param mails all mails of it that are in the archive, those of other threads too, by the time they were sent; never
 *     empty
 */
public record SeriesEntry(
        Series series, List<String> lists, List<Participant> people, List<String> files, List<SeriesMail> mails) {

    public SeriesEntry {
        lists = List.copyOf(lists);
        people = List.copyOf(people);
        files = List.copyOf(files);
        mails = List.copyOf(mails);
    }

    /** Message-ID that the series goes by. */
    public String id() {
        return series.id();
    }

    /** Whether the mail is one of the series, one that is known only from its answers counted. */
    public boolean holds(String messageId) {
        return mails.stream().anyMatch(mail -> mail.id().equals(messageId))
                || series.revisions().stream().anyMatch(revision -> revision.holds(messageId));
    }

    public Revision newest() {
        return series.revisions().getLast();
    }

    /** Patches of the newest revision, missing ones counted. */
    public int size() {
        return newest().slots().size();
    }

    /** When the first of its mails was sent. */
    public Instant first() {
        return mails.getFirst().sent();
    }

    /** When the last of its mails was sent. */
    public Instant last() {
        return mails.getLast().sent();
    }
}

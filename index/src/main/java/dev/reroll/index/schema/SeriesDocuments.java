package dev.reroll.index.schema;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * Makes the Lucene document of a series. Its fields are those of mails where they mean the same, so that one query
 * language serves both: {@code s:} the titles of the series, its revisions and its patches; {@code f:} the authors,
 * {@code c:} the others who wrote; {@code dfn:} the files; {@code d:} the day of its last mail. One instance serves one
 * thread, as {@link Documents} does.
 */
public final class SeriesDocuments {

    /** No Message-ID begins with a control character, so no mail has such a key. */
    private static final String KEY = "\u0001series ";

    private static final Set<String> STORED = Set.of(Field.SERIES.lucene());
    private static final Set<String> STORED_STATE = Set.of(Field.STANDING.lucene());
    private static final Set<String> STORED_TRAIL = Set.of(Field.TRAIL.lucene());

    private final Feed feed = new Feed();

    /** The term that finds the document of the series that goes by this Message-ID. */
    public static Term key(String seriesId) {
        return Field.KEY.term(KEY + seriesId);
    }

    /**
     * Everything that is indexed and stored for one series.
     *
     * @param encoded what {@link SeriesForm#encoded} made of the entry
     */
    public Document of(SeriesEntry entry, byte[] encoded, Optional<Trail> trail) {
        feed.clear();
        feed.keyword(Field.KIND, DocumentKind.SERIES.term());
        feed.primaryId(KEY + entry.id());
        feed.keyword(Field.KEY, KEY + entry.id());
        for (String id : members(entry)) feed.keyword(Field.MEMBER, id);
        for (String list : entry.lists()) feed.keyword(Field.SERIES_LIST, list);
        for (String title : titles(entry.series())) line(Field.SUBJECT, title);
        for (Participant person : entry.people()) {
            TextStream text = feed.text(person.author() ? Field.FROM : Field.CC);
            text.add(person.address().name());
            text.add(person.address().email());
            text.gap();
        }
        for (String file : entry.files()) line(Field.DIFF_FILE, file);
        feed.number(Field.DATE, entry.last().getEpochSecond());
        feed.number(Field.SENT, entry.last().getEpochSecond());
        feed.value(Field.DIGEST, new BytesRef(SeriesForm.digest(encoded)));
        feed.value(Field.SERIES, new BytesRef(encoded));
        feed.number(Field.ACTIVE, entry.last().getEpochSecond());
        if (trail.isPresent()) {
            feed.keyword(Field.STATE, PointDocuments.word(trail.get().state().standing()));
            feed.value(Field.TRAIL, new BytesRef(SeriesForm.encoded(trail.get())));
            feed.value(
                    Field.STANDING, new BytesRef(SeriesForm.encoded(trail.get().state())));
        }
        return feed.document();
    }

    private void line(Field field, String value) {
        TextStream text = feed.text(field);
        text.add(value);
        text.gap();
    }

    private static Set<String> members(SeriesEntry entry) {
        Set<String> members = new LinkedHashSet<>();
        for (Revision revision : entry.series().revisions()) {
            revision.cover().ifPresent(members::add);
            for (Slot slot : revision.slots()) slot.mail().ifPresent(members::add);
        }
        for (SeriesMail mail : entry.mails()) members.add(mail.id());
        return members;
    }

    private static Set<String> titles(Series series) {
        Set<String> titles = new LinkedHashSet<>();
        titles.add(series.title());
        for (Revision revision : series.revisions().reversed()) {
            titles.add(revision.title());
            for (Slot slot : revision.slots()) titles.add(slot.title());
        }
        return titles;
    }

    /**
     * Reads back the series of a document.
     *
     * @throws IOException where the document holds none; the message says the way out
     */
    public static SeriesEntry stored(StoredFields fields, int document) throws IOException {
        BytesRef bytes = fields.document(document, STORED).getBinaryValue(Field.SERIES.lucene());
        if (bytes == null) throw new IOException("A document of the index holds no series: run \"reroll reindex\"");
        return SeriesForm.entry(bytes);
    }

    /** Reads back the state of a series, where it was derived. */
    public static Optional<SeriesState> storedState(StoredFields fields, int document) throws IOException {
        BytesRef bytes = fields.document(document, STORED_STATE).getBinaryValue(Field.STANDING.lucene());
        return bytes == null ? Optional.empty() : Optional.of(SeriesForm.state(bytes));
    }

    /** The Message-ID that the series of a {@link #key} goes by. */
    public static String series(Term key) {
        return key.text().substring(KEY.length());
    }

    /** Reads back the review trail of a series' document, where one was made. */
    public static Optional<Trail> storedTrail(StoredFields fields, int document) throws IOException {
        BytesRef bytes = fields.document(document, STORED_TRAIL).getBinaryValue(Field.TRAIL.lucene());
        return bytes == null ? Optional.empty() : Optional.of(SeriesForm.trail(bytes));
    }
}

package dev.reroll.index.schema;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * Makes the Lucene documents of review points. Fields that mails have mean the same: {@code s:} the title of the patch and
 * of the series, {@code f:} who made the point, {@code q:} the quoted lines, {@code dfn:} the file and {@code dfhh:} the
 * function that they are of. One instance serves one thread, as {@link Documents} does.
 */
public final class PointDocuments {

    private static final String KEY = "\u0001point ";
    private static final Set<String> STORED = Set.of(Field.POINT.lucene());

    private final Feed feed = new Feed();

    /** The term that finds all points of a series. */
    public static Term ofSeries(String seriesId) {
        return Field.POINT_SERIES.term(seriesId);
    }

    /** How a value of one of the enumerations of a trail is written in the index and in queries. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Everything that is indexed and stored for one review point. */
    public Document of(SeriesEntry entry, Trail trail, Traced traced) {
        ReviewPoint point = traced.point();
        feed.clear();
        feed.keyword(Field.KIND, DocumentKind.POINT.term());
        feed.primaryId(KEY + entry.id() + ' ' + point.id());
        feed.keyword(Field.KEY, KEY + entry.id() + ' ' + point.id());
        feed.keyword(Field.POINT_SERIES, entry.id());
        for (String list : entry.lists()) feed.keyword(Field.SERIES_LIST, list);
        feed.keyword(Field.OUTCOME, word(traced.next().fate()));
        if (traced.withdrawn().isPresent()) feed.keyword(Field.OUTCOME, "withdrawn");
        feed.keyword(Field.POINT_KIND, word(point.kind()));
        feed.keyword(Field.STATE, word(trail.state().standing()));
        lines(Field.SUBJECT, List.of(traced.patch(), entry.series().title()));
        lines(Field.POINT_TEXT, point.text());
        lines(Field.UNQUOTED, point.text());
        lines(Field.QUOTED, point.quoted());
        for (Field field : List.of(Field.POINT_BY, Field.FROM)) {
            lines(field, List.of(point.by().name(), point.by().email()));
        }
        if (point.anchor() instanceof Anchor.Code code) {
            lines(Field.DIFF_FILE, List.of(code.file()));
            lines(Field.DIFF_HEADING, List.of(code.heading()));
        }
        feed.number(Field.DATE, point.date().getEpochSecond());
        feed.number(Field.SENT, point.date().getEpochSecond());
        feed.number(Field.ACTIVE, entry.last().getEpochSecond());
        feed.value(Field.POINT, new BytesRef(SeriesForm.encoded(FoundPoint.of(entry, trail, traced))));
        return feed.document();
    }

    private void lines(Field field, List<String> lines) {
        TextStream text = feed.text(field);
        for (String line : lines) text.add(line);
        text.gap();
    }

    /**
     * Reads back the point of a document.
     *
     * @throws IOException where the document holds none; the message says the way out
     */
    public static FoundPoint stored(StoredFields fields, int document) throws IOException {
        BytesRef bytes = fields.document(document, STORED).getBinaryValue(Field.POINT.lucene());
        if (bytes == null) throw new IOException("A document of the index holds no point: run \"reroll reindex\"");
        return SeriesForm.point(bytes);
    }
}

package dev.reroll.index.search;

import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.index.schema.SeriesDocuments;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;

/** Questions to the documents of series. */
record SeriesHunting(Reading reading) {

    private static final int COUNTED = 100_000;

    SeriesHits hits(Query query, SearchOptions options, List<String> notes) throws IOException {
        int end = options.offset() + options.limit();
        Query series = Reading.filtered(query, DocumentKind.SERIES.query());
        if (options.list().isPresent()) {
            series = Reading.filtered(
                    series, new TermQuery(Field.SERIES_LIST.term(options.list().get())));
        }
        Ordered.Page found = new Ordered(reading, series, options.order()).first(end, COUNTED);
        List<SeriesEntry> page = new ArrayList<>();
        for (Ordered.Hit hit : found.hits().stream().skip(options.offset()).toList()) {
            page.add(entry(hit.document()));
        }
        long total = found.total().value();
        boolean exact = found.total().relation() == TotalHits.Relation.EQUAL_TO;
        return new SeriesHits(total, exact, page, total > end, notes);
    }

    /** The series that the mail is a part of or answers. */
    Optional<SeriesEntry> of(String messageId) throws IOException {
        // several only where ids above 1,000 bytes begin alike
        for (int document : reading.all(new TermQuery(Field.MEMBER.term(messageId)), Reading.SHARING)) {
            SeriesEntry entry = entry(document);
            if (entry.holds(messageId)) return Optional.of(entry);
        }
        return Optional.empty();
    }

    void each(SeriesVisitor visitor) throws IOException {
        int[] documents = reading.all(DocumentKind.SERIES.query(), Integer.MAX_VALUE);
        Arrays.sort(documents);
        List<LeafReaderContext> segments = reading.searcher().getIndexReader().leaves();
        int segment = -1;
        BinaryDocValues digests = DocValues.emptyBinary();
        for (int document : documents) {
            int in = ReaderUtil.subIndex(document, segments);
            if (in != segment) {
                segment = in;
                digests = DocValues.getBinary(segments.get(in).reader(), Field.DIGEST.lucene());
            }
            if (!digests.advanceExact(document - segments.get(in).docBase)) {
                throw new IOException("a series of the index has no digest: run \"reroll reindex\"");
            }
            BytesRef digest = digests.binaryValue();
            String stamp = HexFormat.of().formatHex(digest.bytes, digest.offset, digest.offset + digest.length);
            if (visitor.wants(stamp)) {
                visitor.visit(stamp, entry(document), SeriesDocuments.storedTrail(reading.stored(), document));
            }
        }
    }

    Optional<Trail> trail(String seriesId) throws IOException {
        int[] documents = reading.all(new TermQuery(SeriesDocuments.key(seriesId)), 1);
        return documents.length == 0 ? Optional.empty() : SeriesDocuments.storedTrail(reading.stored(), documents[0]);
    }

    Optional<SeriesState> state(String seriesId) throws IOException {
        int[] documents = reading.all(new TermQuery(SeriesDocuments.key(seriesId)), 1);
        return documents.length == 0 ? Optional.empty() : SeriesDocuments.storedState(reading.stored(), documents[0]);
    }

    PointHits points(Query query, SearchOptions options, List<String> notes) throws IOException {
        int end = options.offset() + options.limit();
        Query points = Reading.filtered(query, DocumentKind.POINT.query());
        if (options.list().isPresent()) {
            points = Reading.filtered(
                    points, new TermQuery(Field.SERIES_LIST.term(options.list().get())));
        }
        Ordered.Page found = new Ordered(reading, points, options.order()).first(end, COUNTED);
        List<FoundPoint> page = new ArrayList<>();
        for (Ordered.Hit hit : found.hits().stream().skip(options.offset()).toList()) {
            page.add(PointDocuments.stored(reading.stored(), hit.document()));
        }
        long total = found.total().value();
        boolean exact = found.total().relation() == TotalHits.Relation.EQUAL_TO;
        return new PointHits(total, exact, page, total > end, notes);
    }

    private SeriesEntry entry(int document) throws IOException {
        return SeriesDocuments.stored(reading.stored(), document);
    }
}

package dev.reroll.index.write;

import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.index.schema.SeriesDocuments;
import dev.reroll.index.schema.SeriesForm;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.PlacedFacts;
import dev.reroll.index.series.SeriesEntries;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.archive.Archive;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Brings the documents of series up to the mails of the index. All series are assembled from the facts of all mails, so
 * the answer depends on nothing but these; what is written are the series that came out otherwise than they stand in the
 * index, so a new mail changes the document of its own series and of those that its joins touch, and no other.
 */
final class SeriesWriting {

    /** Lets a document be told from its successor without reading it. */
    private final Map<Term, BytesRef> standing = new HashMap<>();

    private final Archive archive;
    private final IndexWriter writer;
    private final TrailStep trails;
    private final SeriesDocuments documents = new SeriesDocuments();
    private final PointDocuments points = new PointDocuments();
    private int written;

    SeriesWriting(Archive archive, IndexWriter writer, TrailStep trails) {
        this.archive = archive;
        this.writer = writer;
        this.trails = trails;
    }

    /** How many series there are, and how many of their documents were written or deleted. */
    record Done(int series, int written, int deleted) {}

    /** @param view of the writer, with all that was written */
    Done derive(DirectoryReader view) throws IOException {
        readStanding(view);
        List<PlacedFacts> mails = MailTable.of(view);
        int series = 0;
        try (MailSearch search = MailSearch.of(view);
                Trails asked = new Trails(search, archive, new Replies(mails), trails, this::write)) {
            for (SeriesEntry entry : SeriesEntries.of(mails)) {
                series++;
                BytesRef before = standing.remove(SeriesDocuments.key(entry.id()));
                BytesRef now = new BytesRef(SeriesForm.digest(SeriesForm.encoded(entry)));
                if (before == null || !before.equals(now)) asked.ask(entry);
            }
            asked.finish();
        }
        for (Term gone : standing.keySet()) {
            writer.deleteDocuments(gone, PointDocuments.ofSeries(SeriesDocuments.series(gone)));
        }
        return new Done(series, written, standing.size());
    }

    private void write(SeriesEntry entry, Optional<Trail> trail) throws IOException {
        writer.updateDocument(SeriesDocuments.key(entry.id()), documents.of(entry, SeriesForm.encoded(entry), trail));
        writer.deleteDocuments(PointDocuments.ofSeries(entry.id()));
        if (trail.isPresent()) {
            for (Traced traced : trail.get().points()) writer.addDocument(points.of(entry, trail.get(), traced));
        }
        written++;
    }

    private void readStanding(DirectoryReader view) throws IOException {
        for (LeafReaderContext leaf : view.leaves()) {
            PostingsEnum all = leaf.reader().postings(DocumentKind.SERIES.all(), PostingsEnum.NONE);
            if (all == null) continue;
            SortedDocValues keys = DocValues.getSorted(leaf.reader(), Field.KEY.lucene());
            BinaryDocValues digests = DocValues.getBinary(leaf.reader(), Field.DIGEST.lucene());
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = all.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = all.nextDoc()) {
                if (live != null && !live.get(doc)) continue;
                if (!keys.advanceExact(doc) || !digests.advanceExact(doc)) {
                    throw new IOException("a series of the index has no name: run reroll reindex");
                }
                BytesRef key = BytesRef.deepCopyOf(keys.lookupOrd(keys.ordValue()));
                standing.put(new Term(Field.KEY.lucene(), key), BytesRef.deepCopyOf(digests.binaryValue()));
            }
        }
    }
}

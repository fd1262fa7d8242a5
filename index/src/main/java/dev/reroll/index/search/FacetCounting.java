package dev.reroll.index.search;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SeriesDocuments;
import dev.reroll.index.search.Facets.Count;
import dev.reroll.index.series.FactsCodec;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;

/** Counts what the newest hits have in common. */
record FacetCounting(Reading reading) {

    /** Hits that are counted: each takes some microseconds to read back. */
    private static final int COUNTED = 500;

    /** Values kept of each facet. */
    private static final int KEPT = 8;

    /** Files of one patch that are counted; a tree-wide one names thousands. */
    private static final int FILES = 50;

    Facets of(Query query) throws IOException {
        Ordered.Page found = new Ordered(reading, query, Order.NEWEST).first(COUNTED, COUNTED);
        Map<String, Tally> lists = new HashMap<>();
        Map<String, Tally> people = new HashMap<>();
        Map<String, Tally> years = new HashMap<>();
        Map<String, Tally> files = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Ordered.Hit hit : found.hits()) {
            IndexedMail mail = hit.mail();
            ids.add(mail.id());
            for (String list : mail.lists()) count(lists, list, list);
            for (Address from : mail.from()) {
                String name = from.name().isBlank() ? from.email() : from.name();
                count(people, from.email().toLowerCase(Locale.ROOT), name);
            }
            String year =
                    String.valueOf(SentTime.of(mail).atOffset(ZoneOffset.UTC).getYear());
            count(years, year, year);
            for (String file : files(hit.document())) count(files, file, file);
        }
        List<Count> series = new ArrayList<>();
        List<Optional<SeriesState>> states = new ArrayList<>();
        for (SeriesCount each : series(ids)) {
            SeriesEntry entry = SeriesDocuments.stored(reading.stored(), each.document());
            series.add(new Count(entry.id(), entry.series().title(), each.mails()));
            states.add(SeriesDocuments.storedState(reading.stored(), each.document()));
        }
        int counted = found.hits().size();
        return new Facets(
                counted,
                found.total().value() <= counted,
                most(lists),
                most(people),
                series,
                states,
                most(years).stream()
                        .sorted(Comparator.comparing(Count::value).reversed())
                        .toList(),
                most(files));
    }

    private record SeriesCount(int document, int mails) {}

    /** The series that hold most of these mails. Each series names its mails, so the mails are asked whose they are. */
    private List<SeriesCount> series(List<String> mails) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        for (LeafReaderContext segment : reading.searcher().getIndexReader().leaves()) {
            Terms members = segment.reader().terms(Field.MEMBER.lucene());
            if (members == null) continue;
            TermsEnum each = members.iterator();
            Bits live = segment.reader().getLiveDocs();
            for (String mail : mails) {
                if (!each.seekExact(Field.keyword(mail))) continue;
                PostingsEnum of = each.postings(null, PostingsEnum.NONE);
                for (int doc = of.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = of.nextDoc()) {
                    if (live == null || live.get(doc)) counts.merge(segment.docBase + doc, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(each -> new SeriesCount(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(SeriesCount::mails).reversed().thenComparingInt(SeriesCount::document))
                .limit(KEPT)
                .toList();
    }

    private List<String> files(int document) throws IOException {
        List<LeafReaderContext> segments = reading.searcher().getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        BinaryDocValues facts = DocValues.getBinary(segment.reader(), Field.FACTS.lucene());
        if (!facts.advanceExact(document - segment.docBase)) return List.of();
        List<String> files = FactsCodec.read(facts.binaryValue()).files();
        return files.subList(0, Math.min(FILES, files.size()));
    }

    private static final class Tally {
        private final String label;
        private int mails;

        Tally(String label) {
            this.label = label;
        }
    }

    private static void count(Map<String, Tally> tallies, String value, String label) {
        tallies.computeIfAbsent(value, any -> new Tally(label)).mails++;
    }

    private static List<Count> most(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue().label, each.getValue().mails))
                .sorted(Comparator.comparingInt(Count::mails).reversed().thenComparing(Count::value))
                .limit(KEPT)
                .toList();
    }
}

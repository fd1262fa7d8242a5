package dev.reroll.index.search;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;

/**
 * The hits of a query in an order, those of the same second by id.
 *
 * <p>Lucene passes over what cannot reach the page as long as it sorts by a number alone; with ids as a second key it
 * looks at all hits, and takes eight times as long on a list of 7,500 mails. So ids are compared here, and only those of
 * mails of the same second.
 */
final class Ordered {

    /** Documents that one step of a walk takes. */
    private static final int STEP = 256;

    private static final SortField BY_ID = new SortField(Field.KEY.lucene(), SortField.Type.STRING);

    private final Reading reading;
    private final Query query;
    private final Order order;

    Ordered(Reading reading, Query query, Order order) {
        this.reading = reading;
        this.query = query;
        this.order = order;
    }

    /** The first hits, and how many there are in all. */
    record Page(List<Hit> hits, TotalHits total) {}

    /** A document met on a walk; neither its id nor its mail is read before it is asked for. */
    record Hit(Reading reading, int document) {

        /** Its key; of ids above 1,000 bytes only the beginning. */
        String id() throws IOException {
            return reading.id(document).utf8ToString();
        }

        IndexedMail mail() throws IOException {
            return reading.mail(document);
        }
    }

    /** Decides after each hit of a walk. */
    interface Visitor {
        boolean wantsMoreAfter(Hit hit) throws IOException;
    }

    /** @param exactUpTo hits that are counted; beyond, the total is a lower bound */
    Page first(int count, int exactUpTo) throws IOException {
        TopFieldDocs top = reading.top(query, sort(), count, exactUpTo, null);
        ScoreDoc[] found = top.scoreDocs;
        if (order == Order.RELEVANCE) return new Page(hits(found, found.length), top.totalHits);
        int whole = found.length < count ? found.length : startOfLastSecond(found);
        List<Hit> hits = hits(found, whole);
        if (whole < found.length) {
            // which ones of the last second are on the page depends on all ids of that second
            Query second = ofSecond(value(found[whole]));
            ScoreDoc[] rest = reading.top(second, new Sort(BY_ID), count - whole, 1, null).scoreDocs;
            for (ScoreDoc hit : rest) hits.add(new Hit(reading, hit.doc));
        }
        return new Page(hits, top.totalHits);
    }

    /** Looks at all hits in order until the visitor has enough; memory does not grow with the hits. */
    void walk(Visitor visitor) throws IOException {
        if (order == Order.RELEVANCE) {
            walkSorted(query, sort(), visitor);
            return;
        }
        FieldDoc after = null;
        while (true) {
            ScoreDoc[] step = reading.top(query, sort(), STEP, 1, after).scoreDocs;
            boolean last = step.length < STEP;
            int whole = last ? step.length : startOfLastSecond(step);
            for (Hit hit : hits(step, whole)) if (!visitor.wantsMoreAfter(hit)) return;
            if (last) return;
            if (whole == 0) {
                // one second fills the step, as all mails of an archive that was made in one go may have arrived in one
                long second = value(step[0]);
                if (!walkSorted(ofSecond(second), new Sort(BY_ID), visitor)) return;
                after = behind(second);
            } else {
                after = behind(value(step[whole - 1]));
            }
        }
    }

    private boolean walkSorted(Query hits, Sort sort, Visitor visitor) throws IOException {
        FieldDoc after = null;
        while (true) {
            ScoreDoc[] step = reading.top(hits, sort, STEP, 1, after).scoreDocs;
            for (ScoreDoc hit : step) if (!visitor.wantsMoreAfter(new Hit(reading, hit.doc))) return false;
            if (step.length < STEP) return true;
            after = (FieldDoc) step[step.length - 1];
        }
    }

    private Sort sort() {
        SortField lastSent = new SortField(Field.SENT.lucene(), SortField.Type.LONG, true);
        return switch (order) {
            case NEWEST -> new Sort(lastSent);
            case OLDEST -> new Sort(new SortField(Field.SENT.lucene(), SortField.Type.LONG));
            case ARRIVAL -> new Sort(new SortField(Field.RECEIVED.lucene(), SortField.Type.LONG, true));
            // all hits must be scored anyway
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, lastSent, BY_ID);
        };
    }

    /** The first of the hits, each second's by id. */
    private List<Hit> hits(ScoreDoc[] found, int count) throws IOException {
        if (order != Order.RELEVANCE) {
            int from = 0;
            for (int i = 1; i <= count; i++) {
                if (i < count && value(found[i]) == value(found[from])) continue;
                if (i - from > 1) sortById(found, from, i);
                from = i;
            }
        }
        List<Hit> hits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) hits.add(new Hit(reading, found[i].doc));
        return hits;
    }

    private void sortById(ScoreDoc[] found, int from, int to) throws IOException {
        record Named(BytesRef id, ScoreDoc hit) {}
        List<Named> named = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) named.add(new Named(reading.id(found[i].doc), found[i]));
        named.sort((a, b) -> a.id().compareTo(b.id()));
        for (int i = from; i < to; i++) found[i] = named.get(i - from).hit();
    }

    private Query ofSecond(long second) {
        Field field = order == Order.ARRIVAL ? Field.RECEIVED : Field.SENT;
        return Reading.filtered(query, LongPoint.newExactQuery(field.lucene(), second));
    }

    private static int startOfLastSecond(ScoreDoc[] found) {
        int start = found.length - 1;
        while (start > 0 && value(found[start - 1]) == value(found[start])) start--;
        return start;
    }

    private static long value(ScoreDoc hit) {
        return (Long) ((FieldDoc) hit).fields[0];
    }

    /** Where the walk goes on: behind every document of that second. */
    private static FieldDoc behind(long second) {
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {second});
    }
}

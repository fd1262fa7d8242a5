package dev.reroll.index.search;

import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Documents;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.Ancestry;
import dev.reroll.index.thread.MailThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One view of the index, fixed in time, and the questions that all answers are made of. */
final class Reading {

    /** Mails of one term that are looked at to find the one that is meant. */
    static final int SHARING = 256;

    private static final SortField BY_ID = new SortField(Field.KEY.lucene(), SortField.Type.STRING);

    private final IndexSearcher searcher;
    private final StoredFields stored;

    private final ThreadCache threads;

    Reading(IndexSearcher searcher, ThreadCache threads) throws IOException {
        this.searcher = searcher;
        this.threads = threads;
        this.stored = searcher.storedFields();
    }

    IndexSearcher searcher() {
        return searcher;
    }

    StoredFields stored() {
        return stored;
    }

    IndexedMail mail(int document) throws IOException {
        return Documents.stored(stored, document);
    }

    /** The mail with this id, rather the one that has it first than one that has it beside another. */
    Optional<IndexedMail> mail(String id) throws IOException {
        Optional<IndexedMail> first = mailByKey(id);
        return first.isPresent()
                ? first
                : mailThat(Field.ID.term(id), mail -> mail.ids().contains(id));
    }

    /** The key is a mail's own, so no search and no order is needed. A long one is cut, and may lead to others as well. */
    private Optional<IndexedMail> mailByKey(String id) throws IOException {
        if (id.isEmpty() || id.charAt(0) < ' ') return Optional.empty(); // so begin the keys of what is no mail
        Term key = Field.KEY.term(id);
        int looks = 0;
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            PostingsEnum found = segment.reader().postings(key, PostingsEnum.NONE);
            if (found == null) continue;
            Bits live = segment.reader().getLiveDocs();
            for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                if (live != null && !live.get(doc)) continue;
                if (++looks > SHARING) return Optional.empty();
                IndexedMail mail = mail(segment.docBase + doc);
                if (mail.id().equals(id)) return Optional.of(mail);
            }
        }
        return Optional.empty();
    }

    /** The notes that say that they stand for this mail, at most a hundred, by id. */
    List<IndexedMail> standingFor(String id) throws IOException {
        List<IndexedMail> notes = new ArrayList<>();
        Query query = mails(new TermQuery(Field.STANDS_FOR.term(id)));
        for (ScoreDoc hit : top(query, new Sort(BY_ID), SHARING, SHARING, null).scoreDocs) notes.add(mail(hit.doc));
        return notes;
    }

    /** Of several always the same, the smallest by id. Terms are cut at 1,000 bytes, so the mail itself is asked, too. */
    private Optional<IndexedMail> mailThat(Term term, Predicate<IndexedMail> fits) throws IOException {
        for (ScoreDoc hit : top(mails(new TermQuery(term)), new Sort(BY_ID), SHARING, SHARING, null).scoreDocs) {
            IndexedMail mail = mail(hit.doc);
            if (fits.test(mail)) return Optional.of(mail);
        }
        return Optional.empty();
    }

    /** The thread of a mail or ghost. */
    Optional<MailThread> thread(String id) throws IOException {
        Optional<IndexedMail> mail = mail(id);
        return mail.isPresent() ? Optional.of(thread(mail.get())) : threadAroundGhost(id);
    }

    MailThread thread(IndexedMail mail) throws IOException {
        long version = version();
        Optional<MailThread> kept = threads.of(version, mail.id());
        if (kept.isPresent()) return kept.get();
        MailThread thread = new Gathering(this).around(mail);
        threads.keep(version, thread);
        return thread;
    }

    long version() {
        return version(searcher);
    }

    /** The commit that a searcher sees. */
    static long version(IndexSearcher searcher) {
        return ((DirectoryReader) searcher.getIndexReader()).getVersion();
    }

    private Optional<MailThread> threadAroundGhost(String id) throws IOException {
        // what a mail does not mean as an id names nobody
        Optional<IndexedMail> named =
                mailThat(Field.REFERENCES.term(id), mail -> Ancestry.of(mail).contains(id));
        return named.isPresent() ? Optional.of(thread(named.get())) : Optional.empty();
    }

    TopFieldDocs top(Query query, Sort sort, int count, int exactUpTo, @Nullable FieldDoc after) throws IOException {
        return searcher.search(query, new TopFieldCollectorManager(sort, count, after, exactUpTo));
    }

    /** Matching documents in no order, at most so many. */
    int[] all(Query query, int most) throws IOException {
        return searcher.search(query, new DocumentNumbers(most));
    }

    /** The key of a document, from the column of keys. */
    BytesRef id(int document) throws IOException {
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        SortedDocValues ids = DocValues.getSorted(segment.reader(), Field.KEY.lucene());
        if (!ids.advanceExact(document - segment.docBase)) {
            throw new IOException("a document of the index has no id: run reroll reindex");
        }
        return BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
    }

    /** Of the documents that match, those of mails. */
    static Query mails(Query query) {
        return filtered(query, DocumentKind.MAIL.query());
    }

    static Query in(Optional<String> list, Query query) {
        return list.isEmpty() ? query : filtered(query, new TermQuery(Field.LIST.term(list.get())));
    }

    static Query filtered(Query query, Query filter) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    /** Mails that name the id in References or In-Reply-To. */
    List<IndexedMail> naming(String id) throws IOException {
        List<IndexedMail> naming = new ArrayList<>();
        for (int document : all(new TermQuery(Field.REFERENCES.term(id)), Gathering.MOST_MAILS)) {
            naming.add(mail(document));
        }
        return naming;
    }

    /** Sent at these seconds or between. */
    static Query sent(long from, long to) {
        return LongPoint.newRangeQuery(Field.SENT.lucene(), from, to);
    }

    static Query anyOf(Field field, Collection<String> values) {
        return new TermInSetQuery(
                field.lucene(), values.stream().map(Field::keyword).toList());
    }
}

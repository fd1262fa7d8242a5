package dev.reroll.index.write;

import dev.reroll.index.schema.Field;
import dev.reroll.index.series.FactsCodec;
import dev.reroll.index.series.PlacedFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** The facts of all mails of the index, read column by column; no mail is read whole. */
final class MailTable {

    private MailTable() {}

    static List<PlacedFacts> of(DirectoryReader view) throws IOException {
        List<PlacedFacts> mails = new ArrayList<>(view.numDocs());
        for (LeafReaderContext leaf : view.leaves()) segment(leaf.reader(), mails);
        return mails;
    }

    private static void segment(LeafReader segment, List<PlacedFacts> mails) throws IOException {
        BinaryDocValues facts = DocValues.getBinary(segment, Field.FACTS.lucene());
        NumericDocValues sent = DocValues.getNumeric(segment, Field.SENT.lucene());
        List<List<String>> lists = lists(segment);
        Bits live = segment.getLiveDocs();
        for (int doc = facts.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = facts.nextDoc()) {
            if (live != null && !live.get(doc)) continue;
            if (!sent.advanceExact(doc)) throw new IOException("a mail of the index has no time: run reroll reindex");
            mails.add(new PlacedFacts(
                    FactsCodec.read(facts.binaryValue()), Instant.ofEpochSecond(sent.longValue()), lists.get(doc)));
        }
    }

    /** The inboxes of each document; the same few lists, shared. */
    private static List<List<String>> lists(LeafReader segment) throws IOException {
        List<List<String>> all = new ArrayList<>(segment.maxDoc());
        for (int doc = 0; doc < segment.maxDoc(); doc++) all.add(List.of());
        Terms names = segment.terms(Field.LIST.lucene());
        if (names == null) return all;
        TermsEnum each = names.iterator();
        PostingsEnum postings = null;
        while (each.next() != null) {
            String name = each.term().utf8ToString();
            List<String> alone = List.of(name);
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                List<String> before = all.get(doc);
                if (before.isEmpty()) {
                    all.set(doc, alone);
                } else {
                    List<String> more = new ArrayList<>(before);
                    more.add(name);
                    all.set(doc, List.copyOf(more));
                }
            }
        }
        return all;
    }
}

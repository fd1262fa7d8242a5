package dev.reroll.index.search;

import dev.reroll.index.schema.Field;
import dev.reroll.index.series.FactsCodec;
import dev.reroll.index.series.MailFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/** Reads the facts of some mails from their column. */
record FactsLookup(Reading reading) {

    List<MailFacts> of(Collection<String> ids) throws IOException {
        Set<String> wanted = new HashSet<>(ids);
        int[] documents = reading.all(Reading.mails(Reading.anyOf(Field.KEY, wanted)), 2 * wanted.size() + 1);
        Arrays.sort(documents);
        List<MailFacts> found = new ArrayList<>(documents.length);
        List<LeafReaderContext> segments = reading.searcher().getIndexReader().leaves();
        int segment = -1;
        BinaryDocValues facts = DocValues.emptyBinary();
        for (int document : documents) {
            int in = ReaderUtil.subIndex(document, segments);
            if (in != segment) {
                segment = in;
                facts = DocValues.getBinary(segments.get(in).reader(), Field.FACTS.lucene());
            }
            if (!facts.advanceExact(document - segments.get(in).docBase)) continue;
            MailFacts mail = FactsCodec.read(facts.binaryValue()).facts();
            if (wanted.contains(mail.id())) found.add(mail);
        }
        return found;
    }
}

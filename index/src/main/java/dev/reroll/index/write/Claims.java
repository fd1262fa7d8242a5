package dev.reroll.index.write;

import dev.reroll.index.schema.Field;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** Which Message-IDs have a document: those of a view of the index, and those claimed since. Used by all workers. */
final class Claims {

    private final DirectoryReader view;
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    Claims(DirectoryReader view) {
        this.view = view;
    }

    /** True for the first who asks for an id that has no document; that one makes it. */
    boolean claim(String id) throws IOException {
        return claimed.add(id) && !indexed(id);
    }

    int size() {
        return claimed.size();
    }

    private boolean indexed(String id) throws IOException {
        Term term = Field.KEY.term(id);
        for (LeafReaderContext leaf : view.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) return true;
            }
        }
        return false;
    }
}

package dev.reroll.index.search;

import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Collects the numbers of matching documents, up to a bound and without scores. */
final class DocumentNumbers implements CollectorManager<DocumentNumbers.Numbers, int[]> {

    private final int most;

    DocumentNumbers(int most) {
        this.most = most;
    }

    @Override
    public Numbers newCollector() {
        return new Numbers();
    }

    @Override
    public int[] reduce(Collection<Numbers> collectors) {
        return collectors.stream()
                .flatMapToInt(numbers -> Arrays.stream(numbers.found, 0, numbers.count))
                .limit(most)
                .toArray();
    }

    final class Numbers extends SimpleCollector {
        private int[] found = new int[16];
        private int count;
        private int base;

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void collect(int document) {
            if (count == most) throw new CollectionTerminatedException();
            if (count == found.length) found = Arrays.copyOf(found, 2 * count);
            found[count++] = base + document;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}

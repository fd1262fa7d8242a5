package dev.reroll.index.search;

import dev.reroll.index.schema.IndexedMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TotalHits;

/** Pages of hits, mail by mail or thread by thread. */
record Hunting(Reading reading, List<String> notes) {

    /** Hits that are counted; beyond, Lucene may pass over what cannot reach the page, and the total is a lower bound. */
    private static final int COUNTED = 100_000;

    /** Hits that are looked at to find the threads of a page. */
    private static final int LOOKED_AT = 20_000;

    Hits hits(Query query, SearchOptions options) throws IOException {
        return options.collapseThreads() ? threads(query, options) : mails(query, options);
    }

    private Hits mails(Query query, SearchOptions options) throws IOException {
        int end = options.offset() + options.limit();
        Ordered.Page found = new Ordered(reading, query, options.order()).first(end, COUNTED);
        List<IndexedMail> page = new ArrayList<>();
        for (Ordered.Hit hit : found.hits().stream().skip(options.offset()).toList()) page.add(hit.mail());
        long total = found.total().value();
        boolean exact = found.total().relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits(total, exact, page, total > end, notes);
    }

    /**
     * Walks the hits in order and keeps the first of each thread. What the threads of the hits before were is gathered
     * again for each page, from the cache for the most part; so the depth is bounded by the options.
     */
    private Hits threads(Query query, SearchOptions options) throws IOException {
        int end = options.offset() + options.limit();
        List<IndexedMail> page = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int[] threads = {0};
        int[] lookedAt = {0};
        boolean[] cut = {false};
        new Ordered(reading, query, options.order()).walk(hit -> {
            if (lookedAt[0]++ == LOOKED_AT) {
                cut[0] = true;
                return false;
            }
            if (seen.contains(hit.id())) return true;
            threads[0]++;
            // one thread more than asked for, to know that there is one
            if (threads[0] > end) return false;
            IndexedMail mail = hit.mail();
            for (IndexedMail member : reading.thread(mail).present()) seen.add(member.id());
            if (threads[0] > options.offset()) page.add(mail);
            return true;
        });
        boolean more = threads[0] > end;
        return new Hits(threads[0], !more && !cut[0], page, more, notes);
    }
}

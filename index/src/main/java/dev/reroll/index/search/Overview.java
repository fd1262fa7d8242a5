package dev.reroll.index.search;

import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.thread.MailThread;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a front page shows: the inboxes and the threads that were last written to. */
final class Overview {

    private Overview() {}

    static List<ListSummary> lists(Reading reading) throws IOException {
        List<ListSummary> lists = new ArrayList<>();
        Terms names = MultiTerms.getTerms(reading.searcher().getIndexReader(), Field.LIST.lucene());
        if (names == null) return List.of();
        TermsEnum each = names.iterator();
        while (each.next() != null) {
            String list = each.term().utf8ToString();
            Query in = new TermQuery(Field.LIST.term(list));
            List<Ordered.Hit> newest =
                    new Ordered(reading, in, Order.NEWEST).first(1, 1).hits();
            // none where all its mails were deleted and the segment that knew them was not merged yet
            if (newest.isEmpty()) continue;
            Instant sent = SentTime.of(newest.getFirst().mail());
            lists.add(new ListSummary(list, reading.searcher().count(in), sent));
        }
        return List.copyOf(lists);
    }

    /**
     * Walks the mails, the last sent first. The first mail met of a thread is its last one, so threads come in order; on
     * a later page a thread whose last mail stood on an earlier page is met again by an older mail, and passed over.
     */
    static List<ThreadSummary> newestThreads(
            Reading reading, Optional<String> list, Optional<Instant> before, int limit) throws IOException {
        Query mails = Reading.in(list, DocumentKind.MAIL.query());
        if (before.isPresent()) {
            // the second itself too: there may be a part of it before, and what is not is left out below
            mails = Reading.filtered(
                    mails, Reading.sent(Long.MIN_VALUE, before.get().getEpochSecond()));
        }
        List<ThreadSummary> threads = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        new Ordered(reading, mails, Order.NEWEST).walk(hit -> {
            if (seen.contains(hit.id())) return true;
            IndexedMail mail = hit.mail();
            if (threads.size() >= limit
                    && SentTime.of(mail).isBefore(threads.getLast().last())) return false;
            MailThread thread = reading.thread(mail);
            for (IndexedMail member : thread.present()) seen.add(member.id());
            ThreadSummary summary = ThreadSummary.of(thread, list);
            if (before.isEmpty() || summary.last().isBefore(before.get())) threads.add(summary);
            return true;
        });
        return threads;
    }
}

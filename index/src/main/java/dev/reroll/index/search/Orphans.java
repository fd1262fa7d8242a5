package dev.reroll.index.search;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SubjectKey;
import dev.reroll.index.thread.SubjectTie;
import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Replies without threading headers, and the mail that each of them joins: found in the whole index, by the rules of
 * {@link SubjectTie}, so that the answer does not depend on where one starts.
 */
final class Orphans {

    /** Orphans of the subjects of one round that are read. */
    private static final int MOST_READ = 1_000;

    private static final long WINDOW = SubjectTie.WINDOW.toSeconds();

    private final Reading reading;
    private final int mostAsked;
    private final Map<String, Optional<IndexedMail>> asked = new HashMap<>();
    private boolean passedOver;

    /** @param mostAsked orphans that are asked whom they join; each costs a question to the index */
    Orphans(Reading reading, int mostAsked) {
        this.reading = reading;
        this.mostAsked = mostAsked;
    }

    /** Whether there were more orphans than are read or asked. */
    boolean passedOver() {
        return passedOver;
    }

    /** The mails that newly gathered ones join, and the orphans that join one of these. */
    List<IndexedMail> joinedWith(Collection<IndexedMail> added) throws IOException {
        List<IndexedMail> joined = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<String, Set<String>> authorsBySubject = new HashMap<>();
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (IndexedMail mail : added) {
            if (SubjectTie.isOrphan(mail)) joinedBy(mail).ifPresent(joined::add);
            String key = SubjectKey.of(mail.subject());
            if (key.isEmpty()) continue;
            ids.add(mail.id());
            Set<String> authors = authorsBySubject.computeIfAbsent(key, k -> new HashSet<>());
            for (Address author : mail.from()) authors.add(author.email().toLowerCase(Locale.ROOT));
            long sent = SentTime.of(mail).getEpochSecond();
            earliest = Math.min(earliest, sent);
            latest = Math.max(latest, sent);
        }
        if (ids.isEmpty()) return joined;
        Query candidates = Reading.filtered(
                Reading.anyOf(Field.ORPHAN, authorsBySubject.keySet()), Reading.sent(earliest + 1, latest + WINDOW));
        Map<String, Deque<Long>> recent = new HashMap<>();
        int[] read = {0};
        new Ordered(reading, candidates, Order.OLDEST).walk(hit -> {
            if (read[0]++ == MOST_READ) {
                passedOver = true;
                return false;
            }
            IndexedMail orphan = hit.mail();
            String key = SubjectKey.of(orphan.subject());
            boolean asks = isRareAfter(recent.computeIfAbsent(key, k -> new ArrayDeque<>()), orphan)
                    && addressesOne(orphan, authorsBySubject.getOrDefault(key, Set.of()));
            if (asks && joinedBy(orphan).filter(mail -> ids.contains(mail.id())).isPresent()) joined.add(orphan);
            return true;
        });
        return joined;
    }

    /** False where the orphans alone make the subject too common, so that the index need not be asked. */
    private static boolean isRareAfter(Deque<Long> earlier, IndexedMail orphan) {
        long sent = SentTime.of(orphan).getEpochSecond();
        while (!earlier.isEmpty() && earlier.peekFirst() < sent - WINDOW) earlier.removeFirst();
        // those of the same second are not earlier: then the index decides
        boolean rare = earlier.size() <= SubjectTie.MOST_NAMESAKES || earlier.peekLast() == sent;
        earlier.addLast(sent);
        return rare;
    }

    private static boolean addressesOne(IndexedMail orphan, Set<String> authors) {
        return Stream.concat(orphan.to().stream(), orphan.cc().stream())
                .anyMatch(address -> authors.contains(address.email().toLowerCase(Locale.ROOT)));
    }

    /** The mail that an orphan joins. */
    private Optional<IndexedMail> joinedBy(IndexedMail orphan) throws IOException {
        Optional<IndexedMail> known = asked.get(orphan.id());
        if (known != null) return known;
        if (asked.size() == mostAsked) {
            passedOver = true;
            return Optional.empty();
        }
        Optional<IndexedMail> joined = nearest(orphan);
        asked.put(orphan.id(), joined);
        return joined;
    }

    private Optional<IndexedMail> nearest(IndexedMail orphan) throws IOException {
        String key = SubjectKey.of(orphan.subject());
        if (key.isEmpty()) return Optional.empty();
        long sent = SentTime.of(orphan).getEpochSecond();
        Query candidates =
                Reading.filtered(new TermQuery(Field.SUBJECT_KEY.term(key)), Reading.sent(sent - WINDOW, sent - 1));
        if (reading.all(candidates, SubjectTie.MOST_NAMESAKES + 1).length > SubjectTie.MOST_NAMESAKES) {
            return Optional.empty();
        }
        List<IndexedMail> nearest = new ArrayList<>(1);
        new Ordered(reading, candidates, Order.NEWEST).walk(hit -> {
            IndexedMail candidate = hit.mail();
            if (SubjectTie.mayJoin(orphan, candidate)) nearest.add(candidate);
            return nearest.isEmpty();
        });
        return nearest.stream().findFirst();
    }
}

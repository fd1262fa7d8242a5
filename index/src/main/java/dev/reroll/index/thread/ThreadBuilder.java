package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SubjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of {@link Threads}. Nodes below the number of mails are mails, the earliest first; the others ghosts. */
final class ThreadBuilder {

    /** Mails of one archive name far fewer that are missing; what hostile headers name beyond is passed over. */
    private static final int MOST_GHOSTS = 100_000;

    private static final Comparator<IndexedMail> EARLIEST_FIRST = Comparator.<IndexedMail, Instant>comparing(
                    SentTime::of)
            .thenComparing(IndexedMail::id)
            .thenComparing(IndexedMail::received)
            .thenComparingLong(IndexedMail::size)
            .thenComparing(IndexedMail::subject);

    private final List<IndexedMail> mails;
    private final List<String> ids = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Forest forest = new Forest();

    ThreadBuilder(Collection<IndexedMail> unordered) {
        Set<String> seen = new HashSet<>();
        mails = unordered.stream()
                .sorted(EARLIEST_FIRST)
                .filter(mail -> seen.add(mail.id()))
                .toList();
        for (IndexedMail mail : mails) nodes.put(mail.id(), add(mail.id()));
        // an id that is one mail's first and another's second belongs to the one that has it first
        for (int mail = 0; mail < mails.size(); mail++) {
            for (String id : mails.get(mail).ids()) nodes.putIfAbsent(id, mail);
        }
        for (IndexedMail mail : mails) {
            for (String id : Ancestry.of(mail)) {
                if (ids.size() - mails.size() < MOST_GHOSTS) nodes.computeIfAbsent(id, this::add);
            }
        }
    }

    private int add(String id) {
        ids.add(id);
        ties.add(Tie.NONE);
        return forest.add();
    }

    MailThread build(boolean complete) {
        for (int mail = mails.size() - 1; mail >= 0; mail--) hangByOwnWord(mail);
        for (int mail = 0; mail < mails.size(); mail++) placeAncestorsOf(mail);
        hangBySubject();
        return new MailThread(new ReadingOrder(forest, mails, ids, ties).lines(), mails.size(), complete);
    }

    /** The latest mail is asked first: so it is the earliest of a ring whose link would close it. */
    private void hangByOwnWord(int mail) {
        int[] ancestors = ancestors(mail);
        for (int i = ancestors.length - 1; i >= 0; i--) {
            if (hang(mail, ancestors[i], Tie.REFERENCES)) return;
        }
    }

    private void placeAncestorsOf(int mail) {
        int[] ancestors = ancestors(mail);
        for (int i = 1; i < ancestors.length; i++) {
            int node = ancestors[i];
            int above = ancestors[i - 1];
            if (forest.isRoot(node) && mayBePlacedByOthers(node, above)) hang(node, above, Tie.OTHERS);
        }
    }

    /** Below the node of a mail that names nobody itself are earlier mails only, and no ghosts. */
    private boolean mayBePlacedByOthers(int node, int above) {
        if (isGhost(node)) return true;
        IndexedMail mail = mails.get(node);
        return mail.references().isEmpty() && mail.inReplyTo().isEmpty() && above < node;
    }

    private void hangBySubject() {
        Map<String, List<Integer>> bySubject = new HashMap<>();
        for (int mail = 0; mail < mails.size(); mail++) {
            String key = SubjectKey.of(mails.get(mail).subject());
            if (key.isEmpty()) continue;
            List<Integer> earlier = bySubject.computeIfAbsent(key, k -> new ArrayList<>());
            if (forest.isRoot(mail) && SubjectTie.isOrphan(mails.get(mail))) {
                int target = nearest(mails.get(mail), earlier);
                if (target >= 0) hang(mail, target, Tie.SUBJECT);
            }
            earlier.add(mail);
        }
    }

    /** The mail that a reply joins, among earlier ones of its subject, the earliest first; -1 for none. */
    private int nearest(IndexedMail reply, List<Integer> namesakes) {
        Instant sent = SentTime.of(reply);
        int from = firstSentAt(sent.minus(SubjectTie.WINDOW), namesakes);
        int to = firstSentAt(sent, namesakes);
        if (to - from > SubjectTie.MOST_NAMESAKES) return -1;
        int found = -1;
        for (int i = to - 1; i >= from; i--) {
            IndexedMail candidate = mails.get(namesakes.get(i));
            // of one second the smallest id counts, which comes last on the way back
            if (found >= 0 && !SentTime.of(candidate).equals(SentTime.of(mails.get(found)))) return found;
            if (SubjectTie.mayJoin(reply, candidate)) found = namesakes.get(i);
        }
        return found;
    }

    private int firstSentAt(Instant time, List<Integer> earliestFirst) {
        int low = 0;
        int high = earliestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (SentTime.of(mails.get(earliestFirst.get(middle))).isBefore(time)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private boolean hang(int node, int under, Tie tie) {
        if (!forest.hang(node, under)) return false;
        ties.set(node, tie);
        return true;
    }

    private boolean isGhost(int node) {
        return node >= mails.size();
    }

    private int[] ancestors(int mail) {
        List<String> named = Ancestry.of(mails.get(mail));
        int[] found = new int[named.size()];
        int count = 0;
        for (String id : named) {
            Integer node = nodes.get(id);
            if (node != null && node != mail) found[count++] = node;
        }
        return Arrays.copyOf(found, count);
    }
}

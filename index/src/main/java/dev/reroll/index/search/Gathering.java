package dev.reroll.index.search;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.Ancestry;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.SubjectTie;
import dev.reroll.index.thread.Threads;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.SparseFixedBitSet;

/**
 * Everything that hangs together with one mail. Mails and Message-IDs are taken as a graph: a mail touches its own ids
 * and the ids of its {@linkplain Ancestry ancestors}; and a reply that {@link SubjectTie} joins to a mail touches that
 * mail. What can be reached is the thread, so each of its mails gathers the same one. Most threads take two or three
 * rounds of questions.
 */
final class Gathering {

    /** Mails of one thread. The largest on lore have a few thousand; beyond, the thread is marked as not complete. */
    static final int MOST_MAILS = 50_000;

    /** Message-IDs of one thread that are asked for: what 50,000 mails of honest depth name. */
    private static final int MOST_IDS = 500_000;

    /** Rounds: one for each step up a chain of mails that know only the mail before them. */
    private static final int MOST_ROUNDS = 5_000;

    /** Replies without headers that are asked which mail they answer. */
    private static final int MOST_ORPHANS = 500;

    /** Ids in one question. */
    private static final int AT_ONCE = 4_096;

    private final Reading reading;
    private final int mostMails;
    private final Orphans orphans;
    private final Map<String, IndexedMail> mails = new HashMap<>();
    private final SparseFixedBitSet taken;
    private final Set<String> asked = new HashSet<>();
    private final Deque<String> toAsk = new ArrayDeque<>();
    private boolean complete = true;

    Gathering(Reading reading) {
        this(reading, MOST_MAILS);
    }

    Gathering(Reading reading, int mostMails) {
        this.reading = reading;
        this.mostMails = mostMails;
        this.orphans = new Orphans(reading, MOST_ORPHANS);
        this.taken = new SparseFixedBitSet(
                Math.max(1, reading.searcher().getIndexReader().maxDoc()));
    }

    MailThread around(IndexedMail start) throws IOException {
        List<IndexedMail> fresh = List.of(start);
        for (int round = 0; !fresh.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                complete = false;
                break;
            }
            List<IndexedMail> added = fresh.stream().filter(this::add).toList();
            List<IndexedMail> found = new ArrayList<>(named());
            found.addAll(orphans.joinedWith(added));
            fresh = found;
        }
        return Threads.tree(mails.values(), complete && !orphans.passedOver());
    }

    private boolean add(IndexedMail mail) {
        if (mails.size() == mostMails) {
            complete &= mails.containsKey(mail.id());
            return false;
        }
        if (mails.putIfAbsent(mail.id(), mail) != null) return false;
        mail.ids().forEach(this::ask);
        Ancestry.of(mail).forEach(this::ask);
        return true;
    }

    private void ask(String id) {
        if (asked.size() == MOST_IDS) complete &= asked.contains(id);
        else if (asked.add(id)) toAsk.add(id);
    }

    private List<IndexedMail> named() throws IOException {
        List<IndexedMail> found = new ArrayList<>();
        while (!toAsk.isEmpty()) {
            List<String> ids = new ArrayList<>();
            while (ids.size() < AT_ONCE && !toAsk.isEmpty()) ids.add(toAsk.poll());
            take(Reading.anyOf(Field.ID, ids), found);
            take(Reading.anyOf(Field.REFERENCES, ids), found);
        }
        return found;
    }

    private void take(Query query, Collection<IndexedMail> found) throws IOException {
        // one more than there may be, so that the thread is seen to be too large
        for (int document : reading.all(query, mostMails + 1)) {
            if (taken.get(document)) continue;
            IndexedMail mail = reading.mail(document);
            // the field holds what Ancestry leaves out, too; such a mail may yet come in through another id
            if (!touchesWhatWasAsked(mail)) continue;
            taken.set(document);
            found.add(mail);
        }
    }

    private boolean touchesWhatWasAsked(IndexedMail mail) {
        return mail.ids().stream().anyMatch(asked::contains)
                || Ancestry.of(mail).stream().anyMatch(asked::contains);
    }
}

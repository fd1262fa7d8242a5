package dev.reroll.index.search;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.thread.MailThread;
import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A thread in a list of threads.
 *
 * @param id the first mail that we have of it in reading order: the root, or the first reply to a root that is missing
 * @param subject that mail's
 * @param from that mail's
 * @param started when the earliest of its mails was sent
 * @param last when the last was sent; in an inbox's list of threads, the last that the inbox holds
 * @param mails mails that we have of it, of all inboxes
 * @param people different sender addresses
 * @param patches whether one of the mails carries a diff
 */
public record ThreadSummary(
        String id,
        String subject,
        List<Address> from,
        Instant started,
        Instant last,
        int mails,
        int people,
        boolean patches) {

    static ThreadSummary of(MailThread thread, Optional<String> list) {
        IndexedMail first = thread.first();
        Instant started = Instant.MAX;
        Instant last = Instant.MIN;
        Set<String> people = new HashSet<>();
        boolean patches = false;
        for (IndexedMail mail : thread.present()) {
            Instant sent = SentTime.of(mail);
            if (sent.isBefore(started)) started = sent;
            if (sent.isAfter(last) && (list.isEmpty() || mail.lists().contains(list.get()))) last = sent;
            for (Address author : mail.from()) people.add(author.email().toLowerCase(Locale.ROOT));
            patches |= mail.patchId().isPresent();
        }
        return new ThreadSummary(
                first.id(), first.subject(), first.from(), started, last, thread.mails(), people.size(), patches);
    }
}

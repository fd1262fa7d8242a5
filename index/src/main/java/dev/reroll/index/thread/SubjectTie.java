package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SubjectKey;
import dev.reroll.ingest.mail.Address;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * When a reply that has lost its threading headers joins an earlier mail by its subject. All of this must hold, so that
 * strangers who happen to write under one subject stay apart:
 *
 * <ul>
 *   <li>the reply's subject bears a reply mark, and it has neither References nor In-Reply-To;
 *   <li>both have the same {@link SubjectKey}, and it is not empty;
 *   <li>the earlier mail was sent before it, at most {@link #WINDOW} before;
 *   <li>an inbox holds both;
 *   <li>To or Cc of the reply names an author of the earlier mail, and that address is not the list's own (lists that
 *       rewrite From put their own address there, which every reply names).
 * </ul>
 *
 * Of several the last sent is taken, of those sent in the same second the one with the smallest id.
 */
public final class SubjectTie {

    /** How long before its reply a mail may have been sent. */
    public static final Duration WINDOW = Duration.ofDays(30);

    /** Mails of one subject in one window that are looked at, the last sent first; beyond that nobody is joined. */
    public static final int LOOKED_AT = 500;

    /** The order in which candidates are looked at. */
    public static final Comparator<IndexedMail> NEAREST_FIRST = Comparator.<IndexedMail, java.time.Instant>comparing(
                    SentTime::of)
            .reversed()
            .thenComparing(IndexedMail::id);

    private SubjectTie() {}

    /** Whether a mail is a reply that tells of no ancestor. */
    public static boolean isOrphan(IndexedMail mail) {
        return mail.references().isEmpty() && mail.inReplyTo().isEmpty() && SubjectKey.isReply(mail.subject());
    }

    /** Whether the rules above allow the reply to join the earlier mail, subjects and reply marks taken as checked. */
    public static boolean mayJoin(IndexedMail reply, IndexedMail earlier) {
        var sent = SentTime.of(reply);
        var before = SentTime.of(earlier);
        return before.isBefore(sent)
                && !before.isBefore(sent.minus(WINDOW))
                && reply.lists().stream().anyMatch(earlier.lists()::contains)
                && addresses(reply, earlier);
    }

    private static boolean addresses(IndexedMail reply, IndexedMail earlier) {
        Set<String> lists = new HashSet<>(reply.listIds());
        lists.addAll(earlier.listIds());
        Set<String> addressed = new HashSet<>();
        addAll(addressed, reply.to());
        addAll(addressed, reply.cc());
        for (Address author : earlier.from()) {
            String email = author.email().toLowerCase(Locale.ROOT);
            // a List-Id is the list's address with a dot for the @, by custom
            if (addressed.contains(email) && !lists.contains(email.replace('@', '.'))) return true;
        }
        return false;
    }

    private static void addAll(Set<String> to, Collection<Address> addresses) {
        for (Address address : addresses) {
            if (!address.email().isEmpty()) to.add(address.email().toLowerCase(Locale.ROOT));
        }
    }
}

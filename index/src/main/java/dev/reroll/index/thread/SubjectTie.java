package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SubjectKey;
import dev.reroll.ingest.mail.Address;
import java.time.Duration;
import java.util.Collection;
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
 *       rewrite From put their own address there, which every reply names);
 *   <li>at most {@link #MOST_NAMESAKES} mails of that subject were sent in that time: a subject that so many write under
 *       tells nothing.
 * </ul>
 *
 * Of several the last sent is taken, of those sent in the same second the one with the smallest id.
 */
public final class SubjectTie {

    /** How long before its reply a mail may have been sent. */
    public static final Duration WINDOW = Duration.ofDays(30);

    /** Mails of one subject in the window before a reply, in any inbox. Also bounds what is looked at. */
    public static final int MOST_NAMESAKES = 100;

    private SubjectTie() {}

    /** Whether a mail is a reply that tells of no ancestor. */
    public static boolean isOrphan(IndexedMail mail) {
        return mail.references().isEmpty() && mail.inReplyTo().isEmpty() && SubjectKey.isReply(mail.subject());
    }

    /** Whether time, inbox and people allow the reply to join the earlier mail; the other rules are not looked at. */
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

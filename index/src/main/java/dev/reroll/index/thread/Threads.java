package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import java.util.Collection;

/**
 * Mails to threads: jwz's algorithm (www.jwz.org/doc/threading.html) as public-inbox uses it, made a function of the
 * set of mails, so that the order in which they came in cannot show.
 *
 * <ol>
 *   <li>A mail hangs under the nearest ancestor that it names itself ({@link Ancestry}: the last one). Where several
 *       mails name each other in a ring, the earliest of them is the one that answers none of the others: it goes to the
 *       next ancestor that it names, or is a root. Nobody answers himself.
 *   <li>An ancestor that we do not have is a ghost. It is placed by the References that name it after another id; the
 *       earliest mail that does so is believed, since mailers cut the middle out of long References later. A mail that
 *       names no ancestor itself is placed in the same way, but only under a ghost or an earlier mail.
 *   <li>A reply without threading headers joins by its subject, as {@link SubjectTie} allows.
 *   <li>Ghosts are shown where they tell something: one without replies is left out, and of a chain of ghosts only the
 *       last is kept, the one that was answered by a mail or by several. One with a single mail under it stays, at the
 *       root too, so that the reader sees that a mail is missing there.
 *   <li>Siblings stand by the time sent, then by id; a ghost by the earliest of its replies.
 * </ol>
 *
 * <p>Linear in mails and their ancestors but for the sorting, and without recursion: a thread may be as deep as it has
 * mails.
 */
public final class Threads {

    private Threads() {}

    /** The thread of mails that belong together; what does not hang together comes out as several roots. */
    public static MailThread tree(Collection<IndexedMail> mails) {
        return tree(mails, true);
    }

    /** The same of mails that may not be all that hang together. */
    public static MailThread tree(Collection<IndexedMail> mails, boolean complete) {
        return new ThreadBuilder(mails).build(complete);
    }
}

package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import java.util.List;
import java.util.Optional;

/**
 * A thread, flat: its lines in reading order, each mail right before its replies. Flat because a thread may be 20,000
 * replies deep, which no recursive walk, comparison or template survives; the tree is in {@link ThreadLine#depth} and
 * {@link ThreadLine#parent}.
 *
 * @param lines mails and ghosts, parents before their replies, siblings by date, then Message-ID
 * @param mails how many of the lines are mails that we have
 * @param complete whether everything that hangs together was taken in; false for threads beyond the bounds of gathering
 */
public record MailThread(List<ThreadLine> lines, int mails, boolean complete) {

    public MailThread {
        lines = List.copyOf(lines);
    }

    /** The mails that we have, in reading order. */
    public List<IndexedMail> present() {
        return lines.stream().flatMap(line -> line.mail().stream()).toList();
    }

    /** The line of a mail or ghost, by any Message-ID of it. Looks at every line. */
    public Optional<ThreadLine> line(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id)
                        || line.mail().filter(m -> m.ids().contains(id)).isPresent())
                .findFirst();
    }

    /** The first mail that we have; a thread has at least one. */
    public IndexedMail first() {
        return lines.stream().flatMap(line -> line.mail().stream()).findFirst().orElseThrow();
    }
}

package dev.reroll.index.review;

import dev.reroll.index.series.People;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mails of a series as they came in: those that were posted and all answers, each with the revision whose thread it
 * stands in. A revision that was sent in answer to the one before has its own; so has another series in the same thread,
 * whose mails are left out. At most {@value #MOST_MAILS} mails are read, those of the newest revisions first.
 */
final class Correspondence {

    private static final int MOST_MAILS = 20_000;

    /**
     * The mails around one revision.
     *
     * @param authors who posted it or a patch in it
     * @param posted Message-IDs of its cover letter and patches
     * @param mails by time
     */
    record Round(Revision revision, List<Address> authors, Set<String> posted, List<Mail> mails) {

        boolean isAuthor(Address person) {
            for (Address author : authors) if (People.same(author, person)) return true;
            return false;
        }

        boolean isAuthors(Mail mail) {
            return !mail.from().isEmpty() && isAuthor(mail.from().getFirst());
        }

        Optional<Mail> mail(String id) {
            return mails.stream().filter(mail -> mail.ids().contains(id)).findFirst();
        }
    }

    private final ThreadMails mails;
    private final Set<String> seen = new HashSet<>();

    private Correspondence(ThreadMails mails) {
        this.mails = mails;
    }

    /**
     * One round for each revision, in their order.
     *
     * @throws IOException where a mail cannot be read
     */
    static List<Round> of(Series series, ThreadMails mails) throws IOException {
        Correspondence all = new Correspondence(mails);
        List<Set<String>> posted = new ArrayList<>();
        Set<String> ours = new HashSet<>();
        for (Revision revision : series.revisions()) {
            Set<String> its = posted(revision);
            posted.add(its);
            ours.addAll(its);
        }
        Deque<Round> rounds = new ArrayDeque<>();
        for (int i = series.revisions().size() - 1; i >= 0; i--) {
            Revision revision = series.revisions().get(i);
            List<Mail> read = all.read(posted.get(i), ours);
            read.sort(Comparator.comparing(Mail::date).thenComparing(Mail::id));
            rounds.addFirst(new Round(revision, authors(revision), posted.get(i), List.copyOf(read)));
        }
        return List.copyOf(rounds);
    }

    private static Set<String> posted(Revision revision) {
        Set<String> ids = new LinkedHashSet<>(revision.postings());
        revision.cover().ifPresent(ids::add);
        for (Slot slot : revision.slots()) {
            slot.mail().ifPresent(ids::add);
            ids.addAll(slot.earlier());
        }
        return ids;
    }

    private static List<Address> authors(Revision revision) {
        Set<Address> all = new LinkedHashSet<>(List.of(revision.sender()));
        for (Slot slot : revision.slots()) slot.sender().ifPresent(all::add);
        return List.copyOf(all);
    }

    private List<Mail> read(Set<String> posted, Set<String> ours) throws IOException {
        List<Mail> read = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(posted);
        while (!open.isEmpty() && seen.size() < MOST_MAILS) {
            String id = open.poll();
            // another revision's has its own round, before or after this
            if ((ours.contains(id) && !posted.contains(id)) || !seen.add(id)) continue;
            Optional<Mail> mail = mails.mail(id);
            if (mail.isPresent() && !posted.contains(id) && isPosting(mail.get())) continue;
            mail.ifPresent(read::add);
            open.addAll(mails.answers(id));
        }
        return read;
    }

    private static boolean isPosting(Mail mail) {
        Subject subject = SubjectParser.parse(mail.subject());
        boolean machine =
                !mail.from().isEmpty() && Machines.isMachine(mail.from().getFirst());
        return !subject.isReply() && subject.presentsPatch() && !machine;
    }

    /** What the mail says without quotes, signature and footers. */
    static List<String> ownWords(Mail mail) {
        MailLines lines = MailLines.of(mail.text(), false);
        List<String> own = new ArrayList<>();
        for (Passage passage : Passage.of(lines)) {
            if (!own.isEmpty()) own.add("");
            own.addAll(passage.text(lines));
        }
        return own;
    }
}

package dev.reroll.index.history;

import dev.reroll.index.review.ThreadMails;
import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.search.MailSearch;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mails of threads: who answers whom from the index, their text from the archive. Not thread-safe. */
public final class ArchivedMails implements ThreadMails {

    private final MailSearch search;
    private final Archive archive;
    private final MailParser parser = new MailParser();

    public ArchivedMails(MailSearch search, Archive archive) {
        this.search = search;
        this.archive = archive;
    }

    /** {@inheritDoc} Where its first copy is lost, another; empty where all are. */
    @Override
    public Optional<Mail> mail(String messageId) throws IOException {
        Optional<IndexedMail> found = search.mail(messageId);
        if (found.isEmpty()) return Optional.empty();
        for (Copy copy : found.get().copies()) {
            try {
                return Optional.of(parser.parse(archive.raw(copy.place())));
            } catch (MissingMailException e) {
                // a partial clone lacks some; who asks is told by the empty answer, and "reroll check" names the place
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> answers(String messageId) throws IOException {
        List<IndexedMail> answers = new ArrayList<>();
        for (IndexedMail mail : search.naming(messageId)) {
            if (nearestKnown(mail, messageId)) answers.add(mail);
        }
        return answers.stream()
                .sorted(Comparator.comparing((IndexedMail mail) -> SentTime.of(mail))
                        .thenComparing(IndexedMail::id))
                .map(IndexedMail::id)
                .toList();
    }

    /** Whether no mail that we have stands between the two: In-Reply-To counts before References, from their end. */
    private boolean nearestKnown(IndexedMail mail, String messageId) throws IOException {
        Set<String> parents = new LinkedHashSet<>(mail.inReplyTo());
        parents.addAll(mail.references().reversed());
        mail.ids().forEach(parents::remove);
        for (String parent : parents) {
            if (parent.equals(messageId)) return true;
            if (search.mail(parent).isPresent()) return false;
        }
        return false;
    }
}

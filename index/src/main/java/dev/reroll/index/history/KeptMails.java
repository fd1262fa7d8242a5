package dev.reroll.index.history;

import dev.reroll.index.review.ThreadMails;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads each mail once, for as long as it is held. Not thread-safe. */
public final class KeptMails implements ThreadMails {

    private final ThreadMails source;
    private final Map<String, Optional<Mail>> kept = new HashMap<>();

    public KeptMails(ThreadMails source) {
        this.source = source;
    }

    @Override
    public Optional<Mail> mail(String messageId) throws IOException {
        Optional<Mail> known = kept.get(messageId);
        if (known != null) return known;
        Optional<Mail> mail = source.mail(messageId);
        kept.put(messageId, mail);
        return mail;
    }

    @Override
    public List<String> answers(String messageId) throws IOException {
        return source.answers(messageId);
    }
}

package dev.reroll.index.review;

import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mails of a collection, and which answer which. */
final class MailsOf implements ThreadMails {

    private final Map<String, Mail> byId = new HashMap<>();
    private final Map<String, List<String>> answers = new HashMap<>();

    MailsOf(Collection<Mail> mails) {
        for (Mail mail : mails) byId.put(mail.id(), mail);
        mails.stream()
                .sorted((a, b) -> a.date().compareTo(b.date()))
                .forEach(mail -> above(mail)
                        .ifPresent(up -> answers.computeIfAbsent(up, k -> new ArrayList<>())
                                .add(mail.id())));
    }

    private Optional<String> above(Mail mail) {
        List<String> named = ThreadReading.named(mail);
        Optional<String> known = named.stream().filter(byId::containsKey).findFirst();
        return known.isPresent() ? known : named.stream().findFirst();
    }

    @Override
    public Optional<Mail> mail(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    @Override
    public List<String> answers(String messageId) {
        return answers.getOrDefault(messageId, List.of());
    }
}

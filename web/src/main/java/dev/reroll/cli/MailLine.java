package dev.reroll.cli;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.Address;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a mail stands in a list on a terminal. */
final class MailLine {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MailLine() {}

    static String date(IndexedMail mail) {
        return DAY_AND_TIME.format(mail.date());
    }

    static String author(IndexedMail mail) {
        if (mail.from().isEmpty()) return "(no sender)";
        Address from = mail.from().getFirst();
        return from.name().isEmpty() ? from.email() : from.name();
    }

    static String subject(IndexedMail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }
}

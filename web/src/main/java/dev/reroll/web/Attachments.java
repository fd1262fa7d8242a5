package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.mail.Part;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Parts of mails as files. They are always saved, never shown: what a mail brings is not to run or render as if it were
 * ours.
 */
final class Attachments {

    private final Library library;
    private final Notices notices;

    Attachments(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    Reply part(IndexedMail mail, int number) throws IOException {
        byte[] raw = library.reading().raw(mail);
        MailParser parser = new MailParser();
        Optional<Part> part = parser.parse(raw).parts().stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst();
        Optional<byte[]> octets = parser.octets(raw, number);
        if (part.isEmpty() || octets.isEmpty()) return notices.noPage();
        String type = part.get().type().equals("text/plain") ? "text/plain" : "application/octet-stream";
        String name = MailViews.urlName(part.get().fileName());
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"" + name + "\"",
                "Content-Security-Policy",
                "default-src 'none'; sandbox");
        return new Reply.Whole(200, type, headers, octets.get());
    }
}

package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A data folder for tests: mails in an archive and its index. */
final class Shelf {

    private final Path data;

    Shelf(Path data) {
        this.data = data;
    }

    Shelf put(String list, String... raw) throws IOException {
        return put(list, Stream.of(raw).map(mail -> mail.getBytes(UTF_8)).toList());
    }

    Shelf put(String list, List<byte[]> raws) throws IOException {
        try (Archive archive = Archive.at(data);
                Appender appender = archive.append(list)) {
            for (byte[] raw : raws) {
                Mail mail = new MailParser().parse(raw);
                Address from = mail.from().isEmpty()
                        ? new Address("", "")
                        : mail.from().getFirst();
                appender.add(
                        raw,
                        new Envelope(
                                from.name(), from.email(), mail.date(), ZoneOffset.UTC, mail.date(), mail.subject()));
            }
            appender.commit();
        }
        return this;
    }

    /** Has the index follow the archive. */
    Path indexed() throws IOException {
        new Intake(data, Progress.NONE).take(List.of());
        return data;
    }

    /** A mail of plain text. */
    static String mail(String id, String answers, String subject, String from, String date, String text) {
        String references = answers.isEmpty() ? "" : "In-Reply-To: <" + answers + ">\nReferences: <" + answers + ">\n";
        return "From: " + from + "\nTo: list@example.org\nSubject: " + subject + "\nDate: " + date + "\nMessage-ID: <"
                + id + ">\n" + references + "Content-Type: text/plain; charset=utf-8\n\n" + text;
    }
}

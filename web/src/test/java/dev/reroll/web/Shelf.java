package dev.reroll.web;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** A data folder for tests: mails in an archive and its index. */
final class Shelf {

    private final Path data;
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, List<Copy>> copies = new LinkedHashMap<>();

    Shelf(Path data) {
        this.data = data;
    }

    Shelf put(String list, String... raw) throws IOException {
        for (String mail : raw) put(list, List.of(mail.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Shelf put(String list, List<byte[]> raws) throws IOException {
        try (Archive archive = Archive.at(data);
                Appender appender = archive.append(list)) {
            for (byte[] raw : raws) {
                Mail mail = new MailParser().parse(raw);
                Instant arrived = mail.received().orElse(mail.date());
                Address from = mail.from().isEmpty()
                        ? new Address("", "")
                        : mail.from().getFirst();
                Place place = appender.add(
                        raw,
                        new Envelope(from.name(), from.email(), mail.date(), ZoneOffset.UTC, arrived, mail.subject()));
                mails.putIfAbsent(mail.id(), mail);
                List<Copy> known = copies.computeIfAbsent(mail.id(), id -> new ArrayList<>());
                boolean differs = !mail.text().equals(mails.get(mail.id()).text());
                known.add(new Copy(place, arrived, differs));
            }
            appender.commit();
        }
        return this;
    }

    /** Writes the index of all that was put. */
    Path indexed() throws IOException {
        Documents documents = new Documents(PatchId::of);
        try (Directory directory = FSDirectory.open(data.resolve("index"));
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.deleteAll();
            for (Mail mail : mails.values()) {
                writer.addDocument(
                        documents.of(mail, BodyParser.parse(mail), copies.getOrDefault(mail.id(), List.of())));
            }
            writer.commit();
        }
        return data;
    }

    /** A mail of plain text. */
    static String mail(String id, String answers, String subject, String from, String date, String text) {
        String references = answers.isEmpty() ? "" : "In-Reply-To: <" + answers + ">\nReferences: <" + answers + ">\n";
        return "From: " + from + "\nTo: list@example.org\nSubject: " + subject + "\nDate: " + date + "\nMessage-ID: <"
                + id + ">\n" + references + "Content-Type: text/plain; charset=utf-8\n\n" + text;
    }
}

package dev.reroll.index.series;

import dev.reroll.index.Corpus;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Change;
import dev.reroll.ingest.archive.Changes;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.MailReader;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mails of the public corpus beside the project, and their facts; tests that ask for it are skipped where it is not. */
final class CorpusMails {

    private CorpusMails() {}

    static Map<String, Mail> uprobes() throws IOException {
        Map<String, Mail> mails = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Corpus.path("uprobes"), "*.eml")) {
            for (Path file : files) put(mails, Files.readAllBytes(file));
        }
        return mails;
    }

    /** The mails of an mboxrd file. */
    static Map<String, Mail> mbox(Path file) throws IOException {
        Map<String, Mail> mails = new LinkedHashMap<>();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String mail : ("\n" + text).split("\nFrom mboxrd@z [^\n]*\n", -1)) {
            if (mail.isBlank()) continue;
            String plain = mail.replaceAll("(?m)^>(>*From )", "$1");
            put(mails, plain.getBytes(StandardCharsets.ISO_8859_1));
        }
        return mails;
    }

    /** All mails of the mirrored list; the repository is made in {@code data} if it is not there. */
    static Map<String, Mail> fscrypt(Path data) throws Exception {
        Path bundle = Corpus.path("linux-fscrypt.0.bundle");
        Map<String, Mail> mails = new LinkedHashMap<>();
        try (Archive archive = Archive.at(data)) {
            Epoch epoch = archive.bring(
                    (GitSource) Source.of(bundle.toString(), Optional.of("linux-fscrypt")), line -> {}, line -> {});
            try (Changes changes = epoch.changesSince(Optional.empty());
                    MailReader reader = epoch.reader()) {
                while (changes.hasNext()) {
                    if (changes.next() instanceof Change.Added added)
                        put(mails, reader.raw(added.place().blob()));
                }
            }
        }
        return mails;
    }

    private static void put(Map<String, Mail> mails, byte[] raw) {
        Mail mail = new MailParser().parse(raw);
        mails.put(mail.id(), mail);
    }

    static List<MailFacts> facts(Map<String, Mail> mails) {
        List<MailFacts> facts = new ArrayList<>();
        for (Mail mail : mails.values()) {
            Body body = BodyParser.parse(mail.text());
            facts.add(FactsReader.of(mail, body, PatchId.of(body)));
        }
        return facts;
    }

    static SeriesBook book(List<MailFacts> facts) {
        SeriesBook book = new SeriesBook();
        book.addAll(facts);
        return book;
    }
}

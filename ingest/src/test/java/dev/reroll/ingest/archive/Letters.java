package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mails and notes on archives for the tests here: mail {@code n} is its number in words of a mail. */
final class Letters {

    static final Instant SENT = Instant.parse("2024-10-10T12:00:00Z");
    static final Instant RECEIVED = SENT.plusSeconds(60);

    private Letters() {}

    static byte[] mail(int n) {
        return ("From: A U Thor <author@example.org>\nMessage-ID: <" + n + "@example.org>\nSubject: mail " + n
                        + "\n\nThis is number " + n + ".\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Envelope envelope(int n) {
        return new Envelope(
                "A U Thor",
                "author@example.org",
                SENT.plusSeconds(n),
                ZoneOffset.ofHours(2),
                RECEIVED.plusSeconds(n),
                "mail " + n);
    }

    /** Adds the mails and commits them once. */
    static void append(Archive archive, String list, int... numbers) throws IOException {
        try (Appender appender = archive.append(list)) {
            for (int n : numbers) appender.add(mail(n), envelope(n));
            appender.commit();
        }
    }

    /** What the changes after {@code since} are, oldest first: {@code +} and the mail's last line, or {@code -} it. */
    static List<String> changes(Epoch epoch, Optional<String> since) throws IOException {
        List<String> changes = new ArrayList<>();
        try (Changes all = epoch.changesSince(since);
                MailReader reader = epoch.reader()) {
            while (all.hasNext()) {
                Change change = all.next();
                String text = new String(reader.raw(change.place().blob()), StandardCharsets.ISO_8859_1).strip();
                changes.add((change instanceof Change.Added ? "+" : "-") + text.substring(text.lastIndexOf('\n') + 1));
            }
        }
        return changes;
    }

    static List<String> allChanges(Epoch epoch) throws IOException {
        return changes(epoch, Optional.empty());
    }

    /** Every file below a folder, relative to it. */
    static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

package dev.reroll.index.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small mails for tests, and the files that hold them. */
final class Mails {

    private Mails() {}

    static String mail(String id, String subject, String body) {
        return """
                From: Ann Author <ann@example.org>
                To: list@example.org
                Subject: %s
                Date: Tue, 1 Oct 2024 12:00:00 +0200
                Message-ID: <%s>

                %s
                """.formatted(subject, id, body);
    }

    /** The same with a Received header, by which the archive knows when it came. */
    static String received(String when, String mail) {
        return "Received: from a by b; " + when + "\n" + mail;
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An mbox of so many mails, numbered from 0. */
    static Path mbox(Path file, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n")
                    .append(mail("n" + i + "@example.org", "mail number " + i, "body of mail " + i))
                    .append('\n');
        }
        return write(file, all.toString());
    }
}

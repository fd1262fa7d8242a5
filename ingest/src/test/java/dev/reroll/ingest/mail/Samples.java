package dev.reroll.ingest.mail;

import dev.reroll.ingest.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Other projects' test mails and real list mail, which lie beside the project and are no part of it. Tests that need
 * them are skipped where they are not there.
 */
public final class Samples {
    private Samples() {}

    /** A file or folder of the corpus. */
    public static Path path(String name) {
        return Corpus.path(name);
    }

    /** All files below a folder of the corpus, in order of their names. */
    public static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file, out of its gzip where it is in one. */
    public static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!file.toString().endsWith(".gz")) return bytes;
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mails of an mbox, or the one mail of another file; no quoting is undone. */
    public static List<byte[]> mails(Path file) {
        String all = new String(bytes(file), StandardCharsets.ISO_8859_1);
        List<byte[]> mails = new ArrayList<>();
        int start = 0;
        for (int from = all.indexOf("\nFrom "); from >= 0; from = all.indexOf("\nFrom ", from + 1)) {
            int eol = all.indexOf('\n', from + 1);
            // a line that ends in a time and a year: what else starts with From is text
            if (eol < 0 || !all.substring(from + 1, eol).matches("From .*\\d\\d:\\d\\d:\\d\\d \\d{4}")) continue;
            String mail = all.substring(start, from + 1);
            if (!mail.isBlank()) mails.add(mail.getBytes(StandardCharsets.ISO_8859_1));
            start = from + 1;
        }
        mails.add(all.substring(start).getBytes(StandardCharsets.ISO_8859_1));
        return mails;
    }

    /** The only mail, or the first, of a file of the corpus, parsed. */
    public static Mail mail(String file) {
        return new MailParser().parse(mails(path(file)).getFirst());
    }
}

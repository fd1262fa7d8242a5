package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How far a mailbox was read, as lines of a word and a value. The file lies in the inbox's folder, beside its epochs: who
 * removes the inbox removes what is known of its sources, too. It is replaced whole or not at all.
 */
final class StateFile {

    /** A million mails of a maildrop take some 40 MB, as each is remembered. */
    private static final long MAX_SIZE = 64 * 1024 * 1024;

    /** One line; the value has no white space. */
    record Entry(String word, String value) {}

    private final Path folder;
    private final Path file;
    private final String about;

    private StateFile(Path folder, String name, String about) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.about = about;
    }

    /** The state of one mailbox that is read into one list. */
    static StateFile of(Path data, String list, MailboxUrl url) {
        return new StateFile(
                data.resolve("inbox").resolve(list),
                "mailbox-" + digest(url.toString()) + ".txt",
                "# How far Reroll has read " + url + " into " + list
                        + ". Without this file it is read from its start, and what is known is recognised.");
    }

    /**
     * The lines as last written; none if the mailbox was never read.
     *
     * @throws SourceException if the file is damaged
     */
    List<Entry> read() throws IOException {
        if (!Files.exists(file)) return List.of();
        if (Files.size(file) > MAX_SIZE) throw damaged("larger than 64 MB");
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] parts = line.split(" ", -1);
                if (parts.length != 2) throw damaged("not of words and values");
                entries.add(new Entry(parts[0], parts[1]));
            }
        } catch (CharacterCodingException broken) {
            throw damaged("not a text");
        }
        return entries;
    }

    /** Replaces the lines; when this returns they outlive a power cut. */
    void write(List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder(about).append('\n');
        for (Entry entry : entries)
            text.append(entry.word()).append(' ').append(entry.value()).append('\n');
        Files.createDirectories(folder);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (FileChannel out = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    /** A number at least 1, such as a UID. */
    long number(Entry entry) throws SourceException {
        try {
            long number = Long.parseLong(entry.value());
            if (number > 0) return number;
        } catch (NumberFormatException notOne) {
            throw damaged("not right where it says " + entry.word());
        }
        throw damaged("not right where it says " + entry.word());
    }

    SourceException damaged(String how) {
        return new SourceException("The file " + file + ", which says how far the mailbox was read, is " + how
                + ": delete it, and the mailbox is read from its start; mails that are known are recognised.");
    }

    private static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.reroll.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the mails of one file after the other. */
final class MailFile {

    private static final int BUFFER = 64 * 1024;

    private final int maxMail;
    private final byte[] sink = new byte[BUFFER];

    /** {@code maxMail}: a larger mail is rejected, octets. */
    MailFile(int maxMail) {
        this.maxMail = maxMail;
    }

    /**
     * Hands out the mails of {@code file}, which is not followed if it is a link.
     *
     * @return how many
     * @throws Unreadable before anything was handed out, if the file is no mail or a broken gzip
     */
    long read(Path file, Consumer<RawMail> mails, Consumer<Reject> rejects) throws IOException {
        try (InputStream raw = open(file)) {
            byte[] prefix = raw.readNBytes(Contents.PREFIX);
            Contents contents = Contents.of(prefix);
            switch (contents.form()) {
                case MBOX, MAIL -> {}
                case BUNDLE -> throw new Unreadable("is a git bundle, which is a source of its own");
                case EMPTY, BROKEN_GZIP, UNKNOWN -> throw new Unreadable(contents.looksLike());
            }
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(prefix), raw);
            if (!contents.gzipped()) return read(all, contents, file, mails, rejects);
            verify(all);
            try (InputStream unpacked = new GZIPInputStream(open(file), BUFFER)) {
                return read(unpacked, contents, file, mails, rejects);
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private long read(InputStream in, Contents contents, Path file, Consumer<RawMail> mails, Consumer<Reject> rejects)
            throws IOException {
        if (contents.form() == Contents.Form.MAIL) return single(in, file, mails, rejects);
        String name = Recognition.baseName(file).toLowerCase(Locale.ROOT);
        boolean mboxrd = name.endsWith(".mboxrd") || name.endsWith(".mboxrd.gz");
        return new MboxReader(in, file.toString(), mboxrd, maxMail).forEach(mails, rejects);
    }

    private long single(InputStream in, Path file, Consumer<RawMail> mails, Consumer<Reject> rejects)
            throws IOException {
        byte[] bytes = in.readNBytes(maxMail + 1);
        if (bytes.length > maxMail) {
            rejects.accept(new Reject(file.toString(), MboxReader.tooLarge(maxMail)));
            return 0;
        }
        int start = Contents.beginning(bytes, bytes.length);
        mails.accept(new RawMail(
                start == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, start, bytes.length), file.toString()));
        return 1;
    }

    /** Unpacks to the end, so that a file that is cut short or damaged is found out before any mail is handed out. */
    private void verify(InputStream packed) throws IOException {
        long unpacked = 0;
        try (GZIPInputStream in = new GZIPInputStream(packed, BUFFER)) {
            int n;
            while ((n = in.read(sink)) > 0) unpacked += n;
        } catch (EOFException cut) {
            throw new Unreadable("is a gzip file that is cut short after " + unpacked
                    + " octets of its contents: copy or download it again");
        } catch (ZipException damaged) {
            throw new Unreadable("is a damaged gzip file (" + damaged.getMessage() + " after " + unpacked
                    + " octets of its contents): copy or download it again");
        }
    }
}

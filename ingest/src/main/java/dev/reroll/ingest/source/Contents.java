package dev.reroll.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a file's first bytes show.
 *
 * @param form how its mails are to be read
 * @param gzipped whether the form is that of the unpacked bytes
 * @param looksLike for a form that cannot be read: a verb phrase that says what it looks like
 */
record Contents(Form form, boolean gzipped, String looksLike) {

    enum Form {
        MBOX,
        MAIL,
        BUNDLE,
        EMPTY,
        BROKEN_GZIP,
        UNKNOWN
    }

    /** Enough for the header of nearly every mail; of a longer one the fields that decide stand in it. */
    static final int PREFIX = 64 * 1024;

    private static final String BUNDLE_SIGNATURE = "# v2 git bundle\n";

    private static final Set<String> ONLY_MAILS =
            Set.of("from", "message-id", "received", "return-path", "delivered-to");

    static Contents of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return of(in.readNBytes(PREFIX));
        }
    }

    /** The contents of a file of which these are the first bytes: all of them, or at least {@link #PREFIX}. */
    static Contents of(byte[] prefix) {
        if (!isGzip(prefix)) return of(prefix, false);
        byte[] unpacked = new byte[PREFIX];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(prefix))) {
            int n;
            while (length < PREFIX && (n = in.read(unpacked, length, PREFIX - length)) > 0) length += n;
        } catch (EOFException end) {
            // Expected where the prefix is not the whole file. Whether it is cut off shows when it is read through.
            if (length == 0)
                return new Contents(Form.BROKEN_GZIP, true, "is a gzip file that breaks off before its first byte");
        } catch (ZipException damaged) {
            if (length == 0)
                return new Contents(Form.BROKEN_GZIP, true, "is a damaged gzip file (" + damaged.getMessage() + ")");
        } catch (IOException unexpected) {
            return new Contents(Form.BROKEN_GZIP, true, "cannot be unpacked (" + unexpected.getMessage() + ")");
        }
        return of(Arrays.copyOf(unpacked, length), true);
    }

    static boolean isGzip(byte[] prefix) {
        return prefix.length >= 2 && prefix[0] == 0x1f && (prefix[1] & 0xff) == 0x8b;
    }

    private static Contents of(byte[] text, boolean gzipped) {
        int start = beginning(text, text.length);
        if (start == text.length) return new Contents(Form.EMPTY, gzipped, "is empty");
        if (startsWith(text, BUNDLE_SIGNATURE)) {
            if (gzipped) return unknown(true, "is a gzipped git bundle: unpack it first");
            return new Contents(Form.BUNDLE, false, "");
        }
        if (startsWith(text, "# v3 git bundle\n"))
            return unknown(gzipped, "is a git bundle of version 3: make it anew with git bundle create --version=2");
        int end = lineEnd(text, start);
        if (HeaderLines.startsWithFrom(text, start, end)) {
            boolean mbox = HeaderLines.isDated(text, start, end)
                    || !HeaderLines.fieldName(text, end, lineEnd(text, end)).isEmpty();
            return mbox
                    ? new Contents(Form.MBOX, gzipped, "")
                    : unknown(gzipped, "begins with “From ” like an mbox, but neither a date nor a header follows");
        }
        if (HeaderLines.startsWithQuotedFrom(text, start, end)) start = end;
        return isMailHeader(text, start) ? new Contents(Form.MAIL, gzipped, "") : unknown(gzipped, guess(text));
    }

    private static Contents unknown(boolean gzipped, String looksLike) {
        return new Contents(Form.UNKNOWN, gzipped, looksLike);
    }

    /** Where the first mail or separator begins: after a byte order mark and blank lines, which git skips too. */
    static int beginning(byte[] text, int length) {
        int i = 0;
        if (length >= 3 && (text[0] & 0xff) == 0xef && (text[1] & 0xff) == 0xbb && (text[2] & 0xff) == 0xbf) i = 3;
        int line = i;
        while (i < length && (text[i] == '\n' || text[i] == '\r' || text[i] == ' ' || text[i] == '\t')) {
            if (text[i++] == '\n') line = i;
        }
        return i == length ? length : line;
    }

    /**
     * A mail begins with a field. Before its first empty line stands one that only mails have; where there is none, as
     * in a draft, it begins with a field that mails have and has another. A README that begins with {@code Note:} is
     * no mail, nor is what {@code git mailinfo} prints.
     */
    private static boolean isMailHeader(byte[] text, int start) {
        int known = 0;
        boolean beginsKnown = false;
        for (int line = start; line < text.length; ) {
            int end = lineEnd(text, line);
            if (HeaderLines.isEmpty(text, line, end)) break;
            boolean continued = text[line] == ' ' || text[line] == '\t';
            String name = continued ? "" : HeaderLines.fieldName(text, line, end);
            if (line == start) {
                if (name.isEmpty()) return false;
                beginsKnown = HeaderLines.isKnown(name);
            }
            if (ONLY_MAILS.contains(name)) return true;
            if (HeaderLines.isKnown(name)) known++;
            line = end;
        }
        return beginsKnown && known >= 2;
    }

    private static int lineEnd(byte[] text, int start) {
        int i = start;
        while (i < text.length && text[i] != '\n') i++;
        return Math.min(i + 1, text.length);
    }

    private static boolean startsWith(byte[] text, String ascii) {
        byte[] expected = ascii.getBytes(StandardCharsets.ISO_8859_1);
        if (text.length < expected.length) return false;
        for (int i = 0; i < expected.length; i++) {
            if (text[i] != expected[i]) return false;
        }
        return true;
    }

    private static String guess(byte[] text) {
        if (startsWith(text, "\u0089PNG")) return "looks like a PNG picture";
        if (startsWith(text, "\u00ff\u00d8\u00ff")) return "looks like a JPEG picture";
        if (startsWith(text, "%PDF")) return "looks like a PDF document";
        if (startsWith(text, "PK\u0003\u0004")) return "looks like a zip archive: unpack it and give the folder";
        if (startsWith(text, "BZh")) return "looks like a bzip2 file: unpack it first";
        if (startsWith(text, "\u00fd7zXZ")) return "looks like an xz file: unpack it first";
        if (startsWith(text, "(\u00b5/\u00fd")) return "looks like a zstd file: unpack it first";
        if (startsWith(text, "PACK")) return "looks like a git pack, not a bundle: give the repository it belongs to";
        if (startsWith(text, "# v")) return "looks like a damaged git bundle or another kind of list";
        for (byte b : text) {
            if (b == 0) return "looks like binary data";
        }
        return "looks like text that does not begin with a mail's header";
    }
}

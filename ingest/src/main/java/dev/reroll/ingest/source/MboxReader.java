package dev.reroll.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Splits an mbox into its mails, reading once, with at most one mail in memory.
 *
 * <p><b>Separators.</b> In every kind of mbox a mail begins with a {@code From } line, and real files have such lines
 * in bodies too, since not every writer quotes them. So a {@code From } line separates if it bears a date and the next
 * line is a header field: any field after an empty line, a well known one otherwise. A file whose first {@code From }
 * line has no date (test data, hand-made files) is split at undated ones that stand between an empty line and a well
 * known field. Anything else is text. The empty line that an mbox has after each mail (RFC 4155) is not part of it.
 *
 * <p><b>Quoting.</b> A file does not say which quoting its writer used; what is certain is undone, what is not is left
 * as it is, since an added {@code >} can still be read while a lost one changes who said a line:
 *
 * <ul>
 *   <li>mboxrd, known by public-inbox's separator {@code From mboxrd@z} or the file's ending {@code .mboxrd}: one
 *       {@code >} is taken from every line of {@code >}s and {@code From }. This is exact.
 *   <li>{@code git format-patch}, known by a commit id and its constant date: git quotes nothing, nothing is undone.
 *   <li>else mboxo, where only {@code From } itself is quoted: {@code >From } becomes {@code From } in a body, unless
 *       the line stands in a quotation (the line before or after begins with {@code >}, or the last text before it ends
 *       in a colon, as an attribution does).
 * </ul>
 */
final class MboxReader {

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final String where;
    private final boolean namedMboxrd;
    private final int maxMail;

    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int filled;

    /** The mail so far, and at its end the line being read. */
    private byte[] text = new byte[CHUNK];

    private int size;
    private int lineStart;

    /** Where a {@code From } line begins that is a separator if the line after it says so, or -1. */
    private int candidate = -1;

    private boolean candidateAfterEmpty;

    /** Octets of the mail so far, also of those no longer in {@link #text} once it is too large. */
    private long octets;

    /** Octets of the line being read, also of those that are not kept. */
    private long lineOctets;

    private boolean tooLarge;
    private long mails;
    private long handedOut;

    MboxReader(InputStream in, String where, boolean namedMboxrd, int maxMail) {
        this.in = in;
        this.where = where;
        this.namedMboxrd = namedMboxrd;
        this.maxMail = maxMail;
    }

    /** Hands out every mail; returns how many. */
    long forEach(Consumer<RawMail> sink, Consumer<Reject> rejects) throws IOException {
        fill();
        next = Contents.beginning(chunk, filled);
        if (!readLine()) return 0;
        boolean dated = HeaderLines.isDated(text, 0, size);
        Quoting quoting = Quoting.of(text, 0, size, namedMboxrd);
        restart(size);
        boolean afterEmpty = false;
        while (readLine()) {
            if (candidate >= 0 && isSeparator(dated)) {
                Quoting following = Quoting.of(text, candidate, lineStart, namedMboxrd);
                emit(candidate, octets - lineOctets - (lineStart - candidate), quoting, sink, rejects);
                quoting = following;
                restart(lineStart);
                afterEmpty = false;
            }
            boolean from = HeaderLines.startsWithFrom(text, lineStart, size);
            candidate = from && size - lineStart <= HeaderLines.MAX_FROM_LINE ? lineStart : -1;
            candidateAfterEmpty = afterEmpty;
            afterEmpty = HeaderLines.isEmpty(text, lineStart, size);
            lineStart = size;
        }
        emit(size, octets, quoting, sink, rejects);
        return handedOut;
    }

    static String tooLarge(int maxMail) {
        return "is larger than " + maxMail / (1024 * 1024) + " MB, which is more than any mail";
    }

    private boolean isSeparator(boolean fileIsDated) {
        String field = HeaderLines.fieldName(text, lineStart, size);
        boolean known = HeaderLines.isKnown(field);
        if (!HeaderLines.isDated(text, candidate, lineStart)) return !fileIsDated && candidateAfterEmpty && known;
        boolean header = !field.isEmpty() || HeaderLines.startsWithQuotedFrom(text, lineStart, size);
        return known || (candidateAfterEmpty && header);
    }

    private void emit(int end, long length, Quoting quoting, Consumer<RawMail> sink, Consumer<Reject> rejects) {
        mails++;
        String place = where + ", mail " + mails;
        if (tooLarge) {
            rejects.accept(new Reject(place, tooLarge(maxMail) + " (" + length + " octets)"));
            return;
        }
        int stop = withoutLastEmptyLine(end);
        if (stop == 0) {
            rejects.accept(new Reject(place, "is empty"));
            return;
        }
        handedOut++;
        sink.accept(new RawMail(Arrays.copyOf(text, quoting.undo(text, stop)), place));
    }

    private int withoutLastEmptyLine(int end) {
        if (end >= 2 && text[end - 1] == '\n' && text[end - 2] == '\n') return end - 1;
        boolean crlf = end >= 4 && text[end - 1] == '\n' && text[end - 2] == '\r' && text[end - 3] == '\n';
        if (crlf) return end - 2;
        boolean onlyEmpty = HeaderLines.isEmpty(text, 0, end);
        return onlyEmpty ? 0 : end;
    }

    /** Begins a mail with the octets from {@code start} on, which are moved to the front. */
    private void restart(int start) {
        size -= start;
        System.arraycopy(text, start, text, 0, size);
        if (text.length > 16 * CHUNK) text = Arrays.copyOf(text, Math.max(size, CHUNK));
        lineStart = 0;
        candidate = -1;
        octets = size == 0 ? 0 : lineOctets;
        tooLarge = octets > maxMail;
    }

    /** Appends the next line with its end to {@link #text}; false at the end of the file. */
    private boolean readLine() throws IOException {
        if (tooLarge) dropDecided();
        lineOctets = 0;
        boolean any = false;
        while (true) {
            if (next == filled && !fill()) return any;
            any = true;
            int stop = next;
            while (stop < filled && chunk[stop] != '\n') stop++;
            boolean whole = stop < filled;
            if (whole) stop++;
            append(next, stop - next);
            next = stop;
            if (whole) return true;
        }
    }

    private void append(int from, int length) {
        octets += length;
        lineOctets += length;
        if (!tooLarge && octets > maxMail) {
            tooLarge = true;
            dropDecided();
        }
        int kept = length;
        if (tooLarge) kept = Math.max(0, Math.min(length, lineRoom() - (size - lineStart)));
        if (size + kept > text.length) text = Arrays.copyOf(text, (int) Math.max(size + kept, text.length * 2L));
        System.arraycopy(chunk, from, text, size, kept);
        size += kept;
    }

    /** Drops what stands before the line being read and the line that may be a separator. */
    private void dropDecided() {
        int keep = candidate >= 0 ? candidate : lineStart;
        int line = Math.min(size - lineStart, lineRoom());
        int kept = lineStart - keep + line;
        System.arraycopy(text, keep, text, 0, kept);
        if (candidate >= 0) candidate = 0;
        lineStart -= keep;
        size = kept;
        if (text.length > 16 * CHUNK) text = Arrays.copyOf(text, Math.max(size, CHUNK));
    }

    /**
     * How much of a line of a mail that is too large is kept: as much as tells whether it separates, or all that a mail
     * may have where the line may be the first of the next mail.
     */
    private int lineRoom() {
        return candidate >= 0 ? maxMail : HeaderLines.MAX_FROM_LINE + 1;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.readNBytes(chunk, 0, CHUNK));
        return filled > 0;
    }
}

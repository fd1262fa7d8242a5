package dev.reroll.ingest.mail;

import jakarta.mail.internet.InternetHeaders;
import java.nio.charset.StandardCharsets;

/**
 * The fields of a header that Reroll reads. Values are octet strings: one char from 0 to 255 for each octet, so that
 * nothing is lost before the charset is known.
 *
 * <p>Most of a list mail's header is DKIM, ARC and Received; those are passed over without a copy, but for the newest
 * Received, which says when the mail came.
 */
final class LeanHeaders extends InternetHeaders {
    /** Longer values are cut. The longest honest ones are To and Cc of tree-wide series, below 16 kB. */
    static final int LONGEST = 64 * 1024;

    /** Honest mails have one of each field, and a dozen To or Cc where a list manager split them. */
    private static final int MOST = 1000;

    /** The first is the newest; more are only looked at where that one bears no date. */
    private static final int MOST_RECEIVED = 3;

    private final Flaws flaws = new Flaws();
    private int fields;
    private int received;

    private LeanHeaders() {}

    /** What was wrong with the header. */
    Flaws flaws() {
        return flaws;
    }

    /** Reads the header at the start of the stream and leaves the stream at the first octet of the body. */
    static LeanHeaders read(SharedOctets in) {
        LeanHeaders headers = new LeanHeaders();
        in.moveTo(headers.read(in.array, in.index(), in.end));
        return headers;
    }

    private int read(byte[] octets, int from, int end) {
        int lastField = Integer.MIN_VALUE;
        int line = from;
        while (line < end) {
            int eol = SharedOctets.newline(octets, line, end);
            if (isBlank(octets, line, eol)) return Math.min(eol + 1, end);
            int colon = colon(octets, line, eol);
            if (colon < 0) {
                // a stray line: the header goes on if more fields follow before the next blank line
                if (lastField == Integer.MIN_VALUE) lastField = lastFieldLine(octets, line, end);
                if (line > lastField) {
                    flaws.add(Flaw.Kind.BAD_HEADER, "The text follows the header without a blank line");
                    return line;
                }
                flaws.add(
                        Flaw.Kind.BAD_HEADER,
                        "A line of the header that is no field: " + octetString(octets, line, eol));
                line = eol + 1;
                continue;
            }
            int next = eol + 1;
            while (next < end && isFold(octets[next])) {
                int foldEnd = SharedOctets.newline(octets, next, end);
                if (isBlank(octets, next, foldEnd) && !isFoldBeyond(octets, foldEnd + 1, end)) break;
                eol = foldEnd;
                next = eol + 1;
            }
            keep(octets, line, colon, eol);
            line = next;
        }
        return end;
    }

    private void keep(byte[] octets, int line, int colon, int eol) {
        int nameEnd = colon;
        while (nameEnd > line && isFold(octets[nameEnd - 1])) nameEnd--;
        Field field = Field.named(octets, line, nameEnd - line);
        if (field == null) return;
        if (field == Field.RECEIVED && received++ >= MOST_RECEIVED) return;
        if (fields++ >= MOST) {
            flaws.add(Flaw.Kind.BAD_HEADER, "More than " + MOST + " fields; the rest were not read");
            return;
        }
        int end = eol;
        if (end - colon > LONGEST) {
            end = colon + LONGEST;
            flaws.add(Flaw.Kind.LONG_HEADER, field.label + " of " + (eol - colon) + " octets, read up to " + LONGEST);
        }
        String text = octetString(octets, line, end);
        if (text.indexOf('\0') >= 0) {
            flaws.add(Flaw.Kind.NUL_BYTES, field.label);
            text = text.replace("\0", "");
        }
        addHeaderLine(text);
    }

    /** The index of the colon if the line is a field, -1 if not: a name of printable ASCII, then blanks, then a colon. */
    private static int colon(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && octets[i] > ' ' && octets[i] < 0x7f && octets[i] != ':') i++;
        if (i == from) return -1;
        while (i < to && isFold(octets[i])) i++;
        return i < to && octets[i] == ':' ? i : -1;
    }

    /** The start of the last line before the next blank one that is a field, -1 if none is. */
    private static int lastFieldLine(byte[] octets, int from, int end) {
        int last = -1;
        int line = from;
        while (line < end) {
            int eol = SharedOctets.newline(octets, line, end);
            if (isBlank(octets, line, eol)) break;
            if (colon(octets, line, eol) >= 0) last = line;
            line = eol + 1;
        }
        return last;
    }

    private static boolean isFold(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isBlank(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isFold(octets[i]) && octets[i] != '\r') return false;
        }
        return true;
    }

    private static boolean isFoldBeyond(byte[] octets, int at, int end) {
        return at < end && isFold(octets[at]);
    }

    private static String octetString(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

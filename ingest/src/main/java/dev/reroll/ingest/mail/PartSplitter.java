package dev.reroll.ingest.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the body of a multipart at its boundary lines (RFC 2046, 5.1.1), in one pass.
 *
 * <p>Jakarta Mail's multipart is not used for this, because a mail could be made for which its search takes minutes, and
 * because it loses a last part that has no blank line. Read leniently: a boundary that the header does not name is
 * taken from the first line that looks like one; a last part without an end goes to the end; what is above the first
 * and below the end boundary is passed over.
 */
final class PartSplitter {
    private final SharedOctets body;
    private final List<SharedOctets> parts = new ArrayList<>();
    private boolean ended;

    private PartSplitter(SharedOctets body) {
        this.body = body;
    }

    /**
     * The parts of a multipart.
     *
     * @param parts at most one more than were asked for; none where no boundary line was found
     * @param ended whether the end boundary was found
     */
    record Parts(List<SharedOctets> parts, boolean ended) {}

    static Parts split(SharedOctets body, String boundary, int most) {
        PartSplitter splitter = new PartSplitter(body);
        splitter.split(boundary, most);
        return new Parts(splitter.parts, splitter.ended);
    }

    private void split(String named, int most) {
        byte[] array = body.array;
        String boundary = named;
        int partStart = -1;
        int line = body.start;
        while (line < body.end) {
            int eol = SharedOctets.newline(array, line, body.end);
            boolean dashes = eol - line > 2 && array[line] == '-' && array[line + 1] == '-';
            if (dashes && boundary.isEmpty()) boundary = boundaryIn(line, eol);
            int after = dashes && !boundary.isEmpty() ? afterBoundary(boundary, line + 2, eol) : -1;
            if (after >= 0) {
                if (partStart >= 0) parts.add(body.slice(partStart, beforeLineBreak(partStart, line)));
                ended = after == 1;
                if (ended || parts.size() > most) return;
                partStart = Math.min(eol + 1, body.end);
            }
            line = eol + 1;
        }
        if (partStart >= 0) parts.add(body.slice(partStart, body.end));
    }

    /** The line break before a boundary line belongs to the boundary. */
    private int beforeLineBreak(int from, int boundaryLine) {
        int to = boundaryLine;
        if (to > from && body.array[to - 1] == '\n') to--;
        if (to > from && body.array[to - 1] == '\r') to--;
        return to;
    }

    /** 0 if the line is this boundary, 1 if it is the end boundary, -1 if it is neither. */
    private int afterBoundary(String boundary, int from, int eol) {
        int length = boundary.length();
        if (eol - from < length) return -1;
        for (int i = 0; i < length; i++) {
            if ((body.array[from + i] & 0xff) != boundary.charAt(i)) return -1;
        }
        int i = from + length;
        boolean end = eol - i >= 2 && body.array[i] == '-' && body.array[i + 1] == '-';
        if (end) i += 2;
        while (i < eol && body.array[i] <= ' ' && body.array[i] >= 0) i++;
        return i < eol ? -1 : end ? 1 : 0;
    }

    /** What the line would be the boundary line of; a line of dashes alone is more likely a ruler. */
    private String boundaryIn(int line, int eol) {
        int to = eol;
        while (to > line && body.array[to - 1] <= ' ' && body.array[to - 1] >= 0) to--;
        StringBuilder boundary = new StringBuilder();
        boolean ruler = true;
        for (int i = line + 2; i < to; i++) {
            if (body.array[i] == ' ') return "";
            ruler &= body.array[i] == '-';
            boundary.append((char) (body.array[i] & 0xff));
        }
        return ruler ? "" : boundary.toString();
    }
}

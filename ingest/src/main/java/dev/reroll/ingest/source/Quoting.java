package dev.reroll.ingest.source;

import java.nio.charset.StandardCharsets;

/** How a mail in an mbox had its {@code From } lines quoted, as far as its separator tells; see {@link MboxReader}. */
enum Quoting {
    MBOXRD,
    NONE,
    MBOXO;

    private static final String FORMAT_PATCH_DATE = " Mon Sep 17 00:00:00 2001";

    /** The quoting of the mail whose {@code From } line stands at {@code start}. */
    static Quoting of(byte[] text, int start, int end, boolean namedMboxrd) {
        if (namedMboxrd) return MBOXRD;
        int length = Math.min(end - start, HeaderLines.MAX_FROM_LINE);
        String line = new String(text, start, length, StandardCharsets.ISO_8859_1).strip();
        if (line.startsWith("From mboxrd@z ")) return MBOXRD;
        return line.endsWith(FORMAT_PATCH_DATE) && isCommit(line) ? NONE : MBOXO;
    }

    private static boolean isCommit(String line) {
        int digits = 0;
        for (int i = "From ".length(); i < line.length() && line.charAt(i) != ' '; i++, digits++) {
            if (Character.digit(line.charAt(i), 16) < 0) return false;
        }
        return digits == 40 || digits == 64;
    }

    /** Takes the quoting out of the first {@code length} octets, in place; returns how many are left. */
    int undo(byte[] text, int length) {
        if (this == NONE) return length;
        int out = 0;
        int line = 0;
        boolean inBody = false;
        boolean previousQuoted = false;
        boolean afterColon = false;
        while (line < length) {
            int end = line;
            while (end < length && text[end] != '\n') end++;
            if (end < length) end++;
            boolean empty = HeaderLines.isEmpty(text, line, end);
            boolean quoted = text[line] == '>';
            int start = line;
            if (quoted && HeaderLines.startsWithQuotedFrom(text, line, end)) {
                boolean undone = switch (this) {
                    case MBOXRD -> true;
                    case MBOXO -> {
                        boolean nextQuoted = end < length && text[end] == '>';
                        boolean single = text[line + 1] == 'F';
                        yield inBody && single && !previousQuoted && !nextQuoted && !afterColon;
                    }
                    case NONE -> false;
                };
                if (undone) start++;
            }
            if (out != start) System.arraycopy(text, start, text, out, end - start);
            out += end - start;
            inBody |= empty;
            previousQuoted = quoted;
            if (!empty) afterColon = endsInColon(text, line, end);
            line = end;
        }
        return out;
    }

    private static boolean endsInColon(byte[] text, int start, int end) {
        int i = end - 1;
        while (i > start && text[i] <= ' ') i--;
        return text[i] == ':';
    }
}

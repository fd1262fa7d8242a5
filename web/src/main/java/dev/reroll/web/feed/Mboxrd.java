package dev.reroll.web.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Mails in the mboxrd form (qmail's mbox(5)): before each a {@code From } line, within it a {@code >} before every line
 * that begins with {@code From } after any number of {@code >}, after it an empty line. The {@code From } line is
 * public-inbox's, which clients look for. Header lines are quoted as well: no mail may end itself early.
 */
public final class Mboxrd {

    private static final byte[] FROM_LINE =
            "From mboxrd@z Thu Jan  1 00:00:00 1970\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private Mboxrd() {}

    /** Writes one mail. A {@code From } line that it begins with itself, left by an importer, is passed over. */
    public static void write(OutputStream out, byte[] mail) throws IOException {
        out.write(FROM_LINE);
        int start = startsWithFrom(mail, 0) ? lineEnd(mail, 0) : 0;
        int written = start;
        for (int line = start; line < mail.length; ) {
            int end = lineEnd(mail, line);
            int text = line;
            while (text < end && mail[text] == '>') text++;
            if (startsWithFrom(mail, text)) {
                out.write(mail, written, line - written);
                out.write('>');
                written = line;
            }
            line = end;
        }
        out.write(mail, written, mail.length - written);
        if (mail.length == 0 || mail[mail.length - 1] != '\n') out.write('\n');
        out.write('\n');
    }

    /** The index behind the line's newline. */
    private static int lineEnd(byte[] mail, int from) {
        int i = from;
        while (i < mail.length && mail[i] != '\n') i++;
        return Math.min(i + 1, mail.length);
    }

    private static boolean startsWithFrom(byte[] mail, int at) {
        if (at + FROM.length > mail.length) return false;
        for (int i = 0; i < FROM.length; i++) {
            if (mail[at + i] != FROM[i]) return false;
        }
        return true;
    }
}

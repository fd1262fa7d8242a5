package dev.reroll.ingest.mailbox;

import java.util.Arrays;

/**
 * The one thing that is changed in a mail from a server: lines end with LF alone, as they do in public-inbox's epochs,
 * whose importer does the same. On the wire each line ends with CRLF, whatever it was before (RFC 5322, 2.3).
 */
final class Octets {

    private Octets() {}

    /** The same octets without the CR before each LF; a CR elsewhere stays. */
    static byte[] unixLines(byte[] mail) {
        int length = 0;
        byte[] lines = new byte[mail.length];
        for (int i = 0; i < mail.length; i++) {
            if (mail[i] == '\r' && i + 1 < mail.length && mail[i + 1] == '\n') continue;
            lines[length++] = mail[i];
        }
        return length == mail.length ? mail : Arrays.copyOf(lines, length);
    }
}

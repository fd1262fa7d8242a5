package dev.reroll.ingest.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields that Reroll reads; all others are skipped without a copy. */
enum Field {
    FROM("From"),
    TO("To"),
    CC("Cc"),
    SUBJECT("Subject"),
    DATE("Date"),
    RECEIVED("Received"),
    MESSAGE_ID("Message-ID"),
    ALT_MESSAGE_ID("X-Alt-Message-ID"),
    IN_REPLY_TO("In-Reply-To"),
    REFERENCES("References"),
    LIST_ID("List-Id"),
    CONTENT_TYPE("Content-Type"),
    CONTENT_TRANSFER_ENCODING("Content-Transfer-Encoding"),
    CONTENT_DISPOSITION("Content-Disposition"),
    ORIGINAL("X-Reroll-Original"),
    ORIGINAL_AUTHOR("X-Reroll-Original-Author"),
    ORIGINAL_DATE("X-Reroll-Original-Date");

    final String label;
    private final String lower;

    Field(String label) {
        this.label = label;
        this.lower = label.toLowerCase(Locale.ROOT);
    }

    /** The field with this name in any case, or null. */
    static @Nullable Field named(byte[] octets, int from, int length) {
        return switch (length) {
            case 2 -> either(TO, CC, octets, from);
            case 4 -> either(FROM, DATE, octets, from);
            case 7 -> either(SUBJECT, LIST_ID, octets, from);
            case 8 -> either(RECEIVED, RECEIVED, octets, from);
            case 10 -> either(MESSAGE_ID, REFERENCES, octets, from);
            case 11 -> either(IN_REPLY_TO, IN_REPLY_TO, octets, from);
            case 12 -> either(CONTENT_TYPE, CONTENT_TYPE, octets, from);
            case 16 -> either(ALT_MESSAGE_ID, ALT_MESSAGE_ID, octets, from);
            case 17 -> either(ORIGINAL, ORIGINAL, octets, from);
            case 19 -> either(CONTENT_DISPOSITION, CONTENT_DISPOSITION, octets, from);
            case 22 -> either(ORIGINAL_DATE, ORIGINAL_DATE, octets, from);
            case 24 -> either(ORIGINAL_AUTHOR, ORIGINAL_AUTHOR, octets, from);
            case 25 -> either(CONTENT_TRANSFER_ENCODING, CONTENT_TRANSFER_ENCODING, octets, from);
            default -> null;
        };
    }

    private static @Nullable Field either(Field a, Field b, byte[] octets, int from) {
        if (a.is(octets, from)) return a;
        return b.is(octets, from) ? b : null;
    }

    private boolean is(byte[] octets, int from) {
        for (int i = 0; i < lower.length(); i++) {
            int c = octets[from + i];
            if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
            if (c != lower.charAt(i)) return false;
        }
        return true;
    }
}

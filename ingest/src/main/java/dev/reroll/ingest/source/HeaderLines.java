package dev.reroll.ingest.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a line says about the place that it stands in: a field of a mail's header, an mbox's separator. */
final class HeaderLines {

    /** No field name of a real mail is longer; a bound for the search of the colon. */
    private static final int MAX_NAME = 100;

    /** A longer {@code From } line is no separator. */
    static final int MAX_FROM_LINE = 1024;

    /** Fields that begin the headers of real mails, besides those known by their prefix. */
    private static final Set<String> KNOWN = Set.of(
            "authentication-results",
            "cc",
            "content-transfer-encoding",
            "content-type",
            "date",
            "delivered-to",
            "delivery-date",
            "dkim-signature",
            "envelope-to",
            "errors-to",
            "from",
            "in-reply-to",
            "mailing-list",
            "message-id",
            "mime-version",
            "newsgroups",
            "organization",
            "path",
            "precedence",
            "received",
            "references",
            "reply-to",
            "resent-from",
            "return-path",
            "sender",
            "status",
            "subject",
            "to",
            "user-agent",
            "xref");

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private HeaderLines() {}

    /** Whether the line at {@code start} begins with {@code From } and a blank. */
    static boolean startsWithFrom(byte[] text, int start, int end) {
        if (end - start < FROM.length) return false;
        for (int i = 0; i < FROM.length; i++) {
            if (text[start + i] != FROM[i]) return false;
        }
        return true;
    }

    /** Whether the line begins with one or more {@code >} and then {@code From } and a blank. */
    static boolean startsWithQuotedFrom(byte[] text, int start, int end) {
        int i = start;
        while (i < end && text[i] == '>') i++;
        return i > start && startsWithFrom(text, i, end);
    }

    /**
     * Whether a {@code From } line bears a date: a time of day and then a year after 1990, which is what {@code git
     * mailsplit} asks for too. The zone may stand before or after the year or be missing.
     */
    static boolean isDated(byte[] text, int start, int end) {
        if (end - start > MAX_FROM_LINE) return false;
        for (int colon = end - 1; colon >= start + FROM.length + 3; colon--) {
            if (text[colon] != ':') continue;
            boolean time = isDigit(text, colon - 4, end)
                    && isDigit(text, colon - 2, end)
                    && isDigit(text, colon - 1, end)
                    && isDigit(text, colon + 1, end)
                    && isDigit(text, colon + 2, end);
            return time && yearFollows(text, colon + 3, end);
        }
        return false;
    }

    private static boolean yearFollows(byte[] text, int start, int end) {
        int i = start;
        while (i < end) {
            while (i < end && (text[i] == ' ' || text[i] == '\t')) i++;
            int word = i;
            int number = 0;
            while (i < end && isDigit(text, i, end) && i - word < 5) number = number * 10 + text[i++] - '0';
            boolean whole = i == end || text[i] == ' ' || text[i] == '\r' || text[i] == '\n';
            if (i > word && whole && number > 90) return true;
            while (i < end && text[i] != ' ' && text[i] != '\t') i++;
        }
        return false;
    }

    /** The name of the field that a line begins, in lower case, or empty where it begins none. */
    static String fieldName(byte[] text, int start, int end) {
        int i = start;
        while (i < end && i - start < MAX_NAME && text[i] > ' ' && text[i] < 127 && text[i] != ':') i++;
        int nameEnd = i;
        while (i < end && (text[i] == ' ' || text[i] == '\t')) i++;
        if (nameEnd == start || i >= end || text[i] != ':') return "";
        return new String(text, start, nameEnd - start, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    /** Whether mails have a field of this name, which is in lower case. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name) || name.startsWith("x-") || name.startsWith("list-") || name.startsWith("arc-");
    }

    /** Whether the line holds nothing but blanks and its line end. */
    static boolean isEmpty(byte[] text, int start, int end) {
        return (end - start == 1 && text[start] == '\n') || (end - start == 2 && text[start] == '\r');
    }

    private static boolean isDigit(byte[] text, int i, int end) {
        return i >= 0 && i < end && text[i] >= '0' && text[i] <= '9';
    }
}

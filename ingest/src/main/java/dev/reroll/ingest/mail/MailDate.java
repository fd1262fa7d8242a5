package dev.reroll.ingest.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates as mails hold them: RFC 5322 with its obsolete forms, RFC 850 ({@code Sunday, 06-Nov-94 08:49:37 GMT}), asctime
 * ({@code Sun Nov 6 08:49:37 1994}) and ISO 8601.
 *
 * <p>Day, month, year and time must be there and possible, the year be 1971 (the first mail between two computers) or
 * later, the offset from UTC lie between -12:00 and +14:00; else there is no date. A date without an offset is taken for
 * UTC, as RFC 5322 says of {@code -0000}. Years of two digits are of 1950 to 2049, of three digits count from 1900
 * (RFC 5322, 4.3). Names of months are English.
 */
final class MailDate {
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"
    };
    private static final int FIRST_YEAR = 1971;
    private static final int MISSING = -1;

    private final String text;
    private int at;
    private int year = MISSING;
    private int month = MISSING;
    private int day = MISSING;
    private int hour = MISSING;
    private int minute;
    private int second;
    private int offsetMinutes;
    private boolean impossible;

    private MailDate(String text) {
        this.text = text;
    }

    /** The instant that the text names, if it names one. */
    static Optional<Instant> read(String text) {
        return readWithOffset(text).map(OffsetDateTime::toInstant);
    }

    /** The same with the offset from UTC that the text gives. */
    static Optional<OffsetDateTime> readWithOffset(String text) {
        // longer than any date with comments; what is cut off can only be a comment
        MailDate date = new MailDate(text.length() > 200 ? text.substring(0, 200) : text);
        return Optional.ofNullable(date.time());
    }

    private @Nullable OffsetDateTime time() {
        while (at < text.length() && !impossible) {
            char c = text.charAt(at);
            if (c == '(') skipComment();
            else if (isDigit(c)) number();
            else if (isLetter(c)) word();
            else if ((c == '+' || c == '-') && hour != MISSING && isDigitAt(at + 1)) offset(c == '-');
            else at++;
        }
        if (impossible || year == MISSING || month == MISSING || day == MISSING || hour == MISSING) return null;
        if (year < FIRST_YEAR || year > 9999) return null;
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second)
                    .atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        } catch (DateTimeException e) {
            return null; // no such day or time
        }
    }

    private void number() {
        int from = at;
        int value = digits();
        int length = at - from;
        if (at < text.length() && text.charAt(at) == ':' && length <= 2 && hour == MISSING) {
            time(value);
        } else if (length >= 3 || (day != MISSING && year == MISSING)) {
            year(value, length);
        } else if (day == MISSING) {
            day = value;
        } else {
            impossible = true;
        }
    }

    private void year(int value, int length) {
        if (year != MISSING || length > 4) {
            impossible = true;
            return;
        }
        year = value;
        if (length == 2) year += value < 50 ? 2000 : 1900;
        if (length == 3) year += 1900;
        boolean iso = length == 4 && day == MISSING && month == MISSING;
        if (iso && at + 2 < text.length() && text.charAt(at) == '-' && isDigitAt(at + 1)) {
            at++;
            month = digits();
            if (at < text.length() && text.charAt(at) == '-') at++;
            day = digits();
            if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == 't')) at++;
        }
    }

    private void time(int hours) {
        hour = hours;
        at++;
        minute = digits();
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            second = digits();
            if (second == 60) second = 59; // a leap second
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigitAt(at + 1)) {
            at++;
            while (isDigitAt(at)) at++;
        }
    }

    private void offset(boolean west) {
        at++;
        int from = at;
        int value = digits();
        int length = at - from;
        if (length <= 2) {
            value *= 100;
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                value += digits();
            }
        }
        int minutes = value / 100 * 60 + value % 100;
        if (length > 4 || value % 100 > 59 || minutes > (west ? 12 : 14) * 60) impossible = true;
        offsetMinutes = west ? -minutes : minutes;
    }

    private void word() {
        int from = at;
        while (at < text.length() && isLetter(text.charAt(at))) at++;
        int length = at - from;
        for (int i = 0; month == MISSING && i < MONTHS.length; i++) {
            boolean full = length == 3 || length == MONTHS[i].length() || (i == 8 && length == 4); // Sept
            if (full && MONTHS[i].regionMatches(true, 0, text, from, length)) month = i + 1;
        }
        if (hour != MISSING) zone(text.substring(from, at));
    }

    /** The zones that RFC 5322 names, two of Europe's, and afternoon. Others, single letters too, mean nothing sure: UTC. */
    private void zone(String name) {
        switch (name) {
            case "EDT" -> offsetMinutes = -4 * 60;
            case "EST", "CDT" -> offsetMinutes = -5 * 60;
            case "CST", "MDT" -> offsetMinutes = -6 * 60;
            case "MST", "PDT" -> offsetMinutes = -7 * 60;
            case "PST" -> offsetMinutes = -8 * 60;
            case "CET", "BST" -> offsetMinutes = 60;
            case "CEST" -> offsetMinutes = 2 * 60;
            case "PM" -> hour += hour < 12 ? 12 : 0;
            case "AM" -> hour = hour == 12 ? 0 : hour;
            default -> {}
        }
    }

    private void skipComment() {
        int depth = 0;
        do {
            char c = text.charAt(at++);
            if (c == '(') depth++;
            if (c == ')') depth--;
        } while (depth > 0 && at < text.length());
    }

    /** Reads up to nine digits; what has more is no part of a date. */
    private int digits() {
        int value = 0;
        int from = at;
        while (isDigitAt(at)) {
            if (at - from < 9) value = value * 10 + text.charAt(at) - '0';
            else impossible = true;
            at++;
        }
        if (at == from) impossible = true;
        return value;
    }

    private boolean isDigitAt(int i) {
        return i < text.length() && isDigit(text.charAt(i));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

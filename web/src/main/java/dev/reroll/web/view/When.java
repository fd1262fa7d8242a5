package dev.reroll.web.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as pages show it: always in UTC, always to the same width. */
public record When(Instant at) {

    private static final DateTimeFormatter MINUTE = of("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = of("yyyy-MM-dd");
    private static final DateTimeFormatter LONG = of("EEEE, d MMMM yyyy, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter SECOND = of("yyyyMMddHHmmss");

    /** For the {@code datetime} attribute and for feeds: RFC 3339. */
    public String iso() {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    public String minute() {
        return MINUTE.format(at);
    }

    public String day() {
        return DAY.format(at);
    }

    public String full() {
        return LONG.format(at);
    }

    /** As {@code ?t=} takes it. */
    public String stamp() {
        return SECOND.format(at);
    }

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}

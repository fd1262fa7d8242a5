package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Reads what stands behind a prefix that takes a value: an id, a date, a number or a range of them. */
final class Values {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final Clock clock;
    private final ZoneId zone;

    Values(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** One end of a range: the first and the last second, octet or the like that it may mean. */
    private record Bound(long first, long last) {}

    /**
     * The query for a value.
     *
     * @param position where the prefix stands, for messages
     */
    Query of(Prefix prefix, String value, int position) throws QueryException {
        return switch (prefix.kind()) {
            case ID -> new Query.Exact(prefix, id(prefix, value, position));
            case LOWER_CASE_ID ->
                new Query.Exact(prefix, id(prefix, value, position).toLowerCase(Locale.ROOT));
            case BLOB -> {
                if (value.length() < 7 || value.length() > 64 || !isHex(value)) {
                    throw bad(prefix, value, position, "a blob id has 7 to 64 hex digits");
                }
                yield new Query.Exact(prefix, value.toLowerCase(Locale.ROOT));
            }
            case HASH -> {
                if ((value.length() != 40 && value.length() != 64) || !isHex(value)) {
                    throw bad(prefix, value, position, "a patch id has 40 hex digits");
                }
                yield new Query.Exact(prefix, value.toLowerCase(Locale.ROOT));
            }
            case WORD -> {
                List<Query> found = Choices.query(prefix, value, clock.instant());
                if (found.isEmpty()) {
                    throw bad(prefix, value, position, "it takes one of " + String.join(", ", Choices.of(prefix)));
                }
                yield found.size() == 1 ? found.getFirst() : new Query.AnyOf(found);
            }
            case DAYS, SECONDS, EPOCH, NUMBERS -> range(prefix, value, position);
            case TEXT -> throw new IllegalArgumentException(prefix + " takes text");
        };
    }

    private static String id(Prefix prefix, String value, int position) throws QueryException {
        String id = value.strip();
        if (id.startsWith("<")) id = id.substring(1);
        if (id.endsWith(">")) id = id.substring(0, id.length() - 1);
        if (id.isEmpty()) throw bad(prefix, value, position, "an id is not empty");
        return id;
    }

    private static boolean isHex(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128 || Character.digit(c, 16) < 0) return false;
        }
        return true;
    }

    private Query range(Prefix prefix, String value, int position) throws QueryException {
        Field field = prefix.fields().getFirst();
        int dots = value.indexOf("..");
        if (dots < 0) {
            if (prefix == Prefix.Z) throw bad(prefix, value, position, "write a range of octets such as z:1000..5000");
            Bound alone = alone(prefix, value, position);
            return new Query.Range(field, alone.first, alone.last);
        }
        String from = value.substring(0, dots).strip();
        String to = value.substring(dots + 2).strip();
        if (from.isEmpty() && to.isEmpty()) {
            throw bad(prefix, value, position, "a range has at least one end: A..B, A.. or ..B");
        }
        long first = from.isEmpty() ? Long.MIN_VALUE : bound(prefix, from, position).first;
        long last = to.isEmpty() ? Long.MAX_VALUE : bound(prefix, to, position).last;
        if (last < first) throw bad(prefix, value, position, "the range ends before it begins");
        return new Query.Range(field, first, last);
    }

    private Bound alone(Prefix prefix, String value, int position) throws QueryException {
        Bound bound = bound(prefix, value, position);
        if (bound.first < bound.last) return bound;
        if (prefix == Prefix.D) {
            LocalDate day = Instant.ofEpochSecond(bound.first).atZone(zone).toLocalDate();
            return day(day, zone);
        }
        // public-inbox takes the 24 hours from there
        return new Bound(bound.first, bound.first + DAY);
    }

    private Bound bound(Prefix prefix, String value, int position) throws QueryException {
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        try {
            if (prefix == Prefix.Z) {
                if (!digits || value.length() > 18)
                    throw bad(prefix, value, position, "its ends are numbers of octets");
                return at(Long.parseLong(value));
            }
            if (digits && value.length() == 4) {
                throw bad(prefix, value, position, "it names a year without a day: write it as " + value + "-01-01");
            }
            if (prefix == Prefix.RT && digits && value.length() >= 5) return epoch(prefix, value, position);
            if (digits && value.length() == 8) return day(day(value), zone(prefix));
            if (prefix == Prefix.DT
                    && digits
                    && (value.length() == 10 || value.length() == 12 || value.length() == 14)) {
                return second(value);
            }
            if (prefix == Prefix.D && isIsoDay(value)) return day(LocalDate.parse(value), zone);
            Approxidate.Moment moment = Approxidate.parse(value, ZonedDateTime.now(clock.withZone(zone)));
            return moment.wholeDay()
                    ? day(moment.time().toLocalDate(), zone)
                    : at(moment.time().toEpochSecond());
        } catch (DateTimeException impossible) {
            throw bad(prefix, value, position, "there is no such day or time");
        } catch (Approxidate.Unreadable unreadable) {
            throw bad(
                    prefix,
                    value,
                    position,
                    unreadable.getMessage() + ". Dates are YYYY-MM-DD, YYYYMMDD or words of git's such as yesterday,"
                            + " 2.weeks.ago, last.friday");
        }
    }

    /** dt: counts in UTC always, as its digits do in public-inbox. */
    private ZoneId zone(Prefix prefix) {
        return prefix == Prefix.DT ? ZoneOffset.UTC : zone;
    }

    private static Bound epoch(Prefix prefix, String value, int position) throws QueryException {
        if (value.length() == 8 && (value.startsWith("19") || value.startsWith("20"))) {
            throw bad(
                    prefix,
                    value,
                    position,
                    "a bare number counts seconds since 1970: write a date as "
                            + value.substring(0, 4) + "-" + value.substring(4, 6) + "-" + value.substring(6)
                            + ", or seconds as rt:@" + value);
        }
        if (value.length() > 11) throw bad(prefix, value, position, "it is further away than any date");
        return at(Long.parseLong(value));
    }

    private static Bound at(long one) {
        return new Bound(one, one);
    }

    private static Bound day(LocalDate day, ZoneId zone) {
        long start = day.atStartOfDay(zone).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
        return new Bound(start, end);
    }

    private static LocalDate day(String digits) {
        if (digits.startsWith("0000")) throw new DateTimeException("year 0");
        return LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    /** YYYYMMDDHH, with MM, with MMSS: the hour, minute or second. */
    private static Bound second(String digits) {
        int minute = digits.length() >= 12 ? number(digits, 10, 12) : 0;
        int second = digits.length() == 14 ? number(digits, 12, 14) : 0;
        LocalDateTime start = day(digits).atTime(number(digits, 8, 10), minute, second);
        long from = start.toEpochSecond(ZoneOffset.UTC);
        long length = digits.length() == 10 ? 3600 : digits.length() == 12 ? 60 : 1;
        return new Bound(from, from + length - 1);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static boolean isIsoDay(String value) {
        if (value.length() != 10) return false;
        for (int i = 0; i < 10; i++) {
            char c = value.charAt(i);
            boolean dash = i == 4 || i == 7;
            if (dash ? c != '-' : (c < '0' || c > '9')) return false;
        }
        return true;
    }

    private static QueryException bad(Prefix prefix, String value, int position, String why) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new QueryException("\"" + prefix.written() + shown + "\" cannot be read: " + why, position);
    }
}

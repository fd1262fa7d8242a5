package dev.reroll.index.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Dates as git reads them where it takes a date from a person ("approxidate"): {@code yesterday}, {@code 2.weeks.ago},
 * {@code last friday}, {@code June 5 2024}, {@code 2024-10-01T12:00}, {@code @1700000000}. What is not said of the time
 * of day is the time of day now, and marks between words do not matter.
 *
 * <p>Git makes something of every text, "now" where it knows no word of it. Here a text that git would only guess at is
 * refused, with the reason: unknown words, a month without a day, a year alone, a day that its month has not. Noon of a
 * named day is noon of that day at any hour; git, before noon, takes the day before.
 */
final class Approxidate {

    /** Why a text is no date; the message goes on from "…, ". */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /** @param wholeDay whether only the day was meant, not a time in it */
    record Moment(ZonedDateTime time, boolean wholeDay) {}

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private final String text;
    private final ZonedDateTime now;
    private int at;

    // the moment so far; moves into the past with each "ago"
    private ZonedDateTime time;
    private ZoneId zone;
    // what was named outright; 0 where it was not
    private int year;
    private int month;
    private int day;
    private int number;
    private boolean moved;
    private boolean timeNamed;
    private boolean latest;
    private boolean today;
    private boolean saidNow;
    private boolean weekday;
    private boolean compactTime;

    private Approxidate(String text, ZonedDateTime now) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        time = this.now;
        zone = now.getZone();
    }

    /** Reads a date as of {@code now} and in its zone, unless the text names an offset. */
    static Moment parse(String text, ZonedDateTime now) throws Unreadable {
        try {
            return new Approxidate(text, now).read();
        } catch (DateTimeException impossible) {
            throw new Unreadable("there is no such day or time");
        }
    }

    private Moment read() throws Unreadable {
        if (text.length() > 100) throw new Unreadable("it is longer than any date");
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) digits();
            else if (isLetter(c)) word();
            else if ((c == '+' || c == '-') && timeNamed && isDigit(peek(1))) offset();
            else if (c == '@' && at == 0) return epoch();
            else at++;
        }
        settleNumber();
        return settle();
    }

    private Moment settle() throws Unreadable {
        if (day > 0 && month == 0) throw new Unreadable("it names a day without its month");
        if (month > 0 && day == 0) throw new Unreadable("it names a month without a day");
        if (year > 0 && day == 0) throw new Unreadable("it names a year without a day");
        if (weekday && day == 0) throw new Unreadable("it does not say which week: write it as last.friday");
        if (day > 0) {
            int inYear = year > 0 ? year : month > now.getMonthValue() ? now.getYear() - 1 : now.getYear();
            time = ZonedDateTime.of(LocalDate.of(inYear, month, day), time.toLocalTime(), zone);
        } else if (!moved && !timeNamed && !today && !saidNow) {
            throw new Unreadable("it names no date");
        } else if (latest && !moved && time.isAfter(now)) {
            time = time.minusDays(1);
        }
        if (time.getYear() < 1) throw new Unreadable("it is further away than any mail");
        return new Moment(time, today && !timeNamed);
    }

    private Moment epoch() throws Unreadable {
        String digits = text.substring(1);
        if (digits.isEmpty() || digits.length() > 11 || !digits.chars().allMatch(c -> isDigit((char) c))) {
            throw new Unreadable("behind @ stands a number of seconds, at most 11 digits");
        }
        return seconds(digits);
    }

    private Moment seconds(String digits) {
        return new Moment(Instant.ofEpochSecond(Long.parseLong(digits)).atZone(now.getZone()), false);
    }

    private void digits() throws Unreadable {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        int length = at - start;
        if (length > 11) throw new Unreadable("it has a number of " + length + " digits");
        long value = Long.parseLong(text.substring(start, at));
        char next = peek(0);
        boolean compound = isDigit(peek(1));
        if (compactTime) {
            compactTime(length, (int) value);
        } else if (next == ':' && compound) {
            clock((int) value);
        } else if ((next == '-' || next == '/' || next == '.') && compound) {
            date(length, (int) value, next);
        } else if (length >= 9 && start == 0 && at == text.length()) {
            time = seconds(text).time();
            moved = true;
        } else if (length == 8) {
            named((int) (value / 10000), (int) (value / 100 % 100), (int) (value % 100));
        } else if (length > 4) {
            throw new Unreadable("it has the number " + value + " that is no part of a date");
        } else {
            settleNumber();
            number = (int) value;
            if (number == 0) throw new Unreadable("it has a 0 where a date has none");
        }
    }

    /** A number that no unit followed is a day or a year. */
    private void settleNumber() throws Unreadable {
        if (number == 0) return;
        if (number < 32 && day == 0) day = number;
        else if (number >= 1970 && number < 2100 && year == 0) year = number;
        else throw new Unreadable("it has the number " + number + " that is no part of a date");
        number = 0;
    }

    private void date(int length, int first, char separator) throws Unreadable {
        int[] rest = new int[2];
        for (int i = 0; i < 2; i++) {
            if (peek(0) != separator || !isDigit(peek(1))) {
                throw new Unreadable("it names a day without its month or year: write YYYY-MM-DD");
            }
            at++;
            int start = at;
            while (isDigit(peek(0)) && at - start < 3) at++;
            rest[i] = Integer.parseInt(text.substring(start, at));
        }
        if (length != 4) throw new Unreadable("it does not begin with the year: write YYYY-MM-DD");
        named(first, rest[0], rest[1]);
    }

    private void named(int inYear, int inMonth, int onDay) throws Unreadable {
        if (day > 0 || month > 0 || year > 0) throw new Unreadable("it names two days");
        if (inMonth < 1 || inMonth > 12 || onDay < 1 || onDay > 31 || inYear < 1) {
            throw new Unreadable("there is no such day");
        }
        year = inYear;
        month = inMonth;
        day = onDay;
    }

    private void clock(int hour) {
        int[] rest = new int[2];
        for (int i = 0; i < 2 && peek(0) == ':' && isDigit(peek(1)); i++) {
            at++;
            int start = at;
            while (isDigit(peek(0)) && at - start < 3) at++;
            rest[i] = Integer.parseInt(text.substring(start, at));
        }
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            while (isDigit(peek(0))) at++;
        }
        at(hour, rest[0], rest[1]);
    }

    private void compactTime(int length, int value) throws Unreadable {
        compactTime = false;
        switch (length) {
            case 6 -> at(value / 10000, value / 100 % 100, value % 100);
            case 4 -> at(value / 100, value % 100, 0);
            case 2 -> at(value, 0, 0);
            default -> throw new Unreadable("behind the T stands no time");
        }
    }

    private void at(int hour, int minute, int second) {
        time = time.with(LocalTime.of(hour, minute, second));
        timeNamed = true;
    }

    private void offset() throws Unreadable {
        int start = at++;
        while (isDigit(peek(0)) || peek(0) == ':') at++;
        String written = text.substring(start, at).replace(":", "");
        if (written.length() != 3 && written.length() != 5) throw new Unreadable("its offset from UTC is unreadable");
        zone(ZoneOffset.of(written));
    }

    private void zone(ZoneId other) {
        zone = other;
        time = time.withZoneSameLocal(other);
    }

    private void word() throws Unreadable {
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at))) at++;
        String word = text.substring(start, at);
        switch (word) {
            case "yesterday" -> {
                number = 0;
                back(1, ChronoUnit.DAYS);
            }
            case "today" -> today = true;
            case "now" -> saidNow = true;
            case "noon" -> hour(12);
            case "midnight" -> hour(0);
            case "tea" -> hour(17);
            case "am", "pm" -> half(word.equals("pm"));
            case "last" -> number = 1;
            case "utc", "gmt", "z" -> zone(ZoneOffset.UTC);
            case "t" -> {
                settleNumber();
                compactTime = isDigit(peek(0)) && !hasColon();
            }
            case "ago", "at", "on", "of", "the", "and", "th", "st", "nd", "rd" -> {}
            default -> calendarWord(word);
        }
    }

    private boolean hasColon() {
        int i = at;
        while (i < text.length() && isDigit(text.charAt(i))) i++;
        return i < text.length() && text.charAt(i) == ':';
    }

    private void calendarWord(String word) throws Unreadable {
        OptionalInt named = among(MONTHS, word);
        if (named.isPresent()) {
            settleNumber();
            month = named.getAsInt() + 1;
            return;
        }
        int count = NUMBERS.indexOf(word);
        if (count >= 0) {
            number = count + 1;
            return;
        }
        OptionalInt dayOfWeek = among(WEEKDAYS, word);
        String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        if (dayOfWeek.isEmpty()) dayOfWeek = among(WEEKDAYS, one);
        if (dayOfWeek.isPresent()) {
            if (number == 0) weekday = true;
            else backToWeekday(dayOfWeek.getAsInt() + 1);
            return;
        }
        ChronoUnit unit = switch (one) {
            case "second", "sec" -> ChronoUnit.SECONDS;
            case "minute", "min" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            case "week" -> ChronoUnit.WEEKS;
            case "month" -> ChronoUnit.MONTHS;
            case "year" -> ChronoUnit.YEARS;
            default -> throw new Unreadable("git knows no \"" + word + "\" in a date");
        };
        if (number == 0) throw new Unreadable("it does not say how many " + one + "s: write it as 2." + one + "s.ago");
        back(number, unit);
        number = 0;
    }

    private static OptionalInt among(List<String> names, String word) {
        if (word.length() < 3) return OptionalInt.empty();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(word)) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    /** Into the past; a day that the month has not runs over into the next month, as in git. */
    private void back(int count, ChronoUnit unit) {
        if (unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS) {
            ZonedDateTime first = time.withDayOfMonth(1).minus(count, unit);
            time = first.plusDays(time.getDayOfMonth() - 1L);
        } else if (unit == ChronoUnit.DAYS || unit == ChronoUnit.WEEKS) {
            // git counts days of 86,400 seconds
            time = time.minusSeconds(count * unit.getDuration().toSeconds());
        } else {
            time = time.minus(count, unit);
        }
        moved = true;
    }

    private void backToWeekday(int wanted) {
        int days = time.getDayOfWeek().getValue() - wanted;
        if (days <= 0) days += 7;
        back(days + 7 * (number - 1), ChronoUnit.DAYS);
        number = 0;
    }

    private void hour(int hour) throws Unreadable {
        settleNumber();
        at(hour, 0, 0);
        latest = true;
    }

    private void half(boolean afternoon) throws Unreadable {
        int hour = number > 0 ? number : time.getHour();
        if (number > 12) throw new Unreadable("there is no hour " + number + " before or after noon");
        LocalTime clock = number > 0 ? LocalTime.MIDNIGHT : time.toLocalTime();
        number = 0;
        at(hour % 12 + (afternoon ? 12 : 0), clock.getMinute(), clock.getSecond());
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}

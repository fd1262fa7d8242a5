package dev.reroll.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApproxidateTest {

    /** A Friday. */
    private static final ZonedDateTime NOW =
            Instant.parse("2024-08-30T17:00:00Z").atZone(ZoneOffset.UTC);

    private static final ZonedDateTime MORNING =
            Instant.parse("2024-03-31T07:05:09Z").atZone(ZoneOffset.UTC);

    private static Instant read(String text, ZonedDateTime now) throws Approxidate.Unreadable {
        return Approxidate.parse(text, now).time().toInstant();
    }

    /** Expected values are those of {@code git rev-parse --since}, version 2.39. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now                            | 2024-08-30T17:00:00Z
            yesterday                      | 2024-08-29T17:00:00Z
            noon                           | 2024-08-30T12:00:00Z
            yesterday noon                 | 2024-08-29T12:00:00Z
            midnight                       | 2024-08-30T00:00:00Z
            last.week                      | 2024-08-23T17:00:00Z
            2.weeks.ago                    | 2024-08-16T17:00:00Z
            two weeks ago                  | 2024-08-16T17:00:00Z
            last friday                    | 2024-08-23T17:00:00Z
            last.tuesday.noon              | 2024-08-27T12:00:00Z
            3 mon ago                      | 2024-08-12T17:00:00Z
            last sunday 3pm                | 2024-08-25T15:00:00Z
            1.month.ago                    | 2024-07-30T17:00:00Z
            6.months.ago                   | 2024-03-01T17:00:00Z
            1.year.2.months.ago            | 2023-06-30T17:00:00Z
            30.seconds.ago                 | 2024-08-30T16:59:30Z
            2 days ago 10:00               | 2024-08-28T10:00:00Z
            12:00                          | 2024-08-30T12:00:00Z
            3pm yesterday                  | 2024-08-29T15:00:00Z
            june 5                         | 2024-06-05T17:00:00Z
            5 jun 2020 12:00               | 2020-06-05T12:00:00Z
            june 5th noon                  | 2024-06-05T12:00:00Z
            2021.06.07                     | 2021-06-07T17:00:00Z
            2021/06/07 10:11               | 2021-06-07T10:11:00Z
            2024-10-01                     | 2024-10-01T17:00:00Z
            2024-10-01T12:00               | 2024-10-01T12:00:00Z
            2024-10-01T12:00:00Z           | 2024-10-01T12:00:00Z
            2024-10-01T12:00:00+02:00      | 2024-10-01T10:00:00Z
            20240801T120000Z               | 2024-08-01T12:00:00Z
            @1700000000                    | 2023-11-14T22:13:20Z
            1700000000                     | 2023-11-14T22:13:20Z
            Tue, 1 Oct 2024 12:00:00 +0200 | 2024-10-01T10:00:00Z
            """)
    void reads_as_git_does(String text, Instant expected) throws Approxidate.Unreadable {
        assertThat(read(text, NOW)).isEqualTo(expected);
    }

    /** What git takes for now, or for something that hardly anybody means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "tomorrow",
                "friday",
                "sunday noon",
                "a week ago",
                "weeks ago",
                "2024",
                "2024-10",
                "12/25",
                "5",
                "june",
                "june 2020",
                "10/05/2023",
                "5.10.2023",
                "2024-02-30",
                "31 june",
                "2024-13-01",
                "25:00",
                "13pm",
                "20241301",
                "123456",
                "0 days ago",
                "32",
                "june 5 june 2020 2021",
                "@",
                "@x",
                "@123456789012",
                "1234567890123",
                "-",
                "...",
                "9999.years.ago",
                "2024-10-01 2024-10-02"
            })
    void refuses_what_git_would_guess_at(String text) {
        assertThat(catchThrowableOfType(Approxidate.Unreadable.class, () -> read(text, NOW)))
                .as(text)
                .isNotNull();
    }

    @Test
    void noon_of_a_named_day_is_that_days_in_the_morning_too() throws Approxidate.Unreadable {
        assertThat(read("march 5 noon", MORNING)).isEqualTo("2024-03-05T12:00:00Z");
        assertThat(read("noon yesterday", MORNING)).isEqualTo("2024-03-30T12:00:00Z");
        assertThat(read("noon", MORNING)).as("the last noon").isEqualTo("2024-03-30T12:00:00Z");
    }

    @Test
    void a_small_number_of_seconds_is_one_behind_an_at_sign() throws Approxidate.Unreadable {
        assertThat(read("@123", NOW)).isEqualTo("1970-01-01T00:02:03Z");
    }

    @Test
    void the_zone_is_that_of_now_unless_the_text_names_one() throws Approxidate.Unreadable {
        ZonedDateTime tokyo = NOW.withZoneSameInstant(ZoneId.of("Asia/Tokyo"));

        assertThat(read("2024-08-01 09:00", tokyo)).isEqualTo("2024-08-01T00:00:00Z");
        assertThat(read("2024-08-01 09:00 -0100", tokyo)).isEqualTo("2024-08-01T10:00:00Z");
        assertThat(read("2024-08-01 09:00 UTC", tokyo)).isEqualTo("2024-08-01T09:00:00Z");
    }

    @Test
    void a_thousand_dates_read_as_by_the_git_that_is_installed(@TempDir Path folder) throws Exception {
        for (ZonedDateTime now : List.of(NOW, MORNING)) {
            List<String> texts = someDates(new Random(now.toEpochSecond()), 500);
            List<Long> byGit = gits(texts, now, folder);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(read(texts.get(i), now))
                        .as("%s, as of %s", texts.get(i), now)
                        .isEqualTo(Instant.ofEpochSecond(byGit.get(i)));
            }
        }
    }

    private static List<String> someDates(Random random, int count) {
        String[] units = {
            "second", "seconds", "minutes", "hour", "hours", "day", "days", "week", "weeks", "months", "years"
        };
        String[] days = {"monday", "tue", "wednesday", "thursday", "fri", "saturday", "sunday"};
        String[] months = {
            "january", "feb", "mar", "april", "may", "jun", "july", "aug", "sep", "october", "nov", "december"
        };
        String[] counts = {"last", "1", "2", "three", "ten", "17", "30"};
        String[] times = {"", "", " 10:11", " 23:59:58", " 3pm", " 12am"};
        String[] gaps = {" ", "."};
        List<String> dates = new ArrayList<>();
        while (dates.size() < count) {
            String gap = gaps[random.nextInt(gaps.length)];
            String time = times[random.nextInt(times.length)];
            int day = 1 + random.nextInt(28);
            int month = random.nextInt(12);
            int year = 1990 + random.nextInt(34);
            String many = counts[random.nextInt(counts.length)];
            dates.add(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> many + gap + units[random.nextInt(units.length)] + gap + "ago" + time;
                        case 2 -> many + gap + days[random.nextInt(days.length)] + time;
                        case 3 -> months[month] + gap + day + time;
                        case 4 -> day + gap + months[month] + gap + year + time;
                        case 5 -> String.format("%04d-%02d-%02d%s", year, month + 1, day, time);
                        case 6 -> String.format("%04d/%d/%d%s", year, month + 1, day, time);
                        default -> "yesterday" + time;
                    });
        }
        return dates;
    }

    /** Skips the test where git is missing or has no clock that can be set. */
    private static List<Long> gits(List<String> texts, ZonedDateTime now, Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "rev-parse"));
        for (String text : texts) command.add("--since=" + text);
        String out;
        try {
            run(List.of("git", "init", "-q"), now, folder);
            out = run(command, now, folder);
        } catch (IOException missing) {
            Assumptions.abort("no git here to compare dates with");
            return List.of();
        }
        List<Long> seconds = out.lines()
                .map(line -> Long.parseLong(line.substring("--max-age=".length())))
                .toList();
        String check = run(List.of("git", "rev-parse", "--since=now"), now, folder);
        Assumptions.assumeTrue(
                check.strip().equals("--max-age=" + now.toEpochSecond()), "this git's clock cannot be set");
        return seconds;
    }

    private static String run(List<String> command, ZonedDateTime now, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TZ", "UTC");
        builder.environment().put("GIT_TEST_DATE_NOW", Long.toString(now.toEpochSecond()));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}

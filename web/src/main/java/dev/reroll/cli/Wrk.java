package dev.reroll.cli;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk: asks for one URL over and over, on several connections. */
final class Wrk {

    /**
     * @param perSecond answers
     * @param median milliseconds
     * @param p99 milliseconds that 99 of 100 answers took at most
     * @param refused answers whose status was not 2xx or 3xx
     */
    record Load(double perSecond, double median, double p99, long refused) {}

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private Wrk() {}

    /** @throws IOException where wrk is not installed, or does not print what it is known to */
    static Load on(String url, int connections, int seconds) throws IOException {
        String printed = Tool.output(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "--latency",
                "-H",
                "Accept-Encoding: gzip",
                url));
        return new Load(
                Double.parseDouble(found(RATE, printed).group(1)),
                latency("50", printed),
                latency("99", printed),
                REFUSED.matcher(printed)
                        .results()
                        .mapToLong(refused -> Long.parseLong(refused.group(1)))
                        .sum());
    }

    private static double latency(String percent, String printed) throws IOException {
        Matcher line = found(Pattern.compile("(?m)^\\s+" + percent + "%\\s+([\\d.]+)(us|ms|s|m)$"), printed);
        double millis = switch (line.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        return Double.parseDouble(line.group(1)) * millis;
    }

    private static Matcher found(Pattern what, String printed) throws IOException {
        Matcher matcher = what.matcher(printed);
        if (!matcher.find()) throw new IOException("wrk printed something unexpected: " + printed.strip());
        return matcher;
    }
}

package dev.reroll.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole process, timed from outside by the shell's {@code times}: its start and its JIT compiler count as well. */
final class TimedProcess {

    /** @param cpu user and system seconds of the process and its children */
    record Time(double cpu, double wall) {}

    // POSIX: "times" prints the shell's own times, then those of its children, as 0m1.23s 0m0.04s.
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    private TimedProcess() {}

    static Time run(List<String> command, Optional<Path> input) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1; code=$?; times; exit $code", "sh"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectInput(input.map(path -> Redirect.from(path.toFile()))
                .orElse(Redirect.from(Path.of("/dev/null").toFile())));
        builder.redirectError(Redirect.DISCARD);
        long begin = System.nanoTime();
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        if (code > 1) throw new IOException(String.join(" ", command) + " ended with exit code " + code);
        Matcher times = TIMES.matcher(printed);
        if (!times.find()) throw new IOException("the shell's times could not be read: " + printed);
        double cpu = 60 * Double.parseDouble(times.group(1))
                + Double.parseDouble(times.group(2))
                + 60 * Double.parseDouble(times.group(3))
                + Double.parseDouble(times.group(4));
        return new Time(cpu, wall);
    }

    /** The command line of this program, as a person would type it. */
    static List<String> reroll(Path data, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("reroll.root", "."), "reroll").toString(), "--data", data.toString()));
        command.addAll(List.of(words));
        return command;
    }
}

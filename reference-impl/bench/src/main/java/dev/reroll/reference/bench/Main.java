package dev.reroll.reference.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with 1 thread, 2, 4 … up to twice the CPUs, and prints the figures beside the commit message's own. */
public final class Main {
    private static final List<String> WAYS = List.of("mmapLock", "v1", "v3", "v5");

    /** uprobe-nop on 80 CPUs of a Xeon Gold 6138, million hits a second, of commit e0925f2dc4de: CPUs, before, after. */
    private static final double[][] COMMIT = {
        {1, 3.384, 3.534}, {2, 5.456, 6.701}, {3, 7.863, 10.031}, {4, 9.442, 13.003}, {5, 11.036, 16.274},
        {6, 10.884, 19.563}, {7, 7.897, 22.696}, {8, 10.021, 24.534}, {10, 9.932, 30.475}, {12, 8.369, 33.371},
        {14, 8.678, 38.864}, {16, 7.392, 41.476}, {24, 5.326, 64.696}, {32, 5.426, 85.054}, {40, 5.262, 101.979},
        {48, 6.121, 110.518}, {56, 6.252, 117.737}, {64, 7.644, 124.613}, {72, 7.781, 133.239}, {80, 8.992, 142.037}
    };

    private Main() {}

    /**
     * Runs it; no argument is read.
     *
     * @throws RunnerException where JMH cannot run
     */
    public static void main(String[] arguments) throws RunnerException {
        int cpus = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "Lookups in one address space, million a second, on %d CPUs and JDK %s; nobody writes.%n%n",
                cpus,
                Runtime.version());
        System.out.println("threads        mmap_lock               v1               v3               v5");
        for (int threads = 1; threads <= 2 * cpus; threads *= 2) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%7d", threads));
            for (String way : WAYS) line.append(measured(way, threads));
            System.out.println(line + (threads > cpus ? "  more threads than CPUs" : ""));
        }
        System.out.println();
        System.out.println(
                "The commit message's own figures (uprobe-nop, 80 CPUs; a hit is far more than its lookup):");
        System.out.println();
        System.out.println("CPUs   before M/s   each    after M/s   each");
        for (double[] row : COMMIT) {
            System.out.printf(
                    Locale.ROOT,
                    "%4.0f %12.3f %6.3f %12.3f %6.3f%n",
                    row[0],
                    row[1],
                    row[1] / row[0],
                    row[2],
                    row[2] / row[0]);
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "%d CPUs show what the two atomic operations of the read lock cost, and that a second CPU on%n"
                        + "the same cache line makes them dearer; they cannot show the curve to 80. v1, v3 and v5%n"
                        + "differ in what is right, not in what is fast: on x86 their barriers are no instructions, and%n"
                        + "what they differ by here is the compiled code around them.%n",
                cpus);
    }

    private static String measured(String way, int threads) throws RunnerException {
        List<RunResult> results = new ArrayList<>(new Runner(new OptionsBuilder()
                        .include(LookupBench.class.getName() + "\\." + way + "$")
                        .threads(threads)
                        .forks(2)
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run());
        Result<?> result = results.getFirst().getPrimaryResult();
        return String.format(Locale.ROOT, "  %7.2f ± %5.2f", result.getScore() / 1e6, result.getScoreError() / 1e6);
    }
}

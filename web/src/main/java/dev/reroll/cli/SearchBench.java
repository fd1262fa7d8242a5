package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = {
            "Times searches over what has been taken in.",
            "",
            "Cold: the whole command, beside the start of a bare JVM as its floor. Warm: in one process, the 25 newest"
                    + " mails of each query with all that a result page shows."
        })
final class SearchBench implements Callable<Integer> {

    private static final List<String> QUERIES = List.of(
            "deadlock",
            "\"use after free\"",
            "s:fscrypt",
            "f:ebiggers",
            "s:\"inline encryption\" AND f:ebiggers",
            "d:20200101..20200131",
            "dfn:fs/crypto",
            "dfhh:fscrypt_get_encryption_info",
            "deadlock inode d:2019-01-01..",
            "patch",
            "nq:patch",
            "nq:\"change-id\"",
            "encrypt*",
            "xyzzyplugh");

    @Option(names = "--runs", defaultValue = "200", description = "warm runs of each query (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--cold", defaultValue = "10", description = "cold starts (default: ${DEFAULT-VALUE})")
    private int cold;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, QueryException {
        PrintWriter out = spec.commandLine().getOut();
        cold(out);
        warm(out);
        return 0;
    }

    private void cold(PrintWriter out) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        double[] bare = new double[cold];
        double[] whole = new double[cold];
        for (int run = 0; run < cold; run++) {
            bare[run] = 1000
                    * TimedProcess.run(List.of(java, "-Xshare:auto", "-version"), Optional.empty())
                            .wall();
            whole[run] = 1000
                    * TimedProcess.run(TimedProcess.reroll(DataFolder.path(), "search", "deadlock"), Optional.empty())
                            .wall();
        }
        Samples floor = new Samples(bare);
        Samples search = new Samples(whole);
        out.printf(
                Locale.ROOT,
                "cold, the whole command: %.0f ms (least %.0f); a bare JVM: %.0f ms; x floor %.1f; median of %d%n",
                search.median(),
                search.at(0),
                floor.median(),
                search.median() / floor.median(),
                cold);
    }

    private void warm(PrintWriter out) throws IOException, QueryException {
        out.printf(Locale.ROOT, "%-42s %8s %9s %9s%n", "warm, ms", "hits", "median", "p99");
        try (MailSearch search = MailSearch.open(DataFolder.path(), true)) {
            SearchOptions page = new SearchOptions(Optional.empty(), Order.NEWEST, 0, 25, false);
            for (String query : QUERIES) {
                for (int run = 0; run < runs; run++) search.search(query, page);
            }
            for (String query : QUERIES) {
                double[] times = new double[runs];
                long total = 0;
                for (int run = 0; run < runs; run++) {
                    long begin = System.nanoTime();
                    total = search.search(query, page).total();
                    times[run] = (System.nanoTime() - begin) / 1e6;
                }
                Samples samples = new Samples(times);
                out.printf(Locale.ROOT, "%-42s %,8d %9.2f %9.2f%n", query, total, samples.median(), samples.at(0.99));
            }
        }
    }
}

package dev.reroll.cli;

import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Change;
import dev.reroll.ingest.archive.Changes;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.MailReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Times the taking in of a git epoch.",
            "",
            "Each run is a whole process, JVM start and JIT included, in CPU seconds. The floor is"
                    + " \"git cat-file --batch\" reading the same mails and doing nothing with them."
        })
final class IngestBench implements Callable<Integer> {

    @Parameters(paramLabel = "EPOCH", description = "a bundle or a folder")
    private String source = "";

    @Option(names = "--runs", defaultValue = "3", description = "runs of each (default: ${DEFAULT-VALUE})")
    private int runs;

    @Spec
    private CommandSpec spec;

    private record Size(long mails, long bytes) {}

    private static final class Series {
        private final double[] cpu;
        private final double[] wall;

        Series(int runs) {
            cpu = new double[runs];
            wall = new double[runs];
        }

        void set(int run, TimedProcess.Time time) {
            cpu[run] = time.cpu();
            wall[run] = time.wall();
        }
    }

    @Override
    public Integer call() throws IOException {
        Path work = Files.createTempDirectory("reroll-bench");
        try {
            bench(work);
        } finally {
            Folders.delete(work);
        }
        return 0;
    }

    private void bench(Path work) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Series floor = new Series(runs);
        Series whole = new Series(runs);
        Series again = new Series(runs);
        Series index = new Series(runs);
        Path blobs = work.resolve("blobs");
        Size size = new Size(0, 0);
        long indexBytes = 0;
        for (int run = 0; run < runs; run++) {
            Path data = work.resolve("data" + run);
            whole.set(run, TimedProcess.run(TimedProcess.reroll(data, "ingest", source), Optional.empty()));
            again.set(run, TimedProcess.run(TimedProcess.reroll(data, "ingest", source), Optional.empty()));
            index.set(run, TimedProcess.run(TimedProcess.reroll(data, "reindex"), Optional.empty()));
            size = listBlobs(data, blobs);
            indexBytes = Folders.size(data.resolve("index"));
            String git = gitFolder(data);
            floor.set(
                    run,
                    TimedProcess.run(
                            List.of("git", "--git-dir=" + git, "cat-file", "--batch", "--buffer"), Optional.of(blobs)));
            Folders.delete(data);
        }
        out.printf(
                Locale.ROOT,
                "%,d mails, %.1f MB; index %.1f MB, %.2f of the mail; median of %d runs%n",
                size.mails(),
                size.bytes() / 1e6,
                indexBytes / 1e6,
                (double) indexBytes / size.bytes(),
                runs);
        out.printf(Locale.ROOT, "%-42s %8s %8s %9s %9s%n", "", "CPU s", "wall s", "mails/CPU", "x floor");
        double unit = new Samples(floor.cpu).median();
        print(out, "floor: git cat-file --batch", floor, size, unit);
        print(out, "reindex: read, parse, index", index, size, unit);
        print(out, "ingest: fetch, read, parse, index", whole, size, unit);
        print(out, "ingest again, nothing new", again, size, unit);
    }

    private static void print(PrintWriter out, String what, Series series, Size size, double floor) {
        double cpu = new Samples(series.cpu).median();
        out.printf(
                Locale.ROOT,
                "%-42s %8.2f %8.2f %9.0f %9.1f%n",
                what,
                cpu,
                new Samples(series.wall).median(),
                size.mails() / cpu,
                cpu / floor);
    }

    private static Size listBlobs(Path data, Path file) throws IOException {
        long mails = 0;
        long bytes = 0;
        try (Archive archive = Archive.at(data);
                BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (Epoch epoch : archive.epochs()) {
                try (Changes changes = epoch.changesSince(Optional.empty());
                        MailReader reader = epoch.reader()) {
                    while (changes.hasNext()) {
                        if (!(changes.next() instanceof Change.Added added)) continue;
                        out.write(added.place().blob());
                        out.write('\n');
                        mails++;
                        bytes += reader.raw(added.place().blob()).length;
                    }
                }
            }
        }
        return new Size(mails, bytes);
    }

    private static String gitFolder(Path data) throws IOException {
        try (Stream<Path> found = Files.find(
                data.resolve("inbox"),
                3,
                (path, attributes) -> path.toString().endsWith(".git") && attributes.isDirectory())) {
            return found.findFirst()
                    .orElseThrow(() -> new IOException("no epoch came of the source"))
                    .toString();
        }
    }
}

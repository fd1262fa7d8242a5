package dev.reroll.ingest.archive;

import static dev.reroll.ingest.archive.Letters.allChanges;
import static dev.reroll.ingest.archive.Letters.append;
import static dev.reroll.ingest.archive.Letters.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, played by a process that may write files of 400 kB at most. */
class DiskFullTest {

    @TempDir
    Path temp;

    /** Writes one random mail of a megabyte into a list, or brings a source, and prints what went wrong. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            try (Archive archive = Archive.at(Path.of(arguments[0]))) {
                if (arguments.length == 3) {
                    archive.bring(
                            (GitSource) Source.of(arguments[2], Optional.of(arguments[1])), line -> {}, line -> {});
                } else {
                    try (Appender appender = archive.append(arguments[1])) {
                        appender.add(random(), Letters.envelope(1));
                        appender.commit();
                    }
                }
                System.out.println("done");
            } catch (IOException problem) {
                System.out.println(problem.getClass().getSimpleName() + ": " + problem.getMessage());
            }
        }

        private static byte[] random() {
            byte[] mail = new byte[1 << 20];
            new Random(1).nextBytes(mail);
            return mail;
        }
    }

    @Test
    void appending_says_so_and_leaves_the_archive_as_it_was() throws Exception {
        Path data = temp.resolve("data");
        try (Archive archive = Archive.at(data)) {
            append(archive, "bpf", 1);
            List<String> before = files(data);
            for (String list : List.of("bpf", "new")) {
                assertThat(limited(data.toString(), list))
                        .contains("Cannot write mails into the archive (" + list + "/0): File too large")
                        .contains("make room");
                assertThat(files(data)).isEqualTo(before);
            }
            assertThat(data.resolve("inbox/new")).doesNotExist();
            assertThat(allChanges(archive.epochs().getFirst())).hasSize(1);
        }
    }

    @Test
    void bringing_says_so_and_leaves_nothing() throws Exception {
        Path data = temp.resolve("data");
        Path upstream = temp.resolve("upstream/inbox/bpf/git/0.git");
        try (Archive archive = Archive.at(temp.resolve("upstream"));
                Appender appender = archive.append("bpf")) {
            appender.add(Writer.random(), Letters.envelope(1));
            appender.commit();
        }
        Path bundle = temp.resolve("bpf.0.bundle");
        dev.reroll.ingest.GitProgram.git(upstream, "bundle", "create", "-q", bundle.toString(), "--all");
        for (Path source : List.of(upstream, bundle)) {
            assertThat(limited(data.toString(), "bpf", source.toString()))
                    .contains("Cannot write " + data.resolve("inbox/bpf/git/0.git") + ": ")
                    .contains("File too large");
            assertThat(data.resolve("inbox")).doesNotExist();
        }
    }

    private static String limited(String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no /bin/bash to set limits");
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 400; exec \"$@\"", "limited"));
        command.addAll(ChildJvm.command(Writer.class, arguments));
        return ChildJvm.run(command);
    }
}

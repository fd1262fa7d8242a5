package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reroll.ingest.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, played by a process whose files may not grow beyond a limit. */
class FullDiskTest {

    private static final int MAILS = 300;

    // In blocks of 512 octets: the archive's pack has some 400 of them, so that 100 stop it in the archive; the index's
    // largest file has more, so that 600 stop it there.
    @ParameterizedTest
    @ValueSource(ints = {100, 600})
    void aRunThatFindsNoRoomSaysSoAndTheNextOneIsWhole(int blocks, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh to set a limit with");
        Path data = folder.resolve("data");
        Path mbox = wordyMbox(folder.resolve("in.mbox"));
        Path output = folder.resolve("output");
        Process run = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f " + blocks + "; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        data.toString(),
                        mbox.toString(),
                        Integer.toString(Integer.MAX_VALUE))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(run.waitFor()).as("the run was to fail").isEqualTo(1);
        assertThat(Files.readString(output)).contains("File too large");

        TakenIn next = new Intake(data, Progress.NONE).take(List.of(Source.of(mbox.toString(), Optional.of("killed"))));

        assertThat(next.mails()).isEqualTo(MAILS);
        Check.Result check = Check.run(data, Progress.NONE);
        assertThat(check.clean()).isTrue();
        assertThat(check.archived()).isEqualTo(MAILS);
    }

    /** Mails of random words, which pack badly, with a seed. */
    private static Path wordyMbox(Path file) {
        Random random = new Random(7);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < MAILS; i++) {
            StringBuilder body = new StringBuilder();
            for (int word = 0; word < 120; word++) {
                body.append(Long.toString(random.nextLong() >>> 20, 36)).append(word % 10 == 9 ? '\n' : ' ');
            }
            all.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n")
                    .append(Mails.mail("n" + i + "@example.org", "mail number " + i, body.toString()))
                    .append('\n');
        }
        return Mails.write(file, all.toString());
    }
}

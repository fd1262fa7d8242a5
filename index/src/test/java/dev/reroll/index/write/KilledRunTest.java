package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledRunTest {

    private static final int MAILS = 300;

    // Reports come for each step, for each mail read into the archive, then for each batch indexed: the points lie
    // before,
    // in and behind the writing of the archive, and in the indexing.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 150, 301, 302, 303, 304, 305})
    void whatAKilledRunLeftIsTakenUpByTheNextOneWithNothingLostOrDoubled(int reports, @TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        Path mbox = Mails.mbox(folder.resolve("killed.mbox"), MAILS);
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        data.toString(),
                        mbox.toString(),
                        Integer.toString(reports))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(run.waitFor()).as("the run was to be killed").isEqualTo(KilledRun.KILLED);

        TakenIn next = new Intake(data, Progress.NONE).take(List.of(Source.of(mbox.toString(), Optional.of("killed"))));
        Check.Result check = Check.run(data, Progress.NONE);

        assertThat(next.mails()).isEqualTo(MAILS);
        TakenIn.OfSource source = next.sources().getFirst();
        assertThat(source.added() + source.known()).isEqualTo(MAILS);
        assertThat(source.added() + next.caughtUp())
                .as("each mail is told of once, as new or as left behind, unless it was indexed before the kill")
                .isIn((long) MAILS, 0L);
        assertThat(check.archived()).isEqualTo(MAILS);
        assertThat(check.clean()).isTrue();
    }
}

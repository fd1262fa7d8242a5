package dev.reroll.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    Path data;

    /** Takes the lock, says so, and holds it until its standard input ends. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (DataLock lock = DataLock.take(Path.of(arguments[0]))) {
                System.out.println("taken " + (lock != null));
                while (System.in.read() >= 0) {
                    // held until the end of the input
                }
            } catch (DataBusyException busy) {
                System.out.println("busy " + busy.getMessage());
            }
        }
    }

    @Test
    void a_second_process_is_refused_with_the_firsts_id() throws Exception {
        Process holder = new ProcessBuilder(ChildJvm.command(Holder.class, data.toString())).start();
        try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).startsWith("taken");
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOf(DataBusyException.class)
                    .hasMessageContaining("process " + holder.pid() + ":")
                    .hasMessageContaining(data.toRealPath().toString());
            holder.destroyForcibly().waitFor();
            // the system takes the lock back from a process that is killed
            try (DataLock lock = DataLock.take(data)) {
                assertThat(lock).isNotNull();
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void a_second_attempt_here_is_refused_and_does_not_undo_the_first() throws Exception {
        try (DataLock lock = DataLock.take(data)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOf(DataBusyException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + ":");
            assertThat(ChildJvm.run(ChildJvm.command(Holder.class, data.toString())))
                    .startsWith("busy")
                    .contains("process " + ProcessHandle.current().pid() + ":");
        }
    }

    @Test
    void it_can_be_taken_again_once_given_back() throws IOException {
        DataLock first = DataLock.take(data);
        first.close();
        first.close();
        try (DataLock second = DataLock.take(data)) {
            assertThat(second).isNotNull();
            first.close();
            assertThatThrownBy(() -> DataLock.take(data)).isInstanceOf(DataBusyException.class);
        }
    }

    @Test
    void a_link_to_the_folder_is_the_same_folder() throws IOException {
        Path folder = Files.createDirectory(data.resolve("folder"));
        Path link = Files.createSymbolicLink(data.resolve("link"), folder);
        try (DataLock lock = DataLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> DataLock.take(link)).isInstanceOf(DataBusyException.class);
        }
    }

    @Test
    void the_folder_is_made_if_there_is_none() throws IOException {
        try (DataLock lock = DataLock.take(data.resolve("new/data"))) {
            assertThat(lock).isNotNull();
            assertThat(data.resolve("new/data/lock"))
                    .content(StandardCharsets.US_ASCII)
                    .isEqualTo(ProcessHandle.current().pid() + "\n");
        }
    }
}

package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other people's programs, started in a home of their own, so that nobody's settings play a part. */
final class Programs {

    private final Path folder;

    /** @param folder where they are started, with the home in it */
    Programs(Path folder) {
        this.folder = folder;
    }

    record Ran(int status, String output) {}

    static void assumeInstalled(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
        assumeTrue(there, "skipped: " + program + " is not installed");
    }

    Path home() throws IOException {
        return Files.createDirectories(folder.resolve("home"));
    }

    String run(String... command) throws IOException, InterruptedException {
        return runIn(folder, command);
    }

    String runIn(Path in, String... command) throws IOException, InterruptedException {
        Ran ran = ranIn(in, command);
        assertThat(ran.status()).as("%s: %s", List.of(command), ran.output()).isZero();
        return ran.output();
    }

    Ran ran(String... command) throws IOException, InterruptedException {
        return ranIn(folder, command);
    }

    private Ran ranIn(Path in, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(in, output, command);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end within two minutes");
        }
        return new Ran(process.exitValue(), new String(Files.readAllBytes(output), UTF_8));
    }

    Process start(Path in, Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("GIT_"));
        builder.environment().put("HOME", home().toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("PAGER", "cat");
        builder.environment()
                .put("PI_CONFIG", folder.resolve("public-inbox.config").toString());
        return builder.start();
    }
}

package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The real git, run on a repository of a test and deaf to the machine's configuration. */
record GitProgram(Path gitDir) {

    /** Ends the test as skipped where git is not installed. */
    static GitProgram on(Path gitDir) throws IOException {
        GitProgram git = new GitProgram(gitDir);
        try {
            git.run("--version");
        } catch (IOException missing) {
            abort("skipped: git is not installed, so there is nothing to compare with (" + missing.getMessage() + ")");
        }
        return git;
    }

    String run(String... arguments) throws IOException {
        return runFrom(Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"), arguments);
    }

    String runFrom(Path input, String... arguments) throws IOException {
        return start(input, List.of(arguments), 0);
    }

    private String start(Path input, List<String> arguments, int most) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + gitDir));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("git ends").isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git ran", interrupted);
        }
        assertThat(process.exitValue()).as("%s: %s", command, output).isBetween(0, most);
        return output;
    }

    /** The hunks of the diff of two files. */
    String diff(Path before, Path after) throws IOException {
        String diff =
                start(Path.of("/dev/null"), List.of("diff", "--no-index", "--no-color", before + "", after + ""), 1);
        int hunks = diff.indexOf("\n@@");
        return hunks < 0 ? "" : diff.substring(hunks + 1);
    }

    /** The lines of a range-diff that name pairs. */
    static String pairLines(String rangeDiff) {
        return rangeDiff.lines().filter(line -> !line.startsWith("    ")).collect(Collectors.joining("\n"));
    }
}

package dev.reroll.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real git, as the peer that everything written must be readable for. Tests only. */
public final class GitProgram {

    private GitProgram() {}

    /** Runs git in {@code folder} and returns what it printed; fails if git fails. */
    public static String git(Path folder, String... arguments) {
        return run(folder, new byte[0], arguments);
    }

    /** The same with something on its standard input. */
    public static String run(Path folder, byte[] input, String... arguments) {
        Result result = attempt(folder, input, arguments);
        if (result.status() != 0)
            throw new AssertionError("git " + List.of(arguments) + " failed: " + result.errors() + result.output());
        return result.output();
    }

    /** What a run of git came to. */
    public record Result(int status, String output, String errors) {}

    /** Runs git whether it fails or not; skips the test where there is no git. */
    public static Result attempt(Path folder, byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Tester");
            environment.put("GIT_" + who + "_EMAIL", "tester@example.org");
            environment.put("GIT_" + who + "_DATE", "1728561600 +0200");
        }
        try {
            Path errors = java.nio.file.Files.createTempFile("git", ".err");
            Process process = builder.redirectError(errors.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException closed) {
                // git ended without reading it all, and its status tells why
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int status = process.waitFor();
            String said = java.nio.file.Files.readString(errors, StandardCharsets.ISO_8859_1);
            java.nio.file.Files.delete(errors);
            return new Result(status, output, said);
        } catch (IOException missing) {
            Assumptions.abort("skipped: git cannot be run (" + missing.getMessage() + ")");
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}

package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The table that ties our lines to the kernel's: both sides are really there. */
final class KernelLinesTest {
    @Test
    void everyStatementIsInOurSource() throws IOException {
        List<String> missing = new ArrayList<>();
        Map<String, List<String>> sources = new HashMap<>();
        for (KernelLines.Row row : KernelLines.rows()) {
            List<String> source = sources.computeIfAbsent(row.file(), KernelLinesTest::source);
            long there = source.stream()
                    .filter(l -> l.strip().equals(row.statement()))
                    .count();
            if (there < row.occurrence()) {
                missing.add(row.file() + ": " + row.statement());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKernelLineIsInThePatchThatIsNamed() throws IOException {
        Optional<Path> corpus = Optional.ofNullable(System.getenv("REROLL_CORPUS"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("reroll.root"))
                        .map(dir -> Path.of(dir).resolve("../shared/corpus")))
                .map(dir -> dir.resolve("uprobes"))
                .filter(Files::isDirectory);
        Assumptions.assumeTrue(corpus.isPresent(), "skipped: the mails (../shared/corpus/uprobes) are not there");
        Map<String, Set<String>> linesOfPatch = patches(corpus.orElseThrow());
        List<String> missing = new ArrayList<>();
        for (KernelLines.Row row : KernelLines.rows()) {
            Set<String> lines = linesOfPatch.getOrDefault(row.place().patch(), Set.of());
            if (!lines.contains(row.place().kernel())) {
                missing.add(row.place().patch() + " has no " + row.place().kernel());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> source(String file) {
        try (InputStream in = KernelLinesTest.class
                .getClassLoader()
                .getResourceAsStream("reference-sources/dev/reroll/reference/" + file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Message-ID to every "file:line" of the new files that the patch shows. */
    private static Map<String, Set<String>> patches(Path folder) throws IOException {
        Map<String, Set<String>> patches = new HashMap<>();
        try (Stream<Path> mails = Files.list(folder)) {
            for (Path mail : mails.toList()) {
                Set<String> lines = new HashSet<>();
                String id = "";
                String file = "";
                int number = 0;
                for (String line : Files.readString(mail, StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()) {
                    if (id.isEmpty() && line.regionMatches(true, 0, "message-id:", 0, 11)) {
                        id = line.substring(11)
                                .replace("<", "")
                                .replace(">", "")
                                .strip();
                    } else if (line.startsWith("+++ b/")) {
                        file = line.substring(6).strip();
                    } else if (line.startsWith("@@ ") && !file.isEmpty()) {
                        String plus = line.substring(line.indexOf('+') + 1).split("[ ,]", 2)[0];
                        number = Integer.parseInt(plus);
                    } else if (line.startsWith("+") || line.startsWith(" ")) {
                        lines.add(file + ":" + number++);
                    }
                }
                patches.put(id, lines);
            }
        }
        return patches;
    }
}

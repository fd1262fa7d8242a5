package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Site;
import dev.reroll.reference.explore.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the line of our source, and of the kernel, that a step of an interleaving stands for. */
final class StepLines {
    private final KernelLines kernelLines = KernelLines.packed();
    private final Map<String, List<String>> sources = new HashMap<>();

    Explain.Line line(int number, Step step) {
        Optional<Site> site = step.sites().stream()
                .filter(s -> !s.file().contains("/kernel/"))
                .findFirst();
        if (site.isEmpty()) {
            return new Explain.Line(number, step, "", "", "", "");
        }
        String file = site.get().file();
        String source = source(file, site.get().line());
        String shown = file.replace("dev/reroll/reference/", "");
        Optional<KernelLines.Place> place = kernelLines.find(
                shown, sources.getOrDefault(file, List.of()), site.get().line());
        return new Explain.Line(
                number,
                step,
                shown + ":" + site.get().line(),
                source,
                place.map(KernelLines.Place::kernel).orElse(""),
                place.map(KernelLines.Place::patch).orElse(""));
    }

    /** A line of a source file that is packed with the program; empty where it is not. */
    private String source(String file, int line) {
        List<String> lines = sources.computeIfAbsent(file, StepLines::read);
        return line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
    }

    private static List<String> read(String file) {
        try (InputStream in = StepLines.class.getClassLoader().getResourceAsStream("reference-sources/" + file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

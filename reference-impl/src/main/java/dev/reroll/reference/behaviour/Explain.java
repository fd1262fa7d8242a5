package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Step;
import dev.reroll.reference.explore.Violation;
import java.util.List;
import java.util.Optional;

/** Tells the interleaving of a failing cell, step by step, with the source line that each step stands for. */
public final class Explain {
    private final BehaviourRunner runner;
    private final Catalogue catalogue;
    private final StepLines stepLines = new StepLines();

    public Explain(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.runner = new BehaviourRunner(catalogue);
    }

    /**
     * One step.
     *
     * @param number from 1
     * @param java {@code lookup/v1/MmapLock.java:31}, or empty for a step of the machine or of the scenario itself
     * @param source that line of the source
     * @param kernel where the kernel's line is: file and line of the patched file; empty where it is not known
     * @param patch Message-ID of the patch that brought the line; empty where it is not known
     */
    public record Line(int number, Step step, String java, String source, String kernel, String patch) {}

    /** What is wrong, and the steps that lead there. */
    public record Explanation(
            String series,
            String behaviour,
            String revision,
            Model model,
            String what,
            String schedule,
            List<Line> lines) {
        public Explanation {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Searches again and explains the first failing model of the cell, strongest model first, or {@code model}.
     *
     * @return empty where the cell holds
     * @throws IllegalArgumentException where there is no such behaviour or revision; the message says which there are
     */
    public Optional<Explanation> explain(
            Optional<String> series, String behaviour, String revision, Optional<Model> model) {
        Catalogue.Entry entry = catalogue.entries().stream()
                .filter(e -> series.map(e.series().name()::equals).orElse(true))
                .filter(e -> e.behaviours().stream().anyMatch(b -> b.id().equals(behaviour)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is called " + behaviour + "; there are "
                        + catalogue.entries().stream()
                                .flatMap(e -> e.behaviours().stream().map(Behaviour::id))
                                .sorted()
                                .toList()));
        Selection selection = new Selection(
                Optional.of(entry.series().name()),
                Optional.of(revision),
                Optional.of(revision),
                Optional.of(behaviour),
                model.map(List::of).orElse(List.of()));
        Cell cell = runner.run(selection)
                .tables()
                .getFirst()
                .rows()
                .getFirst()
                .in(revision)
                .orElseThrow();
        Optional<ModelResult> failing = cell.models().stream()
                .filter(result -> result.verdict() == Verdict.FAILS)
                .findFirst();
        return failing.map(result -> explanation(entry.series().name(), cell, result));
    }

    private Explanation explanation(String series, Cell cell, ModelResult result) {
        List<Line> lines = List.of();
        if (!result.schedule().isEmpty()) {
            Violation replayed = runner.replay(series, cell.behaviour(), cell.revision(), result)
                    .orElseThrow(() -> new IllegalStateException("the schedule of " + cell.behaviour() + " in "
                            + cell.revision() + " does not lead there again: " + result.schedule()));
            lines = java.util.stream.IntStream.range(0, replayed.steps().size())
                    .mapToObj(i -> stepLines.line(i + 1, replayed.steps().get(i)))
                    .toList();
        }
        return new Explanation(
                series, cell.behaviour(), cell.revision(), result.model(), result.found(), result.schedule(), lines);
    }

    /** The explanation as text: one step a line, the source below it. */
    public static String text(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        text.append(explanation.behaviour())
                .append(" fails in ")
                .append(explanation.revision())
                .append(" under ")
                .append(explanation.model())
                .append(": ")
                .append(explanation.what())
                .append("\n\n");
        int width = explanation.lines().stream()
                .mapToInt(l -> l.step().thread().length())
                .max()
                .orElse(1);
        for (Line line : explanation.lines()) {
            Step step = line.step();
            text.append(String.format("%3d  %-" + width + "s  %s", line.number(), step.thread(), step.what()))
                    .append(step.note().isEmpty() ? "" : "   [" + step.note() + "]")
                    .append('\n');
            if (!line.java().isEmpty()) {
                text.append(" ".repeat(7 + width))
                        .append("  ")
                        .append(line.java())
                        .append("  ")
                        .append(line.source())
                        .append('\n');
            }
            if (!line.kernel().isEmpty()) {
                text.append(" ".repeat(7 + width))
                        .append("  ")
                        .append(line.kernel())
                        .append("  <")
                        .append(line.patch())
                        .append(">\n");
            }
        }
        text.append("  => ").append(explanation.what()).append('\n');
        if (!explanation.schedule().isEmpty()) {
            text.append("schedule: ").append(explanation.schedule()).append('\n');
        }
        return text.toString();
    }
}

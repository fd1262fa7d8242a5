package dev.reroll.reference.explore;

import java.util.List;

/**
 * Something that must not happen, and how it happens.
 *
 * @param what the sentence that says what is wrong
 * @param steps the interleaving, first step first
 * @param schedule the same in one line of text, for {@link Explorer#replay}
 * @param switches how often a thread that could have gone on was left for another
 */
public record Violation(String what, List<Step> steps, String schedule, int switches) {
    public Violation {
        steps = List.copyOf(steps);
    }

    /** The interleaving as text, one step a line, ending with what is wrong. */
    public String text() {
        int width = steps.stream().mapToInt(s -> s.thread().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Step step : steps) {
            text.append(String.format("%3d  %-" + Math.max(1, width) + "s  %s", number++, step.thread(), step.what()));
            if (!step.note().isEmpty()) {
                text.append("   [").append(step.note()).append(']');
            }
            text.append('\n');
        }
        return text.append("  => ").append(what).append('\n').toString();
    }
}

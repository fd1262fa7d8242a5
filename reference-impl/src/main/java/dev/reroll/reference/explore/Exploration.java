package dev.reroll.reference.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param states how many different states were visited
 * @param transitions how many steps were tried
 * @param executions how many states were ends of an execution
 * @param nanos time that the search took
 * @param incomplete why the search did not visit everything; empty where it did, or stopped at a violation as told
 * @param violations the first one has the fewest switches, and among those the fewest steps
 * @param outcomes the results of the tasks in every complete execution, by name; only where all were asked for
 */
public record Exploration(
        Model model,
        long states,
        long transitions,
        long executions,
        long nanos,
        Optional<String> incomplete,
        List<Violation> violations,
        Set<Map<String, @Nullable Object>> outcomes) {
    public Exploration {
        violations = List.copyOf(violations);
    }

    /** No violation was found <em>and</em> everything was visited. */
    public boolean holds() {
        return violations.isEmpty() && incomplete.isEmpty();
    }

    public Optional<Violation> violation() {
        return violations.stream().findFirst();
    }
}

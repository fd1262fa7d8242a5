package dev.reroll.reference.explore;

import java.util.List;

/**
 * One line of an interleaving.
 *
 * @param thread the thread that took the step; {@code --} for a step of the machine
 * @param what the operation as the kernel would write it, with its result
 * @param note why this result is possible; may be empty
 * @param sites where in the simulated code, innermost first; only replays know it
 */
public record Step(String thread, String what, String note, List<Site> sites) {
    public Step {
        sites = List.copyOf(sites);
    }

    @Override
    public String toString() {
        return thread + ": " + what + (note.isEmpty() ? "" : "   [" + note + "]");
    }
}

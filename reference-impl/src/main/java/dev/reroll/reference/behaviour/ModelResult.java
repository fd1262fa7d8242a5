package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Step;
import java.util.List;

/**
 * What the search under one memory model said.
 *
 * @param states how many different states were visited
 * @param millis how long it took
 * @param found what is wrong, or why the search was not complete; empty where it holds
 * @param schedule the interleaving in one line; empty where it holds or where no schedule matters
 * @param steps the interleaving, with the places in the source
 * @param call the number of the scenario in the behaviour's method that this is about, from 0
 */
public record ModelResult(
        Model model,
        Verdict verdict,
        long states,
        double millis,
        String found,
        String schedule,
        List<Step> steps,
        int call) {
    public ModelResult {
        steps = List.copyOf(steps);
    }
}

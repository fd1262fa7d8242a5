package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a behaviour claims of one revision. */
record Claim(boolean applies, List<Model> failsUnder, String how) {
    static Claim of(Behaviour behaviour, String revision) {
        if (List.of(behaviour.notApplicable()).contains(revision)) {
            return new Claim(false, List.of(), "");
        }
        List<Model> asked = List.of(behaviour.models());
        if (List.of(behaviour.fails()).contains(revision)) {
            return new Claim(
                    true,
                    asked.stream().filter(List.of(behaviour.under())::contains).toList(),
                    behaviour.how());
        }
        for (Behaviour.Fails also : behaviour.also()) {
            if (List.of(also.in()).contains(revision)) {
                return new Claim(
                        true,
                        asked.stream().filter(List.of(also.under())::contains).toList(),
                        also.how());
            }
        }
        return new Claim(true, List.of(), "");
    }

    /** In what the results differ from the claim. */
    Optional<String> contradicted(List<ModelResult> results) {
        for (ModelResult result : results) {
            boolean claimed = failsUnder.contains(result.model());
            switch (result.verdict()) {
                case HOLDS -> {
                    if (claimed) {
                        return Optional.of("claimed to fail under " + result.model() + ", but holds in all "
                                + result.states() + " states");
                    }
                }
                case FAILS -> {
                    if (!claimed) {
                        return Optional.of("claimed to hold under " + result.model() + ", but: " + result.found() + "\n"
                                + steps(result) + "\nschedule: " + result.schedule());
                    }
                    if (!result.found().contains(how)) {
                        return Optional.of("claimed to fail with \"" + how + "\" under " + result.model()
                                + ", but fails with: " + result.found() + "\n" + steps(result));
                    }
                }
                default -> {
                    return Optional.of("undecided under " + result.model() + ": " + result.found());
                }
            }
        }
        return Optional.empty();
    }

    private static String steps(ModelResult result) {
        return result.steps().stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return applies ? failsUnder.isEmpty() ? "holds" : "fails under " + failsUnder : "not applicable";
    }
}

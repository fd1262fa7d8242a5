package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Exploration;
import dev.reroll.reference.explore.Explorer;
import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Scenario;
import dev.reroll.reference.explore.Step;
import dev.reroll.reference.explore.Violation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a behaviour's method is given: one revision, to be put into scenarios. */
public final class Check {
    private final String revision;
    private final Object code;
    private final List<Model> models;
    private final Optional<ModelResult> replayed;
    private final Map<Model, ModelResult> results = new EnumMap<>(Model.class);
    private Optional<Violation> replay = Optional.empty();
    private int calls;

    private Check(String revision, Object code, List<Model> models, Optional<ModelResult> replayed) {
        this.revision = revision;
        this.code = code;
        this.models = List.copyOf(models);
        this.replayed = replayed;
    }

    static Check searching(String revision, Object code, List<Model> models) {
        return new Check(revision, code, models, Optional.empty());
    }

    /** Takes the one scenario that {@code result} is about through its schedule again, instead of searching. */
    static Check replaying(String revision, Object code, ModelResult result) {
        return new Check(revision, code, List.of(), Optional.of(result));
    }

    /** The revision's name, as in {@link Series.Posting#name}. */
    public String revision() {
        return revision;
    }

    /** The revision's code, as the face that the scenarios of its series need. */
    public <T> T code(Class<T> face) {
        return face.cast(code);
    }

    /** Visits every schedule of {@code scenario} under every model that the behaviour asks for. */
    public void explore(Scenario scenario) {
        explore(scenario, false);
    }

    /** As {@link #explore}, and asks for data races on unmarked accesses, KCSAN's question. */
    public void exploreForRaces(Scenario scenario) {
        explore(scenario, true);
    }

    /**
     * Holds where the searches <em>do</em> report something that contains {@code words}: for what a detector of the kernel
     * must notice.
     */
    public void exploreForReport(Scenario scenario, String words) {
        int call = calls++;
        for (Model model : models) {
            Exploration e = explorer(model, true).explore(scenario);
            boolean reported = e.violation().map(v -> v.what().contains(words)).orElse(false);
            String found = e.violation()
                    .map(v -> "reported instead: " + v.what())
                    .or(e::incomplete)
                    .orElse("nothing is reported");
            Verdict verdict = reported ? Verdict.HOLDS : e.incomplete().isPresent() ? Verdict.UNDECIDED : Verdict.FAILS;
            add(new ModelResult(
                    model, verdict, e.states(), e.nanos() / 1e6, reported ? "" : found, "", List.of(), call));
        }
    }

    private void explore(Scenario scenario, boolean races) {
        int call = calls++;
        for (Model model : models) {
            Exploration e = explorer(model, races).explore(scenario);
            Verdict verdict = e.violation().isPresent()
                    ? Verdict.FAILS
                    : e.incomplete().isPresent() ? Verdict.UNDECIDED : Verdict.HOLDS;
            add(new ModelResult(
                    model,
                    verdict,
                    e.states(),
                    e.nanos() / 1e6,
                    e.violation().map(Violation::what).or(e::incomplete).orElse(""),
                    e.violation().map(Violation::schedule).orElse(""),
                    steps(explorer(model, races), scenario, e.violation()),
                    call));
        }
        replayed.filter(result -> result.call() == call)
                .ifPresent(result -> replay = explorer(result.model(), races).replay(scenario, result.schedule()));
    }

    /** A search keeps no places; going the way once more finds them. */
    private static List<Step> steps(Explorer explorer, Scenario scenario, Optional<Violation> found) {
        return found.map(violation -> explorer.replay(scenario, violation.schedule())
                        .orElse(violation)
                        .steps())
                .orElse(List.of());
    }

    private static Explorer explorer(Model model, boolean races) {
        return races ? Explorer.under(model).findingRaces() : Explorer.under(model);
    }

    /** For what no schedule can change: {@code otherwise} is what is wrong where {@code holds} is false. */
    public void that(boolean holds, String otherwise) {
        int call = calls++;
        for (Model model : models) {
            Verdict verdict = holds ? Verdict.HOLDS : Verdict.FAILS;
            add(new ModelResult(model, verdict, 0, 0, holds ? "" : otherwise, "", List.of(), call));
        }
    }

    /** Where several scenarios make up one behaviour the first that fails stands for it; the work is summed. */
    private void add(ModelResult next) {
        results.merge(next.model(), next, (a, b) -> {
            ModelResult kept =
                    a.verdict() == Verdict.HOLDS || (a.verdict() == Verdict.UNDECIDED && b.verdict() == Verdict.FAILS)
                            ? b
                            : a;
            return new ModelResult(
                    kept.model(),
                    kept.verdict(),
                    a.states() + b.states(),
                    a.millis() + b.millis(),
                    kept.found(),
                    kept.schedule(),
                    kept.steps(),
                    kept.call());
        });
    }

    List<ModelResult> results() {
        return List.copyOf(results.values());
    }

    Optional<Violation> replay() {
        return replay;
    }
}

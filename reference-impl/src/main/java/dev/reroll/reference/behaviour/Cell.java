package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.util.List;
import java.util.Optional;

/**
 * One cell of the matrix: a behaviour in a revision. It fails where it fails under any of its models.
 *
 * @param series {@link Series#name}
 * @param behaviour {@link Behaviour#id}
 * @param revision {@link Series.Posting#name}
 * @param asClaimed whether the verdicts are the ones that the behaviour claims, under every model
 */
public record Cell(
        String series,
        String behaviour,
        String revision,
        Verdict verdict,
        boolean asClaimed,
        List<ModelResult> models) {
    public Cell {
        models = List.copyOf(models);
    }

    public Optional<ModelResult> under(Model model) {
        return models.stream().filter(m -> m.model() == model).findFirst();
    }

    /** The models under which it fails, strongest first. */
    public List<Model> failsUnder() {
        return models.stream()
                .filter(m -> m.verdict() == Verdict.FAILS)
                .map(ModelResult::model)
                .toList();
    }
}

package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.util.List;
import java.util.Optional;

/**
 * Which cells to run.
 *
 * @param series {@link Series#name}; empty for all
 * @param from the first revision wanted, by name; empty for the oldest
 * @param to the last revision wanted; empty for the newest
 * @param behaviour {@link Behaviour#id}; empty for all
 * @param models empty for all
 */
public record Selection(
        Optional<String> series,
        Optional<String> from,
        Optional<String> to,
        Optional<String> behaviour,
        List<Model> models) {
    public Selection {
        models = List.copyOf(models);
    }

    public static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
}

package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.support.store.Namespace;

/** What one run of the behaviours is asked for, and what it found; lies in the launcher session's store. A build's own test run asks for everything and keeps nothing. */
final class Asked {
    static final Namespace NAMESPACE = Namespace.create("dev.reroll.reference.behaviour");
    static final String KEY = "asked";

    private final List<String> revisions;
    private final List<Model> models;
    private final Optional<ModelResult> replayed;
    private final Queue<Cell> cells = new ConcurrentLinkedQueue<>();
    private volatile Optional<Violation> replay = Optional.empty();

    /** Empty lists ask for everything. */
    Asked(List<String> revisions, List<Model> models, Optional<ModelResult> replayed) {
        this.revisions = List.copyOf(revisions);
        this.models = List.copyOf(models);
        this.replayed = replayed;
    }

    static Asked in(ExtensionContext context) {
        Asked asked = context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create("dev.reroll.reference.behaviour"))
                .get(KEY, Asked.class);
        return asked == null ? new Asked(List.of(), List.of(), Optional.empty()) : asked;
    }

    boolean wants(String revision) {
        return revisions.isEmpty() || revisions.contains(revision);
    }

    boolean wants(Model model) {
        return models.isEmpty() || models.contains(model);
    }

    Optional<ModelResult> replayed() {
        return replayed;
    }

    void found(Cell cell) {
        cells.add(cell);
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    void replay(Optional<Violation> violation) {
        replay = violation;
    }

    Optional<Violation> replay() {
        return replay;
    }
}

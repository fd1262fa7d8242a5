package dev.reroll.reference.behaviour;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.reroll.reference.explore.Violation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs behaviours through the JUnit Platform launcher, from the packaged program as from a build. */
public final class BehaviourRunner {
    private final Catalogue catalogue;

    public BehaviourRunner(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Runs what is selected, on as many threads as there are cores.
     *
     * @throws IllegalArgumentException where a series, a revision or a behaviour is not known; the message says which are
     */
    public Matrix run(Selection selection) {
        long begin = System.nanoTime();
        List<Catalogue.Entry> series = chosen(selection);
        List<Matrix.Table> tables = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        boolean known = false;
        for (Catalogue.Entry entry : series) {
            List<Method> methods = entry.methods().stream()
                    .filter(m ->
                            selection.behaviour().map(id -> id.equals(idOf(m))).orElse(true))
                    .toList();
            if (methods.isEmpty()) {
                continue;
            }
            known = true;
            List<String> revisions = revisions(entry, selection);
            Asked asked = new Asked(revisions, selection.models(), Optional.empty());
            troubles.addAll(launch(entry.type(), methods, asked));
            tables.add(table(entry, methods, revisions, asked.cells()));
        }
        if (!known) {
            throw new IllegalArgumentException(
                    "no behaviour is called " + selection.behaviour().orElse("") + "; there are "
                            + series.stream()
                                    .flatMap(e -> e.behaviours().stream().map(Behaviour::id))
                                    .sorted()
                                    .toList());
        }
        return new Matrix(tables, (System.nanoTime() - begin) / 1e6, troubles);
    }

    /**
     * Takes a failing cell's interleaving again, step by step, with the places in the source.
     *
     * @param result of that cell; must have failed with a schedule
     */
    public Optional<Violation> replay(String series, String behaviour, String revision, ModelResult result) {
        Catalogue.Entry entry = catalogue.series(series).orElseThrow(() -> unknownSeries(series));
        List<Method> methods =
                entry.methods().stream().filter(m -> behaviour.equals(idOf(m))).toList();
        Asked asked = new Asked(List.of(revision), List.of(), Optional.of(result));
        List<String> troubles = launch(entry.type(), methods, asked);
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(String.join("\n", troubles));
        }
        return asked.replay();
    }

    private List<Catalogue.Entry> chosen(Selection selection) {
        return selection
                .series()
                .map(name -> List.of(catalogue.series(name).orElseThrow(() -> unknownSeries(name))))
                .orElse(catalogue.entries());
    }

    private IllegalArgumentException unknownSeries(String name) {
        return new IllegalArgumentException("no series is called " + name + "; there are "
                + catalogue.entries().stream().map(e -> e.series().name()).toList());
    }

    private static List<String> revisions(Catalogue.Entry entry, Selection selection) {
        List<String> all = entry.revisions();
        int from = selection.from().map(name -> index(entry, all, name)).orElse(0);
        int to = selection.to().map(name -> index(entry, all, name)).orElse(all.size() - 1);
        if (from > to) {
            throw new IllegalArgumentException(selection.from().orElse("") + " comes after "
                    + selection.to().orElse("") + "; the revisions are " + all);
        }
        return all.subList(from, to + 1);
    }

    private static int index(Catalogue.Entry entry, List<String> all, String name) {
        int index = all.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(entry.series().name() + " has no revision " + name + "; it has " + all);
        }
        return index;
    }

    private static String idOf(Method method) {
        return method.getAnnotation(Behaviour.class).id();
    }

    private static List<String> launch(Class<?> type, List<Method> methods, Asked asked) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Method method : methods) {
            selectors.add(selectMethod(type, method));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
                .build();
        Troubles troubles = new Troubles();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore().put(Asked.NAMESPACE, Asked.KEY, asked);
            session.getLauncher().execute(request, troubles);
        }
        return List.copyOf(troubles.found);
    }

    private static final class Troubles implements TestExecutionListener {
        private final List<String> found = new ArrayList<>();

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable()
                    .ifPresent(trouble -> found.add(test.getDisplayName() + ": "
                            + (trouble.getMessage() == null ? trouble.toString() : trouble.getMessage())));
        }
    }

    private static Matrix.Table table(
            Catalogue.Entry entry, List<Method> methods, List<String> revisions, List<Cell> cells) {
        Map<String, Cell> byPlace = new HashMap<>();
        for (Cell cell : cells) {
            byPlace.put(cell.behaviour() + '\n' + cell.revision(), cell);
        }
        List<Matrix.Row> rows = new ArrayList<>();
        for (Method method : methods) {
            Behaviour behaviour = method.getAnnotation(Behaviour.class);
            List<Cell> row = revisions.stream()
                    .map(revision -> Optional.ofNullable(byPlace.get(behaviour.id() + '\n' + revision)))
                    .flatMap(Optional::stream)
                    .toList();
            rows.add(Matrix.row(behaviour, row));
        }
        List<Matrix.Revision> columns = new ArrayList<>();
        for (Series.Posting posting : entry.series().revisions()) {
            if (revisions.contains(posting.name())) {
                columns.add(new Matrix.Revision(posting.name(), posting.cover()));
            }
        }
        return new Matrix.Table(entry.series().name(), entry.series().title(), columns, rows);
    }
}

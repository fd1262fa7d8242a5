package dev.reroll.web;

import dev.reroll.web.matrix.Matrix.Behaviour;
import dev.reroll.web.matrix.Matrix.Cell;
import dev.reroll.web.matrix.Matrix.Evidence;
import dev.reroll.web.matrix.Matrix.Step;
import dev.reroll.web.matrix.Matrix.Table;
import dev.reroll.web.matrix.Matrix.Verdict;
import dev.reroll.web.view.BehaviourPage;
import dev.reroll.web.view.BehaviourPage.Failure;
import dev.reroll.web.view.BehaviourPage.Named;
import dev.reroll.web.view.BehaviourPage.Result;
import dev.reroll.web.view.BehaviourPage.Search;
import dev.reroll.web.view.BehaviourPage.StepRow;
import dev.reroll.web.view.Frame;
import dev.reroll.web.view.MailRef;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.VerdictView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One behaviour made into its page: what was searched, and of each failing cell the interleaving. */
final class BehaviourView {

    /** Steps of all interleavings of a page; the command line tells the others. */
    private static final int MOST_STEPS = 1_000;

    /** The thread of steps that the machine takes: a store that becomes visible, a store buffer that drains. */
    private static final String MACHINE = "--";

    private static final Map<String, String> MODELS =
            Map.of("sc", "sequential consistency", "tso", "TSO (x86)", "weak", "the weak model");

    private final Table table;
    private final Behaviour behaviour;
    private final MailRefs mails;
    private final TrailReading trails;
    private int steps;

    BehaviourView(Table table, Behaviour behaviour, MailRefs mails, TrailReading trails) {
        this.trails = trails;
        this.table = table;
        this.behaviour = behaviour;
        this.mails = mails;
    }

    /** The {@code id} on the page of what is told of a cell. */
    static String anchor(Cell cell) {
        return cell.verdict() == Verdict.FAILS ? "in-" + cell.revision() : "searched";
    }

    BehaviourPage page(Frame frame, List<VerdictView> cells) throws IOException {
        List<String> models = behaviour.cells().stream()
                .flatMap(cell -> cell.evidence().stream())
                .map(Evidence::model)
                .distinct()
                .toList();
        List<Failure> failures = new ArrayList<>();
        for (Cell cell : behaviour.cells()) {
            if (cell.verdict() == Verdict.FAILS) failures.add(failure(cell));
        }
        return new BehaviourPage(
                frame,
                table.name(),
                table.title(),
                behaviour.id(),
                behaviour.says(),
                behaviour.foundHere(),
                behaviour.note(),
                named(behaviour.raisedBy()),
                named(behaviour.settledBy()),
                cells,
                models.stream().map(model -> MODELS.getOrDefault(model, model)).toList(),
                behaviour.cells().stream().map(cell -> search(cell, models)).toList(),
                failures);
    }

    private List<Named> named(List<String> ids) throws IOException {
        List<Named> named = new ArrayList<>();
        for (String id : ids) named.add(new Named(mails.of(id), trails.placeOf(id)));
        return named;
    }

    private static Search search(Cell cell, List<String> models) {
        return new Search(
                cell.revision(),
                models.stream()
                        .map(model -> cell.evidence().stream()
                                .filter(evidence -> evidence.model().equals(model))
                                .findFirst()
                                .map(BehaviourView::result))
                        .toList());
    }

    private static Result result(Evidence evidence) {
        return new Result(
                evidence.verdict().word(),
                MatrixPages.sign(evidence.verdict()),
                MatrixPages.word(evidence.verdict()),
                evidence.states() == 0 ? "" : Sizes.count(evidence.states(), "state", "states"));
    }

    /** The failure as it is told under the strongest model that breaks it. */
    private Failure failure(Cell cell) throws IOException {
        Evidence told = cell.evidence().stream()
                .filter(evidence -> evidence.verdict() == Verdict.FAILS)
                .findFirst()
                .orElseThrow(() -> new IOException(behaviour.id() + " fails in " + cell.revision()
                        + " but the behaviour matrix has no evidence for it"));
        List<String> threads = threads(told.steps());
        List<StepRow> rows = new ArrayList<>();
        Step before = new Step("", "", "", "", "", "", "");
        for (Step step : told.steps()) {
            if (steps >= MOST_STEPS) break;
            steps++;
            rows.add(row(rows.size() + 1, step, before, threads));
            before = step;
        }
        String model = cell.failsUnder().size() == cell.evidence().size() ? "" : told.model();
        return new Failure(
                cell.revision(),
                under(cell, told),
                told.found(),
                threads.stream().map(BehaviourView::name).toList(),
                rows,
                told.steps().size() - rows.size(),
                told.schedule(),
                "./reroll test " + table.name() + " --explain " + behaviour.id() + " " + cell.revision()
                        + (model.isEmpty() ? "" : " --model " + model));
    }

    private static String under(Cell cell, Evidence told) {
        if (cell.failsUnder().size() == cell.evidence().size()) {
            return cell.evidence().size() == 1 ? "" : "under every memory model";
        }
        List<String> names = cell.failsUnder().stream()
                .map(model -> MODELS.getOrDefault(model, model))
                .toList();
        String under = "under " + String.join(" and ", names);
        return names.size() == 1 ? under : under + ", told under " + MODELS.getOrDefault(told.model(), told.model());
    }

    /** In the order in which they first move, the machine last. */
    private static List<String> threads(List<Step> steps) {
        Set<String> threads = new LinkedHashSet<>();
        for (Step step : steps) threads.add(step.thread());
        if (threads.remove(MACHINE)) threads.add(MACHINE);
        return List.copyOf(threads);
    }

    private static String name(String thread) {
        return thread.equals(MACHINE) ? "the machine" : thread;
    }

    private StepRow row(int number, Step step, Step before, List<String> threads) throws IOException {
        boolean sameLine = step.java().equals(before.java());
        boolean samePlace = sameLine && step.kernel().equals(before.kernel());
        Optional<MailRef> patch =
                step.patch().isEmpty() || samePlace ? Optional.empty() : Optional.of(mails.of(step.patch()));
        return new StepRow(
                number,
                threads.indexOf(step.thread()),
                name(step.thread()),
                step.what(),
                step.note(),
                sameLine ? "" : step.java(),
                sameLine ? "" : step.source(),
                samePlace ? "" : step.kernel(),
                patch);
    }
}

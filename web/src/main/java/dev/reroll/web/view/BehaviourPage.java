package dev.reroll.web.view;

import java.util.List;
import java.util.Optional;

/**
 * One behaviour with all its evidence.
 *
 * @param note limits and simplifications; may be empty
 * @param searches what was searched, a row for each revision
 * @param failures the cells that fail, told step by step
 */
public record BehaviourPage(
        Frame frame,
        String system,
        String systemTitle,
        String id,
        String says,
        boolean foundHere,
        String note,
        List<Named> raisedBy,
        List<Named> settledBy,
        List<VerdictView> cells,
        List<String> models,
        List<Search> searches,
        List<Failure> failures) {

    /**
     * A mail that is named for it.
     *
     * @param trail its remarks and what became of them, where it makes any
     */
    public record Named(MailRef mail, Optional<Link> trail) {}

    /**
     * What was searched for one revision.
     *
     * @param results one for each of the page's models, empty where not asked
     */
    public record Search(String revision, List<Optional<Result>> results) {}

    /**
     * A search under one model.
     *
     * @param states how many different states were visited, in words
     */
    public record Result(String kind, String sign, String word, String states) {}

    /**
     * A failing cell.
     *
     * @param model the memory model that it is told under, in words
     * @param threads the columns of its steps
     * @param left steps that are not shown, 0 where all are
     * @param schedule the interleaving in one line; empty where the failure needs none
     * @param command what prints it again
     */
    public record Failure(
            String revision,
            String model,
            String found,
            List<String> threads,
            List<StepRow> steps,
            int left,
            String schedule,
            String command) {}

    /**
     * A step.
     *
     * @param thread its column among the failure's threads, from 0
     * @param java file and line of the reference; empty where the line is that of the step before
     * @param kernel file and line of the patched kernel; empty where it is not known or as before
     */
    public record StepRow(
            int number,
            int thread,
            String who,
            String what,
            String note,
            String java,
            String source,
            String kernel,
            Optional<MailRef> patch) {}
}

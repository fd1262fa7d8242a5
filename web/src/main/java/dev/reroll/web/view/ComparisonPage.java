package dev.reroll.web.view;

import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * Two revisions of a series, patch by patch.
 *
 * @param summary how many patches are unchanged, changed, new and gone
 * @param changes what the author says changed between the two
 * @param notes what a revision lacks, what was not compared
 * @param leftovers what can be said of patches without a counterpart
 * @param earlier the comparison of the revisions before these, later of those after
 * @param blanks the same with or without differences in blanks
 * @param text the path of the same as {@code git range-diff} writes it
 * @param cut whether the page leaves lines out
 */
public record ComparisonPage(
        Frame frame,
        Link series,
        String seriesPath,
        Shown older,
        Shown newer,
        When olderDate,
        When newerDate,
        String summary,
        List<SeriesPage.Choice> choices,
        String from,
        String to,
        List<ChangesView> changes,
        List<Shown> notes,
        List<PairRow> pairs,
        List<Shown> leftovers,
        Optional<Link> earlier,
        Optional<Link> later,
        Link blanks,
        String text,
        boolean cut) {

    /**
     * A patch of one revision and what stands for it in the other.
     *
     * @param sign {@code = ! < >}, as git has them
     * @param word the same in a word
     * @param oldTitle where it differs from {@code title}
     * @param href both compared on a page of their own; empty where there are not two
     * @param diff empty where nothing differs
     * @param cut whether {@code diff} is not whole
     */
    public record PairRow(
            String oldNumber,
            String oldHref,
            String sign,
            String word,
            String newNumber,
            String newHref,
            Shown title,
            Optional<Shown> oldTitle,
            String href,
            Markup diff,
            boolean cut) {}
}

package dev.reroll.web.view;

import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * One patch in two revisions.
 *
 * @param heading which patch of which revision against which
 * @param comparison the comparison of the whole revisions
 * @param oldMail the mail of the older one
 * @param earlier the comparison of the revisions before these, later of those after
 * @param views the other ways to show it; the present one has no path
 * @param choices to show more or less
 * @param how what kind of difference this is
 * @param sideBySide whether sections hold table rows, else lines
 * @param cut whether the page leaves lines out
 */
public record PairPage(
        Frame frame,
        String heading,
        Shown title,
        Optional<Link> comparison,
        Link oldMail,
        Link newMail,
        Optional<Link> earlier,
        Optional<Link> later,
        List<Link> views,
        List<Link> choices,
        String how,
        boolean sideBySide,
        Shown olderLabel,
        Shown newerLabel,
        List<SectionView> sections,
        boolean cut,
        Optional<Link> previous,
        Optional<Link> next) {

    /**
     * A file, the message or the author.
     *
     * @param how why it is shown as it is; may be empty
     * @param coloured whether it is code in a language that is known
     */
    public record SectionView(Shown name, Shown how, Markup rows, boolean coloured) {}
}

package dev.reroll.web.view;

import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/**
 * A remark of a reviewer and what became of it.
 *
 * @param anchor its {@code id} on the page
 * @param href where it is shown whole
 * @param tone class of its colour; {@code fate} says the same in words
 * @param revision label of the revision that it was made on
 * @param kind request, question and so on
 * @param place the file and line that it is about, or what else it is about
 * @param lead its first words
 * @param unfolded whether it is shown open
 * @param body empty where a page has room for the first words alone
 */
public record PointView(
        String anchor,
        String href,
        String tone,
        String fate,
        String kind,
        Shown who,
        When date,
        Shown revision,
        Shown place,
        Shown lead,
        boolean unfolded,
        Optional<Body> body) {

    /**
     * The whole of it.
     *
     * @param quoted the quoted lines
     * @param above lines that were quoted above these and are left out
     * @param cut whether {@code text} is not whole
     * @param alike the remarks of all series on the file that it is about
     * @param withdrawn the mail in which its maker takes it back
     * @param outcomes where something new became of it, the next revision first
     */
    public record Body(
            Markup quoted,
            int above,
            Content text,
            boolean cut,
            Optional<MailRef> withdrawn,
            List<AnswerView> discussion,
            List<OutcomeView> outcomes,
            List<EntryView> credited,
            Optional<Link> alike) {}

    /**
     * What somebody said to it.
     *
     * @param depth 1 for an answer to the remark itself
     * @param stance how it meets what it answers, in a word
     */
    public record AnswerView(
            int depth, String href, Shown who, String role, String stance, When date, Content text, boolean cut) {}

    /**
     * What became of it in one revision, and in those after it in which nothing new did.
     *
     * @param where the revisions
     * @param sure how far the evidence carries; empty where it is certain
     * @param changed the lines before and after; empty where they stand
     * @param few whether these are so few that they need not be folded
     * @param compared the page that compares the patch in both revisions
     * @param mails what it rests on
     */
    public record OutcomeView(
            Shown where,
            String tone,
            String fate,
            String sure,
            Shown reason,
            Markup changed,
            boolean few,
            boolean cut,
            Optional<Link> compared,
            List<Link> mails) {}

    /**
     * An entry of a changelog that stands for it.
     *
     * @param step from which revision to which
     * @param why what both share
     */
    public record EntryView(Shown step, Shown text, String href, Shown why) {}
}

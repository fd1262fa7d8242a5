package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The review trail of a series: what was said, and what became of it.
 *
 * @param series the path of the series' own page
 * @param filters the ways to narrow the page; the one in force has no path
 * @param reviewers who said something, those with open points first
 * @param shown what of all points the page shows, in a sentence
 * @param revisions the newest first
 * @param entries the entries of changelogs
 */
public record TrailPage(
        Frame frame,
        String series,
        Shown title,
        Optional<StateView> state,
        List<PingView> pings,
        List<Filter> filters,
        List<ReviewerRow> reviewers,
        String shown,
        List<RevisionPoints> revisions,
        List<EntryView> entries) {

    /** A link that narrows the page; {@code href} is empty for what the page shows already. */
    public record Filter(String href, Shown label) {}

    /** A reminder of the author. */
    public record PingView(MailRef mail, When date, String silence, Optional<MailRef> answer) {}

    /** One reviewer's points, counted. */
    public record ReviewerRow(Shown name, String href, long open, long dealtWith, long answered, long others) {}

    /** The points that were made on one revision. */
    public record RevisionPoints(Shown label, String anchor, List<PointView> points) {}

    /**
     * A review point.
     *
     * @param anchor its {@code id} on the page, the same for ever
     * @param place the patch that it is on
     * @param where the file and line, or what else it is about; may be empty
     * @param open whether somebody still waits for something
     * @param withdrawn the mail in which its maker takes it back
     */
    public record PointView(
            String anchor,
            Shown by,
            String kind,
            When date,
            Link mail,
            Link place,
            Shown where,
            boolean open,
            List<Shown> quoted,
            Shown text,
            boolean cut,
            Optional<Link> withdrawn,
            List<AnswerView> answers,
            List<OutcomeView> outcomes,
            List<Shown> changelog,
            List<Link> behaviours) {}

    /** What somebody said to a point. */
    public record AnswerView(
            Shown by, String stance, When date, Link mail, Shown text, boolean cut, List<AnswerView> answers) {}

    /**
     * What became of it in one later revision.
     *
     * @param mark the word of its colour
     * @param words the outcome, with the revision
     * @param sure how sure that is; empty for certain
     * @param compare the comparison that shows the lines
     */
    public record OutcomeView(
            String mark,
            Shown words,
            String sure,
            Shown reason,
            List<LineView> before,
            List<LineView> after,
            Optional<String> compare) {}

    /** A line of a diff; {@code mark} is {@code add}, {@code del} or empty. */
    public record LineView(String mark, Shown text) {}

    /** An entry of a changelog with the points that it answers. */
    public record EntryView(Shown from, Shown to, Shown text, Link mail, List<TiedView> points, String remark) {}

    /** A point behind an entry, and why. */
    public record TiedView(Link point, Shown reasons) {}
}

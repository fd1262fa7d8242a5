package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * One revision of a series.
 *
 * @param anchor its {@code id} on the page
 * @param title empty where it is the series' title
 * @param cover its cover letter, if it has one that is here
 * @param compare the comparison with the revision before it
 * @param mbox the path of its mbox
 * @param remarks how the remarks on it stand that are about none of its {@code patches}: on the cover letter
 */
public record RevisionCard(
        String anchor,
        Shown label,
        When date,
        Shown sender,
        Shown title,
        Optional<String> cover,
        String thread,
        Optional<Link> compare,
        String mbox,
        Remarks remarks,
        List<PatchRow> patches,
        List<Shown> notes) {

    /**
     * A patch in its place.
     *
     * @param place {@code 2/5}
     * @param href its mail; empty where it is not here
     * @param mark what it is to the revision before: {@code same}, {@code changed}, {@code new} or empty
     * @param note how it came to stand there, where that is unusual
     * @param trailers those of others
     * @param remarks how the remarks on it stand
     */
    public record PatchRow(
            String place,
            String href,
            Shown title,
            String mark,
            Shown note,
            List<TrailerView> trailers,
            Remarks remarks) {}

    /**
     * The remarks on a patch or cover letter.
     *
     * @param counts how they stand, the open ones first
     * @param points the open ones first
     */
    public record Remarks(List<Count> counts, List<PointView> points) {}

    /** How many stand alike, in words. */
    public record Count(String tone, String words) {}

    /**
     * A trailer that somebody gave.
     *
     * @param mail the mail that gives it
     * @param note to what it was given, with its condition and what does not fit
     */
    public record TrailerView(Shown line, Link mail, Shown note) {}
}

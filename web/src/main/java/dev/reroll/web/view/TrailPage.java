package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The review trail of a series, or what of it was asked for.
 *
 * @param tally empty where one mail is asked for
 * @param shown how many remarks are shown, and which
 * @param filters the same trail in other ways; the present one has no path
 * @param beyond what else there is: the changelogs, the same person in all series
 * @param cut whether the page leaves remarks out
 */
public record TrailPage(
        Frame frame,
        Link series,
        Optional<StateView> state,
        Optional<Tally> tally,
        String shown,
        List<Link> filters,
        List<Link> beyond,
        List<Part> parts,
        boolean cut) {

    /**
     * Whose remarks stand how.
     *
     * @param rows those with open ones first
     */
    public record Tally(List<Row> rows) {}

    /**
     * The remarks of one reviewer.
     *
     * @param href his remarks
     * @param openHref those that are open
     */
    public record Row(
            Shown who,
            String href,
            String openHref,
            boolean chosen,
            int open,
            int changed,
            int answered,
            int withdrawn,
            int others) {}

    /** The remarks on one revision. */
    public record Part(Shown label, String href, String about, List<Said> mails) {}

    /**
     * The remarks of one mail.
     *
     * @param anchor its {@code id} on the page
     * @param href the mail
     * @param patchHref the patch or cover letter that it is about
     * @param flips what it has to do with the behaviours of the reference
     */
    public record Said(
            String anchor,
            String href,
            Shown who,
            When date,
            String patchPlace,
            Shown patch,
            String patchHref,
            List<FlipView> flips,
            List<PointView> points) {}

    /**
     * A behaviour of the matrix that a mail is named for.
     *
     * @param word what the mail did to it
     * @param verdicts {@code v1 fails, v2 holds}; empty where no verdict changed
     */
    public record FlipView(String word, Link behaviour, String says, String verdicts, String tone) {}
}

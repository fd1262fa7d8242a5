package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * Why lines are there.
 *
 * @param path where the question is sent to
 * @param query the question; empty where none was asked
 * @param count what was found, in words; empty where nothing was asked
 * @param notes how it was looked for, where that may surprise
 */
public record WhyPage(Frame frame, String path, String query, String count, List<Shown> notes, List<Row> rows) {

    /** A remark or an entry of a changelog; never both. */
    public record Row(Optional<FoundRow> remark, Optional<Told> told) {}

    /**
     * An entry of a changelog.
     *
     * @param href the mail that it stands in
     * @param step from which revision to which
     * @param behind the remarks behind it
     */
    public record Told(String href, Shown text, Link series, Shown step, When date, ChangesView.Behind behind) {}
}

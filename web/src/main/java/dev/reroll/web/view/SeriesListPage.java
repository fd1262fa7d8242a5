package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * Series, those last written to first.
 *
 * @param count what was found, in words
 * @param query the filter; empty for all
 * @param path where the filter is sent to
 * @param notes how the filter was read, where that may surprise
 * @param states the same by state; the present one has no path
 * @param kinds the other kinds of results for the filter; none where there is no filter
 * @param others the same for other lists
 */
public record SeriesListPage(
        Frame frame,
        String heading,
        String count,
        String query,
        String path,
        List<Shown> notes,
        List<SeriesRow> rows,
        List<Link> states,
        List<Link> kinds,
        List<Link> others,
        Optional<String> previous,
        Optional<String> next) {}

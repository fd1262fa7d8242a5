package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The remarks of reviewers that a query finds.
 *
 * @param count what was found, in words
 * @param kinds the other kinds of results for the query; the present one has no path
 * @param notes how the query was read, where that may surprise
 */
public record PointResultsPage(
        Frame frame,
        String count,
        List<Link> kinds,
        List<Shown> notes,
        List<ResultsPage.Order> orders,
        List<FoundRow> rows,
        Optional<String> previous,
        Optional<String> next) {}

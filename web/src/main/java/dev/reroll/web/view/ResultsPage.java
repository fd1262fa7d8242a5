package dev.reroll.web.view;

import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a search.
 *
 * @param count what was found, in words
 * @param kinds the other kinds of results for the query; the present one has no path
 * @param orders the same search in other orders, the present one without a link
 * @param notes how the query was read, where that may surprise
 * @param facets how the hits are spread, each value with a query that is narrowed to it
 * @param counted how many hits were counted for that, in a sentence
 * @param mbox where to post to for all results as an mbox
 * @param threadsMbox the same with the other mails of their threads
 */
public record ResultsPage(
        Frame frame,
        String query,
        String count,
        List<Shown> notes,
        List<Link> kinds,
        List<Order> orders,
        List<Row> rows,
        Optional<String> previous,
        Optional<String> next,
        List<Facet> facets,
        String counted,
        String mbox,
        String threadsMbox) {

    /** How the hits are spread over one thing. */
    public record Facet(String name, List<Value> values) {}

    /**
     * A value that the search can be narrowed to.
     *
     * @param mails how many of the hits that were counted
     * @param state of a series; empty for all else
     */
    public record Value(Link link, String mails, String state) {}

    /** A way to order the results; {@code href} is empty for the one in use. */
    public record Order(String label, String href) {}

    /**
     * A mail that was found.
     *
     * @param subject with the words marked that were sought
     * @param snippet of its text, the same
     */
    public record Row(
            String href,
            Markup subject,
            Shown from,
            When date,
            List<Link> lists,
            boolean patch,
            Optional<Markup> snippet) {}
}

package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * A page that says why there is nothing else to show.
 *
 * @param marked the query with the place of its error, if that is what is wrong
 * @param notes how the query was read, where that may surprise
 * @param offers where to go from here
 */
public record NoticePage(
        Frame frame,
        String heading,
        Shown sentence,
        Optional<MarkedQuery> marked,
        List<Shown> notes,
        List<Link> offers) {

    /** A query, cut at the place where it could not be understood if there is one. */
    public record MarkedQuery(Shown before, Optional<Shown> at, Shown after) {

        /** A query without a mark. */
        public static MarkedQuery whole(String query) {
            return new MarkedQuery(new Shown(query), Optional.empty(), new Shown(""));
        }

        /** Marks the word of a query at {@code position}, in chars; its length where the end is what is wrong. */
        public static MarkedQuery of(String query, int position) {
            int at = Math.clamp(position, 0, query.length());
            int end = at < query.length() ? query.offsetByCodePoints(at, 1) : at;
            while (end < query.length() && !Character.isWhitespace(query.charAt(end))) end++;
            return new MarkedQuery(
                    new Shown(query.substring(0, at)),
                    Optional.of(new Shown(query.substring(at, end))),
                    new Shown(query.substring(end)));
        }
    }
}

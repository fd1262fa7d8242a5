package dev.reroll.web;

import dev.reroll.index.search.Wanted;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of results that a query may be asked for, as {@code &in=} names them. */
final class SearchKinds {

    private static final String PARAMETER = "in";

    private SearchKinds() {}

    /** The kind that a request names; empty where the prefixes of its query are to say. */
    static Optional<Wanted> named(Request request) {
        String named = request.parameter(PARAMETER).orElse("");
        for (Wanted kind : Wanted.values()) if (word(kind).equals(named)) return Optional.of(kind);
        return Optional.empty();
    }

    /** The same query for each kind; the present one has no path. */
    static List<Link> links(String list, String query, Wanted present) {
        List<Link> links = new ArrayList<>();
        for (Wanted kind : Wanted.values()) {
            links.add(Link.of(
                    kind == present ? "" : path(list, query, kind),
                    switch (kind) {
                        case MAILS -> "mails";
                        case SERIES -> "series";
                        case POINTS -> "remarks of reviewers";
                    }));
        }
        return links;
    }

    static String path(String list, String query, Wanted kind) {
        if (kind == Wanted.SERIES) return Urls.seriesOf(list) + "?q=" + SearchPages.form(query);
        return Urls.list(list) + "?q=" + SearchPages.form(query) + "&" + PARAMETER + "=" + word(kind);
    }

    private static String word(Wanted kind) {
        return switch (kind) {
            case MAILS -> "mails";
            case SERIES -> "series";
            case POINTS -> "points";
        };
    }
}

package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.MailLinks;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.SeriesListPage;
import dev.reroll.web.view.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists of series, a page at a time, filtered by a query. */
final class SeriesListPages {

    private static final int PAGE = 50;
    private static final String STATE = "state:";

    private final Library library;
    private final Notices notices;

    SeriesListPages(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    Reply page(String list, Request request) throws IOException {
        String query = request.parameter("q").orElse("").strip();
        Optional<String> pasted = MailLinks.pasted(query);
        if (pasted.isPresent()) {
            Optional<SeriesEntry> series = library.search().series(pasted.get());
            if (series.isPresent())
                return new Reply.Redirect(302, Urls.series(series.get().id()));
        }
        int offset = request.number("o", 0, 0, SearchOptions.DEEPEST - PAGE);
        SeriesHits hits;
        try {
            hits = library.history()
                    .series(query, new SearchOptions(Library.inbox(list), Order.NEWEST, offset, PAGE, false));
        } catch (QueryException e) {
            return notices.badQuery(list, query, e);
        }
        String path = Urls.seriesOf(list);
        String where = list.equals(Urls.ALL) ? "" : " on " + list;
        boolean later = hits.more() && offset + 2 * PAGE <= SearchOptions.DEEPEST;
        return library.pages()
                .show(
                        hits.entries().isEmpty() && !query.isEmpty() ? 404 : 200,
                        "serieslist",
                        new SeriesListPage(
                                library.frame("Series" + where, list.equals(Urls.ALL) ? "" : list),
                                "Series" + where,
                                count(hits, offset),
                                query,
                                path,
                                hits.notes().stream().map(Shown::new).toList(),
                                new SeriesRows(library, list).of(hits.entries()),
                                states(path, query),
                                query.isEmpty() ? List.of() : SearchKinds.links(list, query, Wanted.SERIES),
                                others(list, query),
                                offset == 0
                                        ? Optional.empty()
                                        : Optional.of(at(path, query, Math.max(0, offset - PAGE))),
                                later ? Optional.of(at(path, query, offset + PAGE)) : Optional.empty()));
    }

    /** The same question by state. A query that asks for a state itself is taken for another one. */
    private static List<Link> states(String path, String query) {
        List<String> rest = new ArrayList<>();
        String present = "";
        for (String word : query.split("\\s+", 0)) {
            if (word.startsWith(STATE)) present = word;
            else if (!word.isEmpty()) rest.add(word);
        }
        String others = String.join(" ", rest);
        List<Link> links = new ArrayList<>();
        links.add(Link.of(present.isEmpty() ? "" : at(path, others, 0), "any state"));
        for (Standing standing : Standing.values()) {
            String word = STATE + standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String asked = others.isEmpty() ? word : others + " " + word;
            links.add(Link.of(
                    word.equals(present) ? "" : at(path, asked, 0),
                    standing.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return links;
    }

    /** The same question to the other lists. */
    private List<Link> others(String list, String query) {
        List<Link> others = new ArrayList<>();
        if (!list.equals(Urls.ALL)) others.add(Link.of(at(Urls.seriesOf(Urls.ALL), query, 0), "all lists"));
        for (var other : library.lists().all()) {
            if (other.list().equals(list)) continue;
            others.add(Link.of(at(Urls.seriesOf(other.list()), query, 0), other.list()));
        }
        return others.size() > 1 || !list.equals(Urls.ALL) ? others : List.of();
    }

    private static String count(SeriesHits hits, int offset) {
        String found = (hits.exact() ? "" : "more than ") + Sizes.count(hits.total()) + " series";
        if (offset == 0 && !hits.more()) return found;
        return found + ", " + Sizes.count(offset + 1) + " to "
                + Sizes.count(offset + hits.entries().size());
    }

    private static String at(String path, String query, int offset) {
        StringBuilder at = new StringBuilder(path);
        if (!query.isEmpty()) at.append("?q=").append(SearchPages.form(query));
        if (offset > 0) at.append(query.isEmpty() ? "?" : "&").append("o=").append(offset);
        return at.toString();
    }
}

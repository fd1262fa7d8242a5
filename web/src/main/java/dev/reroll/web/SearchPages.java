package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.query.SoughtWords;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.search.Facets;
import dev.reroll.index.search.Hits;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.Wanted;
import dev.reroll.web.text.MarkedText;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.ResultsPage;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches, a page of hits at a time. Parameters are public-inbox's: {@code q o l r t}. */
final class SearchPages {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Library library;
    private final Notices notices;
    private final PointSearchPages points;

    SearchPages(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
        this.points = new PointSearchPages(library, notices);
    }

    /**
     * What a search's parameters ask for.
     *
     * @param named the kind of results, where the request names one
     * @param limit hits of a page
     */
    record Asked(String query, Optional<Wanted> named, Order order, int offset, int limit, boolean threads) {

        static Asked of(Request request, int usual) {
            String query = request.parameter("q").orElse("");
            Optional<Wanted> named = SearchKinds.named(request);
            int limit = request.number("l", usual, 1, MOST);
            boolean threads = request.has("t")
                    || request.parameter("t").filter(String::isEmpty).isPresent();
            int deepest = (threads ? SearchOptions.DEEPEST_COLLAPSED : SearchOptions.DEEPEST) - limit;
            int place = request.number("o", 0, -deepest - 1, deepest);
            // a negative offset counts from the oldest: -1 is the first page of that order
            if (place < 0) return new Asked(query, named, Order.OLDEST, -place - 1, limit, threads);
            boolean relevance =
                    request.parameter("r").filter(value -> !value.equals("0")).isPresent();
            return new Asked(query, named, relevance ? Order.RELEVANCE : Order.NEWEST, place, limit, threads);
        }

        SearchOptions options(String list) {
            return new SearchOptions(Library.inbox(list), order, offset, limit, threads);
        }

        boolean mayGoTo(int newOffset) {
            return (long) newOffset + limit <= (threads ? SearchOptions.DEEPEST_COLLAPSED : SearchOptions.DEEPEST);
        }

        /** The path of the same search elsewhere in the hits or in another order. */
        String path(String list, Order newOrder, int newOffset) {
            StringBuilder path = new StringBuilder(
                    named.isPresent()
                            ? SearchKinds.path(list, query, named.get())
                            : Urls.list(list) + "?q=" + form(query));
            if (newOrder == Order.OLDEST) path.append("&o=").append(-newOffset - 1);
            else if (newOffset > 0) path.append("&o=").append(newOffset);
            if (newOrder == Order.RELEVANCE) path.append("&r=1");
            if (threads) path.append("&t=1");
            if (limit != USUAL) path.append("&l=").append(limit);
            return path.toString();
        }
    }

    Reply page(String list, Request request) throws IOException {
        Asked asked = Asked.of(request, USUAL);
        Hits hits;
        Facets facets;
        SoughtWords sought;
        try {
            Wanted wanted = asked.named().isPresent()
                    ? asked.named().get()
                    : library.search().wanted(asked.query());
            if (wanted == Wanted.POINTS) return points.page(list, asked);
            if (wanted == Wanted.SERIES) {
                return new Reply.Redirect(302, SearchKinds.path(list, asked.query(), Wanted.SERIES));
            }
            hits = library.search().search(asked.query(), asked.options(list));
            sought = library.search().sought(asked.query());
            facets = library.search().facets(asked.query(), Library.inbox(list));
        } catch (QueryException e) {
            return notices.badQuery(list, asked.query(), e);
        }
        if (hits.mails().isEmpty())
            return notices.nothingFound(list, asked.query(), Wanted.MAILS, asked.offset() > 0, hits.notes());

        int next = asked.offset() + asked.limit();
        int previous = Math.max(0, asked.offset() - asked.limit());
        String feed = Urls.list(list) + "?q=" + form(asked.query()) + "&x=A";
        return library.pages()
                .show(
                        200,
                        "results",
                        new ResultsPage(
                                library.frame(
                                        Visible.plain(asked.query()) + " - search",
                                        list,
                                        asked.query(),
                                        Optional.of(feed),
                                        Optional.empty()),
                                asked.query(),
                                count(hits, asked),
                                hits.notes().stream().map(Shown::new).toList(),
                                SearchKinds.links(list, asked.query(), Wanted.MAILS),
                                List.of(
                                        order("newest first", Order.NEWEST, asked, list),
                                        order("oldest first", Order.OLDEST, asked, list),
                                        order("best match first", Order.RELEVANCE, asked, list)),
                                rows(list, hits, sought),
                                asked.offset() == 0
                                        ? Optional.empty()
                                        : Optional.of(asked.path(list, asked.order(), previous)),
                                hits.more() && asked.mayGoTo(next)
                                        ? Optional.of(asked.path(list, asked.order(), next))
                                        : Optional.empty(),
                                new FacetLinks(list, asked.query()).of(facets),
                                FacetLinks.counted(facets),
                                Urls.list(list) + "?x=m&q=" + form(asked.query()),
                                Urls.list(list) + "?x=m&t=1&q=" + form(asked.query())));
    }

    private static String count(Hits hits, Asked asked) {
        String found = (hits.exact() ? "" : "More than ")
                + (asked.threads()
                        ? Sizes.count(hits.total(), "thread", "threads")
                        : Sizes.count(hits.total(), "mail", "mails"));
        int first = asked.offset() + 1;
        int last = asked.offset() + hits.mails().size();
        return first == 1 && !hits.more() ? found : found + ", " + Sizes.count(first) + " to " + Sizes.count(last);
    }

    private static ResultsPage.Order order(String label, Order order, Asked asked, String list) {
        return new ResultsPage.Order(label, order == asked.order() ? "" : asked.path(list, order, 0));
    }

    private List<ResultsPage.Row> rows(String list, Hits hits, SoughtWords sought) throws IOException {
        List<ResultsPage.Row> rows = new ArrayList<>();
        for (IndexedMail mail : hits.mails()) {
            boolean several = list.equals(Urls.ALL) || mail.lists().size() > 1;
            rows.add(new ResultsPage.Row(
                    MailViews.href(list, mail),
                    MarkedText.of(MailViews.subject(mail).raw(), sought),
                    MailViews.sender(mail),
                    new When(SentTime.of(mail)),
                    several ? MailViews.lists(mail) : List.of(),
                    mail.patchId().isPresent(),
                    sought.isEmpty()
                            ? Optional.empty()
                            : MarkedText.snippet(library.reading().beginning(mail), sought)));
        }
        return rows;
    }

    /** A value as a form would send it. */
    static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

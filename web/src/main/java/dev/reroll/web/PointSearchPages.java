package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.PointHits;
import dev.reroll.index.search.Wanted;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.view.PointResultsPage;
import dev.reroll.web.view.ResultsPage;
import dev.reroll.web.view.Sizes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Searches for remarks of reviewers, over all series. */
final class PointSearchPages {

    private final Library library;
    private final Notices notices;

    PointSearchPages(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    Reply page(String list, SearchPages.Asked asked) throws QueryException, IOException {
        PointHits hits = library.search().points(asked.query(), asked.options(list));
        if (hits.points().isEmpty()) {
            return notices.nothingFound(list, asked.query(), Wanted.POINTS, asked.offset() > 0, hits.notes());
        }
        int next = asked.offset() + asked.limit();
        return library.pages()
                .show(
                        200,
                        "points",
                        new PointResultsPage(
                                library.frame(
                                        Visible.plain(asked.query()) + " - remarks",
                                        list,
                                        asked.query(),
                                        Optional.empty(),
                                        Optional.empty()),
                                count(hits, asked),
                                SearchKinds.links(list, asked.query(), Wanted.POINTS),
                                hits.notes().stream().map(Shown::new).toList(),
                                List.of(
                                        order("newest first", Order.NEWEST, asked, list),
                                        order("oldest first", Order.OLDEST, asked, list),
                                        order("best match first", Order.RELEVANCE, asked, list)),
                                hits.points().stream().map(FoundRows::of).toList(),
                                asked.offset() == 0
                                        ? Optional.empty()
                                        : Optional.of(at(list, asked, Math.max(0, asked.offset() - asked.limit()))),
                                hits.more() && asked.mayGoTo(next)
                                        ? Optional.of(at(list, asked, next))
                                        : Optional.empty()));
    }

    private static String at(String list, SearchPages.Asked asked, int offset) {
        return asked.path(list, asked.order(), offset);
    }

    private static ResultsPage.Order order(String label, Order order, SearchPages.Asked asked, String list) {
        return new ResultsPage.Order(label, order == asked.order() ? "" : asked.path(list, order, 0));
    }

    private static String count(PointHits hits, SearchPages.Asked asked) {
        String found = (hits.exact() ? "" : "More than ") + Sizes.count(hits.total(), "remark", "remarks");
        int first = asked.offset() + 1;
        int last = asked.offset() + hits.points().size();
        return first == 1 && !hits.more() ? found : found + ", " + Sizes.count(first) + " to " + Sizes.count(last);
    }
}

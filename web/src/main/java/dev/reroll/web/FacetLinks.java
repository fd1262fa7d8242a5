package dev.reroll.web;

import dev.reroll.index.search.Facets;
import dev.reroll.index.search.Facets.Count;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.ResultsPage.Facet;
import dev.reroll.web.view.ResultsPage.Value;
import dev.reroll.web.view.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Facets made into links, each of which narrows the query by a prefix. */
final class FacetLinks {

    private final String list;
    private final String query;

    FacetLinks(String list, String query) {
        this.list = list;
        this.query = query;
    }

    /** Those that have something to choose from. */
    List<Facet> of(Facets facets) {
        List<Facet> shown = new ArrayList<>();
        if (list.equals(Urls.ALL))
            add(shown, "List", facets.lists(), of -> Urls.list(of.value()) + "?q=" + SearchPages.form(query));
        add(shown, "Person", facets.people(), of -> narrowed("f:" + quoted(of.value())));
        series(shown, facets);
        add(shown, "Year", facets.years(), of -> narrowed("d:" + of.value() + "-01-01.." + of.value() + "-12-31"));
        add(shown, "File", facets.files(), of -> narrowed("dfn:" + quoted(of.value())));
        return shown;
    }

    /** The query language has no prefix for a series: its own page shows its mails best. */
    private static void series(List<Facet> shown, Facets facets) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < facets.series().size(); i++) {
            Count series = facets.series().get(i);
            String title = series.label().isBlank() ? "(no title)" : series.label();
            String state = facets.states().get(i).map(SeriesRows::word).orElse("");
            values.add(new Value(Link.of(Urls.series(series.value()), title), Sizes.count(series.mails()), state));
        }
        if (!values.isEmpty()) shown.add(new Facet("Series, and its state", values));
    }

    static String counted(Facets facets) {
        return facets.all()
                ? "Of all " + Sizes.count(facets.counted(), "mail", "mails") + "."
                : "Of the newest " + Sizes.count(facets.counted(), "mail", "mails") + " alone.";
    }

    private void add(List<Facet> shown, String name, List<Count> counts, Function<Count, String> href) {
        if (counts.size() < 2) return;
        shown.add(new Facet(
                name,
                counts.stream()
                        .map(count -> new Value(
                                new Link(href.apply(count), new Shown(label(count, counts))),
                                Sizes.count(count.mails()),
                                ""))
                        .toList()));
    }

    /** Who writes from two addresses stands there twice: then these tell. */
    private static String label(Count count, List<Count> all) {
        boolean alone = all.stream()
                        .filter(other -> other.label().equals(count.label()))
                        .count()
                == 1;
        return alone ? count.label() : count.label() + " <" + count.value() + ">";
    }

    private String narrowed(String prefix) {
        // what is joined by AND needs no brackets, and reads better without
        boolean plain = !query.contains("OR") && !query.contains("(");
        return Urls.list(list) + "?q=" + SearchPages.form((plain ? query : "(" + query + ")") + " " + prefix);
    }

    private static String quoted(String value) {
        boolean plain = value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@./_-+".indexOf(c) >= 0);
        return plain ? value : '"' + value.replace("\"", "") + '"';
    }
}

package dev.reroll.web.view;

import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import java.util.List;
import java.util.Optional;

/**
 * What every page has around its content.
 *
 * @param title of the page, for the head; not escaped
 * @param list the list that the page is of, {@code all} for pages of every list
 * @param query what stands in the search box
 * @param feed the path of the Atom feed of this page, if it has one
 * @param canonical the path that this page is best known by, if others show the same
 * @param up what this page is a part of, where the last of the crumbs is not it
 * @param crumbs where the page stands, from the front page down
 * @param assets names of the static files
 */
public record Frame(
        String title,
        String list,
        String query,
        Optional<String> feed,
        Optional<String> canonical,
        Optional<String> up,
        List<Link> crumbs,
        Assets assets) {

    /** The same of a page that is a part of another. */
    public Frame within(String path) {
        return new Frame(title, list, query, feed, canonical, Optional.of(path), crumbs, assets);
    }

    /** Where the search box of the page searches. */
    public String searchPath() {
        return Urls.list(list);
    }

    public String searchLabel() {
        return list.equals(Urls.ALL) ? "Search all lists" : "Search " + Visible.plain(list);
    }

    /** The paths of the files that pages load, with a hash of their content in the name. */
    public record Assets(String style, String script, String icon) {}
}

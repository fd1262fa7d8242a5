package dev.reroll.index.write;

import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import java.util.Optional;

/** The usual options of a search. */
final class Searching {

    static final SearchOptions NEWEST = new SearchOptions(Optional.empty(), Order.NEWEST, 0, 25, false);

    private Searching() {}
}

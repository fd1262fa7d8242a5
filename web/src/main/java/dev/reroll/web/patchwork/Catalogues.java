package dev.reroll.web.patchwork;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesVisitor;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the catalogue of the newest state of the index. The first is read from all series; after a commit only those are
 * read that it changed.
 */
final class Catalogues {

    /** Mails of a list that are asked for its List-Id. */
    private static final int ASKED = 25;

    private static final String EVERYTHING = "d:19700101..";

    private record Kept(long version, Map<String, SeriesCard> cards, Catalogue catalogue) {}

    private final MailSearch search;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Kept kept = new Kept(-1, Map.of(), new Catalogue(List.of(), List.of()));

    Catalogues(MailSearch search) {
        this.search = search;
    }

    Catalogue now() throws IOException {
        if (kept.version() == search.version()) return kept.catalogue();
        // those who come meanwhile wait: each of them would have to read the same
        making.lock();
        try {
            if (kept.version() != search.version()) kept = made(kept.cards());
            return kept.catalogue();
        } finally {
            making.unlock();
        }
    }

    private Kept made(Map<String, SeriesCard> known) throws IOException {
        Map<String, SeriesCard> cards = new HashMap<>();
        long version = search.eachSeries(new SeriesVisitor() {
            @Override
            public boolean wants(String stamp) {
                SeriesCard card = known.get(stamp);
                if (card != null) cards.put(stamp, card);
                return card == null;
            }

            @Override
            public void visit(String stamp, SeriesEntry entry, Optional<Trail> trail) throws IOException {
                cards.put(stamp, CardReader.card(search, entry, trail));
            }
        });
        List<SeriesCard> inOrder = cards.values().stream()
                .sorted(Comparator.comparing(SeriesCard::id))
                .toList();
        return new Kept(version, cards, new Catalogue(projects(), inOrder));
    }

    private List<Project> projects() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (ListSummary list : search.lists()) names.add(list.list());
        Numbers numbers = Numbers.ofNames(names);
        List<Project> projects = new ArrayList<>();
        for (String name : names) {
            Optional<String> id = listId(name);
            projects.add(new Project(
                    numbers.of(name),
                    name,
                    id.orElse(name),
                    id.map(its -> its.replaceFirst("\\.", "@")).orElse("")));
        }
        return projects;
    }

    private Optional<String> listId(String list) throws IOException {
        try {
            SearchOptions newest = new SearchOptions(Optional.of(list), Order.ARRIVAL, 0, ASKED, false);
            for (IndexedMail mail : search.search(EVERYTHING, newest).mails()) {
                for (String id : mail.listIds()) {
                    // the header is any sender's to write
                    boolean sound = id.length() <= 200
                            && id.indexOf('.') > 0
                            && id.chars()
                                    .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0));
                    if (sound) return Optional.of(id);
                }
            }
            return Optional.empty();
        } catch (QueryException e) {
            throw new IllegalStateException("a query of our own was refused", e);
        }
    }
}

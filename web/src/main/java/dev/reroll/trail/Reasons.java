package dev.reroll.trail;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.PointHits;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why lines are there: what was said about them, and what changelogs say of them.
 *
 * @param found the newest first
 * @param partial whether older series that touched the file were not looked into
 */
public record Reasons(List<Reason> found, boolean partial) {

    /** Series whose changelogs are read: those that touched the file last. */
    public static final int MOST_SERIES = 200;

    public Reasons {
        found = List.copyOf(found);
    }

    /** A remark, or an entry of a changelog. */
    public sealed interface Reason {
        Instant date();
    }

    /** A remark about the lines. */
    public record Remarked(FoundPoint point) implements Reason {
        @Override
        public Instant date() {
            return point.date();
        }
    }

    /**
     * An entry of a changelog that names the identifier.
     *
     * @param series that the changelog is of, and that touches the file
     * @param date of the mail that the entry stands in
     */
    public record Told(SeriesEntry series, Entry entry, Instant date) implements Reason {}

    /** Where the trails of series come from; empty where a series has none. */
    @FunctionalInterface
    public interface Trails {
        Optional<Trail> of(SeriesEntry series) throws IOException;
    }

    /**
     * Looks for what was said.
     *
     * @param most how many remarks are looked for, the newest
     * @throws QueryException where file or identifier cannot be looked for
     */
    public static Reasons of(MailSearch search, Trails trails, NamedLines lines, int most)
            throws QueryException, IOException {
        List<Reason> reasons = new ArrayList<>();
        String file = "dfn:\"" + lines.file() + "\"";
        String name = "\"" + lines.identifier() + "\"";
        PointHits hits = search.points(file + " AND (q:" + name + " OR rp:" + name + ")", newest(most));
        for (FoundPoint point : hits.points()) {
            if (lines.isOf(point.file().orElse(""))) reasons.add(new Remarked(point));
        }
        SeriesHits series = search.series(file, newest(MOST_SERIES));
        Pattern word = lines.word();
        for (SeriesEntry entry : series.entries()) {
            List<Entry> changes = trails.of(entry).map(Trail::changes).orElse(List.of());
            for (Entry change : changes) {
                if (word.matcher(change.change().text()).find()) {
                    reasons.add(new Told(entry, change, sent(entry, change.mail())));
                }
            }
        }
        reasons.sort(Comparator.comparing(Reason::date).reversed());
        return new Reasons(reasons, series.more());
    }

    private static SearchOptions newest(int most) {
        return new SearchOptions(Optional.empty(), Order.NEWEST, 0, most, false);
    }

    private static Instant sent(SeriesEntry series, String id) {
        return series.mails().stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .map(SeriesMail::sent)
                .orElse(series.first());
    }
}

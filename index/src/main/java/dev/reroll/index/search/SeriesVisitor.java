package dev.reroll.index.search;

import dev.reroll.index.review.Trail;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.Optional;

/** Is shown all series of an index, and may pass over those that it knows from an earlier visit. */
public interface SeriesVisitor {

    /**
     * Whether the series is to be read; asked of each, once.
     *
     * @param stamp tells the series, and what it was made from, from all others: the same stamp is the same series
     */
    boolean wants(String stamp);

    /** The series that was wanted, with its review trail where one was made. */
    void visit(String stamp, SeriesEntry entry, Optional<Trail> trail) throws IOException;
}

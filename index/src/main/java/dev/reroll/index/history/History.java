package dev.reroll.index.history;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.archive.Archive;
import java.io.IOException;
import java.util.Optional;

/** Finds series in the index and reads their mails from the archive; as safe for many threads as these two are. */
public final class History {

    private final MailSearch search;
    private final Archive archive;

    /** Both stay the caller's to close. */
    public History(MailSearch search, Archive archive) {
        this.search = search;
        this.archive = archive;
    }

    /**
     * The page of series that the options ask for; see {@link MailSearch#series(String, SearchOptions)}.
     *
     * @param query in the query language of mails; an empty one finds all
     */
    public SeriesHits series(String query, SearchOptions options) throws QueryException, IOException {
        return search.series(query, options);
    }

    /** The series that a mail is a part of: as cover letter, patch, or answer to one of them however deep. */
    public Optional<SeriesHistory> series(String messageId) throws IOException {
        return search.series(messageId).map(this::of);
    }

    /**
     * A file put together from mailed patches; see {@link RebuiltBlobs}.
     *
     * @param id as {@link RebuiltBlobs#isId} takes it
     */
    public RebuiltBlob blob(String id) throws IOException {
        return new RebuiltBlobs(search, archive).of(id);
    }

    /** What can be read of a series that was found. */
    public SeriesHistory of(SeriesEntry entry) {
        return new SeriesHistory(entry, search, archive);
    }
}

package dev.reroll.index.search;

import dev.reroll.index.query.LuceneQuery;
import dev.reroll.index.query.Query;
import dev.reroll.index.query.QueryException;
import dev.reroll.index.query.QueryParser;
import dev.reroll.index.query.SoughtWords;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.Schema;
import dev.reroll.index.series.MailFacts;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.thread.MailThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Answers from the index of a data folder. Safe for any number of threads at once; each answer is of one state of the
 * index, the newest that {@link #refresh} has seen.
 */
public final class MailSearch implements AutoCloseable {

    private final Optional<Directory> own;
    private final SearcherManager searchers;
    private final ThreadCache threads = new ThreadCache();
    private volatile Lists lists = new Lists(-1, List.of());

    // relative dates and dates without a zone mean the same for everybody who opens a link: UTC, as on lore
    private final QueryParser parser = new QueryParser(Clock.systemUTC(), ZoneOffset.UTC);

    private MailSearch(Directory directory) throws IOException {
        this.own = Optional.of(directory);
        this.searchers = new SearcherManager(directory, new SearcherFactory());
    }

    private MailSearch(DirectoryReader view) throws IOException {
        this.own = Optional.empty();
        // the manager gives its reference back when it is closed
        view.incRef();
        this.searchers = new SearcherManager(view, new SearcherFactory());
    }

    /**
     * Opens {@code DATA/index} for reading; an ingest may go on meanwhile.
     *
     * @param longLived true for a server: the index is mapped into memory. False for a single command: plain reads, which
     *     start 0.2 s sooner
     * @throws NoIndexException where nothing has been taken in yet
     * @throws IOException where the index cannot be read or is of another form; the message says the way out
     */
    public static MailSearch open(Path data, boolean longLived) throws IOException {
        Path index = Schema.folder(data);
        // Lucene would make the folder
        if (!Files.isDirectory(index)) throw new NoIndexException(data);
        Directory directory = longLived ? new MMapDirectory(index) : new NIOFSDirectory(index);
        try {
            return switch (Schema.state(directory)) {
                case NONE -> throw new NoIndexException(data);
                case OLDER ->
                    throw new IOException(
                            "the index at " + index + " was written by an earlier version: run reroll reindex");
                case NEWER ->
                    throw new IOException("the index at " + index
                            + " was written by a later version of Reroll: use that version, or another data folder");
                case CURRENT -> new MailSearch(directory);
            };
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            directory.close();
            throw new IOException(
                    "the index at " + index + " cannot be read (" + e.getMessage() + "): run reroll reindex", e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Answers from a view that somebody else opened and closes, as it stands; {@link #refresh} is not to be called.
     */
    public static MailSearch of(DirectoryReader view) throws IOException {
        return new MailSearch(view);
    }

    /** Turns to the newest commit of the index; true where there was one that earlier answers did not know. */
    public boolean refresh() throws IOException {
        IndexSearcher before = searchers.acquire();
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher now = searchers.acquire();
            try {
                return Reading.version(now) != Reading.version(before);
            } finally {
                searchers.release(now);
            }
        } finally {
            searchers.release(before);
        }
    }

    /**
     * The page of hits that the options ask for.
     *
     * @param query in the {@linkplain QueryParser query language}
     */
    public Hits search(String query, SearchOptions options) throws QueryException, IOException {
        Query parsed = parser.parse(query);
        return read(reading -> new Hunting(reading, parsed.notes())
                .hits(
                        Reading.in(options.list(), Reading.mails(LuceneQuery.bind(parsed, reading.searcher()))),
                        options));
    }

    /** The words of a query, to mark them in what it finds. */
    public SoughtWords sought(String query) throws QueryException {
        return SoughtWords.of(parser.parse(query));
    }

    /** How the newest of the mails that match are spread over lists, people, years and files. */
    public Facets facets(String query, Optional<String> list) throws QueryException, IOException {
        Query parsed = parser.parse(query);
        return read(reading -> new FacetCounting(reading)
                .of(Reading.in(list, Reading.mails(LuceneQuery.bind(parsed, reading.searcher())))));
    }

    /**
     * Gives all mails that match to the consumer, the first sent first, one by one: neither hits nor mails are held in
     * memory. The index is held as it is until the last one is taken.
     *
     * @return how many there were
     */
    public long mails(String query, Optional<String> list, MailConsumer consumer) throws QueryException, IOException {
        Query parsed = parser.parse(query);
        return read(reading -> {
            long[] count = {0};
            var lucene = Reading.in(list, Reading.mails(LuceneQuery.bind(parsed, reading.searcher())));
            new Ordered(reading, lucene, Order.OLDEST).walk(hit -> {
                consumer.accept(hit.mail());
                count[0]++;
                return true;
            });
            return count[0];
        });
    }

    /** The mail that has this Message-ID, first or further; angle brackets and blanks around it do not matter. */
    public Optional<IndexedMail> mail(String messageId) throws IOException {
        return read(reading -> reading.mail(bare(messageId)));
    }

    /** The notes of the sample that say that they stand for this mail, at most a hundred, by id. */
    public List<IndexedMail> standingFor(String messageId) throws IOException {
        return read(reading -> reading.standingFor(bare(messageId)));
    }

    /**
     * The thread that a mail stands in. A mail that is missing has one too, where another refers to it: there it is a
     * ghost.
     */
    public Optional<MailThread> thread(String messageId) throws IOException {
        return read(reading -> reading.thread(bare(messageId)));
    }

    /**
     * The mails that name this Message-ID among those that they answer, directly or further up, in no order; at most
     * 50,000.
     */
    public List<IndexedMail> naming(String messageId) throws IOException {
        return read(reading -> reading.naming(bare(messageId)));
    }

    /**
     * Series, by the same query language: {@code s:} asks the titles of the series, its revisions and its patches;
     * {@code f:} its authors, {@code c:} the others who wrote, {@code a:} both; {@code dfn:} its files; {@code d:} the
     * day of its last mail.
     *
     * @param query an empty one finds all
     * @param options their times are those of the last mail of a series; threads are not collapsed
     */
    public SeriesHits series(String query, SearchOptions options) throws QueryException, IOException {
        if (query.isBlank()) {
            return read(reading -> new SeriesHunting(reading).hits(DocumentKind.SERIES.query(), options, List.of()));
        }
        Query parsed = parser.parse(query);
        return read(reading ->
                new SeriesHunting(reading).hits(LuceneQuery.bind(parsed, reading.searcher()), options, parsed.notes()));
    }

    /** The series that a mail is a part of: as cover letter, patch, or answer to one of them however deep. */
    public Optional<SeriesEntry> series(String messageId) throws IOException {
        return read(reading -> new SeriesHunting(reading).of(bare(messageId)));
    }

    /** The state of the index that answers are given from: it differs where answers may. */
    public long version() throws IOException {
        return read(Reading::version);
    }

    /** Shows all series of one state of the index to the visitor, in no order, and returns that {@link #version}. */
    public long eachSeries(SeriesVisitor visitor) throws IOException {
        return read(reading -> {
            new SeriesHunting(reading).each(visitor);
            return reading.version();
        });
    }

    /** The state of the series that goes by this id, as of the day on which it was derived. */
    public Optional<SeriesState> state(String seriesId) throws IOException {
        return read(reading -> new SeriesHunting(reading).state(seriesId));
    }

    /**
     * Review points, by the same query language: {@code rp:}, {@code by:}, {@code outcome:}, {@code kind:} and
     * {@code state:} ask what only they have; {@code s:} the titles of patch and series, {@code q:} the quoted lines,
     * {@code dfn:} the file, {@code dfhh:} the function, {@code d:} the day.
     *
     * @param query an empty one finds all
     */
    public PointHits points(String query, SearchOptions options) throws QueryException, IOException {
        if (query.isBlank()) {
            return read(reading -> new SeriesHunting(reading).points(DocumentKind.POINT.query(), options, List.of()));
        }
        Query parsed = parser.parse(query);
        return read(reading -> new SeriesHunting(reading)
                .points(LuceneQuery.bind(parsed, reading.searcher()), options, parsed.notes()));
    }

    /** What a query asks for: review points where it has a prefix that only they have, series with {@code state:} alone. */
    public Wanted wanted(String query) throws QueryException {
        return query.isBlank() ? Wanted.MAILS : Wanted.of(parser.parse(query));
    }

    /** The review trail of the series that goes by this id, where one was made. */
    public Optional<Trail> trail(String seriesId) throws IOException {
        return read(reading -> new SeriesHunting(reading).trail(seriesId));
    }

    /** What the index keeps of these mails for the assembly of series; those that it does not have are left out. */
    public List<MailFacts> facts(Collection<String> ids) throws IOException {
        return read(reading -> new FactsLookup(reading).of(ids));
    }

    /** The inboxes, by name. Costs nothing but the first time after each commit. */
    public List<ListSummary> lists() throws IOException {
        return read(reading -> {
            Lists known = lists;
            if (known.version() != reading.version())
                lists = known = new Lists(reading.version(), Overview.lists(reading));
            return known.lists();
        });
    }

    private record Lists(long version, List<ListSummary> lists) {}

    /**
     * The threads of an inbox, or of all, that were last written to, the newest first. Time is as
     * {@link dev.reroll.index.schema.SentTime} believes it: of the Date that each mail bears, but never more than a day
     * after its arrival, so that no clock of a sender's holds a thread on top.
     *
     * @param before only threads whose {@link ThreadSummary#last} lies before this: for the next page, that of this
     *     page's last thread
     * @param limit threads wanted, 1 to 1,000; there are more where several were last written to in the same second, so
     *     that paging by {@code before} loses none
     */
    public List<ThreadSummary> newestThreads(Optional<String> list, Optional<Instant> before, int limit)
            throws IOException {
        if (limit < 1 || limit > SearchOptions.LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + SearchOptions.LARGEST_PAGE + ", got " + limit);
        }
        return read(reading -> Overview.newestThreads(reading, list, before, limit));
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        if (own.isPresent()) own.get().close();
    }

    private static String bare(String messageId) {
        String id = messageId.strip();
        return id.startsWith("<") && id.endsWith(">") && id.length() > 1
                ? id.substring(1, id.length() - 1).strip()
                : id;
    }

    private <T, X extends Exception> T read(Question<T, X> question) throws IOException, X {
        IndexSearcher searcher = searchers.acquire();
        try {
            return question.ask(new Reading(searcher, threads));
        } finally {
            searchers.release(searcher);
        }
    }

    /** @param <X> what it throws beside what reading the index does */
    private interface Question<T, X extends Exception> {
        T ask(Reading reading) throws IOException, X;
    }
}

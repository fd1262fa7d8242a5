package dev.reroll.web;

import dev.reroll.index.search.ListSummary;
import dev.reroll.index.search.MailSearch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The lists of the archive. Every request asks for them, so they are kept; what an ingest has committed since is seen
 * when a request comes at least a second later.
 */
final class Lists {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MailSearch search;
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());
    private volatile List<ListSummary> known;

    Lists(MailSearch search) throws IOException {
        this.search = search;
        this.known = search.lists();
    }

    /** Turns to the newest commit of the index, if none has just done so; one request does it, the others go on. */
    void refresh() throws IOException {
        long last = refreshed.get();
        long now = System.nanoTime();
        boolean due = now - last > PAUSE_NANOS;
        if (due && refreshed.compareAndSet(last, now) && search.refresh()) known = search.lists();
    }

    List<ListSummary> all() {
        return known;
    }

    boolean has(String name) {
        return known.stream().anyMatch(list -> list.list().equals(name));
    }
}

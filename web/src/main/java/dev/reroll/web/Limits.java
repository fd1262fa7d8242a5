package dev.reroll.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server does at the same time, at most, so that neither many readers nor slow ones use up its memory. Who comes
 * beyond is told to come again rather than left waiting.
 */
final class Limits {

    /** Requests waiting for their turn; each wait costs a thread's stack. */
    private static final int MOST_WAITING = 2_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final int BLOCK = 1024;

    private final Semaphore pages;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Semaphore downloads;
    private final Semaphore blocks;
    private final Duration longestWait;

    /**
     * @param pages made at the same time: a page in the making takes some MB
     * @param downloads mboxes and git packs, which are made while they are sent
     * @param held octets of replies whose readers have not taken them yet
     * @param longestWait for one's turn
     */
    Limits(int pages, int downloads, long held, Duration longestWait) {
        this.pages = new Semaphore(pages, true);
        this.downloads = new Semaphore(downloads, true);
        this.longestWait = longestWait;
        this.blocks = new Semaphore(Math.toIntExact(held / BLOCK));
    }

    /** For the processors and the heap that there are. */
    static Limits ofThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Limits(
                processors * 4,
                Math.max(16, processors * 4),
                Runtime.getRuntime().maxMemory() / 4,
                LONGEST_WAIT);
    }

    /** A place that was taken, given back when it is closed. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place for making a page; waits for one a while, in the order of arrival. */
    Optional<Place> page() throws InterruptedException {
        return turn(pages);
    }

    /** A place for making an mbox or a git pack while it is sent; waits as {@link #page}. */
    Optional<Place> download() throws InterruptedException {
        return turn(downloads);
    }

    private Optional<Place> turn(Semaphore places) throws InterruptedException {
        if (!places.tryAcquire()) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return Optional.empty();
            }
            try {
                if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) return Optional.empty();
            } finally {
                waiting.decrementAndGet();
            }
        }
        return Optional.of(places::release);
    }

    /** How many wait for a place. */
    int waiting() {
        return waiting.get();
    }

    /** A place for a reply of so many octets while it is sent. */
    Optional<Place> held(int octets) {
        int taken = octets / BLOCK + 1;
        return blocks.tryAcquire(taken) ? Optional.of(() -> blocks.release(taken)) : Optional.empty();
    }
}

package dev.reroll.web;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server does at the same time, at most, so that neither many readers nor slow ones use up its memory. Who comes
 * beyond is told to come again rather than left waiting.
 */
final class Limits {

    /** Pages waiting to be made; each wait costs a thread's stack. */
    private static final int MOST_WAITING = 2_000;

    private static final int LONGEST_WAIT_SECONDS = 10;

    private static final int BLOCK = 1024;

    private final Semaphore pages;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Semaphore downloads;
    private final Semaphore blocks;

    /**
     * @param pages made at the same time: a page in the making takes some MB
     * @param downloads mboxes and git packs, which are made while they are sent
     * @param held octets of replies whose readers have not taken them yet
     */
    Limits(int pages, int downloads, long held) {
        this.pages = new Semaphore(pages, true);
        this.downloads = new Semaphore(downloads);
        this.blocks = new Semaphore(Math.toIntExact(held / BLOCK));
    }

    /** For the processors and the heap that there are. */
    static Limits ofThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Limits(
                processors * 4,
                Math.max(16, processors * 4),
                Runtime.getRuntime().maxMemory() / 4);
    }

    /** A place that was taken, given back when it is closed. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place for making a page; waits for one a while, in the order of arrival. */
    Optional<Place> page() throws InterruptedException {
        if (!pages.tryAcquire()) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return Optional.empty();
            }
            try {
                if (!pages.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) return Optional.empty();
            } finally {
                waiting.decrementAndGet();
            }
        }
        return Optional.of(pages::release);
    }

    /** How many wait for a place. */
    int waiting() {
        return waiting.get();
    }

    Optional<Place> download() {
        return downloads.tryAcquire() ? Optional.of(downloads::release) : Optional.empty();
    }

    /** A place for a reply of so many octets while it is sent. */
    Optional<Place> held(int octets) {
        int taken = octets / BLOCK + 1;
        return blocks.tryAcquire(taken) ? Optional.of(() -> blocks.release(taken)) : Optional.empty();
    }
}

package dev.reroll.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts off whoever takes a reply so slowly that it only holds memory. The idle timeout does not do that: a reader that takes
 * an octet now and then is not idle.
 */
final class SlowReaders implements AutoCloseable {

    /** A modem of 1998 takes twice that. */
    private static final int LEAST_OCTETS_A_SECOND = 2_000;

    private final long graceNanos;
    private final Set<Sending> all = ConcurrentHashMap.newKeySet();
    private final Thread watch =
            Thread.ofPlatform().daemon().name("slow readers").unstarted(this::look);

    /** @param graceSeconds what anyone may take before the rate counts */
    SlowReaders(int graceSeconds) {
        graceNanos = TimeUnit.SECONDS.toNanos(graceSeconds);
        watch.start();
    }

    /** A reply on its way. */
    final class Sending implements AutoCloseable {
        private final Runnable abort;
        private final long begun = System.nanoTime();
        /** Octets that were handed to the connection, the ones that it is waiting to send included. */
        private final AtomicLong handed = new AtomicLong();

        private Sending(Runnable abort) {
            this.abort = abort;
        }

        void hands(int octets) {
            handed.addAndGet(octets);
        }

        private boolean isTooSlow(long now) {
            long due = handed.get() / LEAST_OCTETS_A_SECOND;
            return now - begun > graceNanos + TimeUnit.SECONDS.toNanos(due);
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }

    /** @param abort ends the connection */
    Sending watch(Runnable abort) {
        Sending sending = new Sending(abort);
        all.add(sending);
        return sending;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(1000);
                cut(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being stopped
        }
    }

    private void cut(long now) {
        all.removeIf(sending -> {
            boolean tooSlow = sending.isTooSlow(now);
            if (tooSlow) sending.abort.run();
            return tooSlow;
        });
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

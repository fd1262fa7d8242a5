package dev.reroll.index.write;

import dev.reroll.index.history.ArchivedMails;
import dev.reroll.index.history.KeptMails;
import dev.reroll.index.review.ThreadMails;
import dev.reroll.index.review.Trail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has the trails of series derived on all cores, and hands them on in the order in which they were asked for. */
final class Trails implements AutoCloseable {

    /** Series ahead of the one that is handed on: their trails are in memory. */
    private static final int AHEAD = 32;

    private final MailSearch search;
    private final Archive archive;
    private final Replies replies;
    private final TrailStep step;
    private final Taker taker;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final ExecutorService pool =
            Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8), task -> {
                Thread thread = new Thread(task, "trail");
                thread.setDaemon(true);
                return thread;
            });

    /** Gets a series with its trail. */
    @FunctionalInterface
    interface Taker {
        void take(SeriesEntry entry, Optional<Trail> trail) throws IOException;
    }

    private record Waiting(SeriesEntry entry, Future<Optional<Trail>> trail) {}

    Trails(MailSearch search, Archive archive, Replies replies, TrailStep step, Taker taker) {
        this.search = search;
        this.archive = archive;
        this.replies = replies;
        this.step = step;
        this.taker = taker;
    }

    void ask(SeriesEntry entry) throws IOException {
        waiting.add(new Waiting(entry, pool.submit(() -> step.of(entry, mails()))));
        if (waiting.size() > AHEAD) next();
    }

    /** Hands on all that are not yet. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) next();
    }

    private ThreadMails mails() {
        KeptMails kept = new KeptMails(new ArchivedMails(search, archive));
        return new ThreadMails() {
            @Override
            public Optional<Mail> mail(String messageId) throws IOException {
                return kept.mail(messageId);
            }

            @Override
            public List<String> answers(String messageId) {
                return replies.to(messageId);
            }
        };
    }

    private void next() throws IOException {
        Waiting first = waiting.remove();
        try {
            taker.take(first.entry(), first.trail().get());
        } catch (ExecutionException e) {
            throw new IOException(
                    "the review trail of the series " + first.entry().id() + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the review trails were interrupted", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

package dev.reroll.index.write;

import dev.reroll.index.schema.Copy;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Change;
import dev.reroll.ingest.archive.Changes;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.DirectoryReader;

/**
 * Brings the index up to the heads of the archive's epochs. One thread walks the commits, workers (one per core) read,
 * parse and index batches of mails; a mail that comes again is set aside and joined with its first copy when the round
 * ends. Memory is bounded by the round, not by the epoch.
 */
final class Indexer implements AutoCloseable {

    /** Mails handed to a worker at once: enough that handing over costs nothing, few enough that cores stay even. */
    private static final int BATCH = 64;

    /** Mails between two commits of the index; the ids of one round are held in memory, some 20 MB at this size. */
    private static final int ROUND = 100_000;

    private final Archive archive;
    private final IndexFolder folder;
    private final Progress progress;
    private final Tally tally;
    private final boolean commitRounds;
    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    private final ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
        Thread thread = new Thread(task, "index");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param commitRounds whether each round is committed, so that a killed run continues behind it; a rebuild commits
     *     only once, at its end, so that the old index answers until then
     */
    Indexer(Archive archive, IndexFolder folder, Progress progress, Tally tally, boolean commitRounds) {
        this.archive = archive;
        this.folder = folder;
        this.progress = progress;
        this.tally = tally;
        this.commitRounds = commitRounds;
    }

    /** Reads what the epoch holds beyond what the index has; the caller commits. */
    void follow(Epoch epoch) throws IOException {
        Optional<String> since = folder.reached(epoch.key());
        Optional<String> head = epoch.head();
        if (head.isEmpty() || head.equals(since)) return;
        progress.step("indexing " + epoch.key());
        try (Changes changes = epoch.changesSince(since)) {
            if (changes.restarted() && since.isPresent()) {
                progress.note(epoch.key() + ": its history was rewritten; it is indexed again from its root");
                try (DirectoryReader view = folder.view()) {
                    new Copies(archive, folder.writer(), view, tally).forget(epoch);
                }
                folder.forget(epoch.key());
            }
            while (changes.hasNext()) {
                round(epoch, changes);
                if (changes.hasNext() && commitRounds) folder.commit();
            }
            if (changes.skipped() > 0) {
                progress.note(epoch.key() + ": " + changes.skipped()
                        + " commits hold no mail and were passed over, the first: "
                        + changes.skips().getFirst().commit() + ": "
                        + changes.skips().getFirst().reason());
            }
        }
        folder.reached(epoch.key(), head.get());
    }

    private void round(Epoch epoch, Changes changes) throws IOException {
        String last = "";
        try (DirectoryReader view = folder.view()) {
            Claims claims = new Claims(view);
            Map<String, List<Copy>> again = new TreeMap<>();
            Set<String> removed = new LinkedHashSet<>();
            try (Workers workers = new Workers(pool, threads, epoch, folder.writer(), claims, again, tally)) {
                List<Change.Added> batch = new ArrayList<>(BATCH);
                int taken = 0;
                while (changes.hasNext() && taken < ROUND) {
                    Change change = changes.next();
                    last = change.place().commit();
                    switch (change) {
                        case Change.Added added -> {
                            if (removed.contains(added.place().blob())) {
                                workers.index(batch); // it comes again after it went
                                batch = new ArrayList<>(BATCH);
                                workers.await();
                                settle(epoch, again, removed);
                            }
                            batch.add(added);
                            taken++;
                            if (batch.size() == BATCH) {
                                workers.index(batch);
                                batch = new ArrayList<>(BATCH);
                                progress.at(tally.read(), changes.commits());
                            }
                        }
                        case Change.Removed(Place place) -> removed.add(place.blob());
                    }
                }
                workers.index(batch);
                workers.await();
                progress.at(tally.read(), changes.commits());
            }
            settle(epoch, again, removed);
        }
        folder.reached(epoch.key(), last);
    }

    /** Joins the mails that came again with their copies, then takes out what was removed; each sees what is written. */
    private void settle(Epoch epoch, Map<String, List<Copy>> again, Set<String> removed) throws IOException {
        if (!again.isEmpty()) {
            try (DirectoryReader view = folder.view()) {
                Copies copies = new Copies(archive, folder.writer(), view, tally);
                for (Map.Entry<String, List<Copy>> entry : again.entrySet()) {
                    copies.add(entry.getKey(), entry.getValue());
                }
            }
            again.clear();
        }
        if (!removed.isEmpty()) {
            try (DirectoryReader view = folder.view()) {
                tally.removed(new Copies(archive, folder.writer(), view, tally).remove(epoch.list(), removed));
            }
            removed.clear();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Waits for work handed to the pool, and gives on what went wrong in it. */
    static void await(List<Future<?>> pending) throws IOException {
        try {
            for (Future<?> work : pending) work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IOException("indexing failed: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("indexing was interrupted", e);
        } finally {
            pending.clear();
        }
    }
}

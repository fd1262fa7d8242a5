package dev.reroll.ingest.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The changes that a history holds: each commit's tree is looked at when it is its turn. */
final class HistoryChanges implements Changes {

    private final Epoch epoch;
    private final ObjectReader reader;
    private final History history;
    private final boolean restarted;
    private final EpochTree tree = new EpochTree();
    private final List<Skipped> skips = new ArrayList<>();
    private int skipped;
    private int following;
    private @Nullable Change next;

    HistoryChanges(Epoch epoch, ObjectReader reader, History history, boolean restarted) {
        this.epoch = epoch;
        this.reader = reader;
        this.history = history;
        this.restarted = restarted;
        following = history.size() - 1;
        history.cut().ifPresent(this::skip);
    }

    @Override
    public boolean restarted() {
        return restarted;
    }

    @Override
    public int commits() {
        return history.size();
    }

    @Override
    public int skipped() {
        return skipped;
    }

    @Override
    public List<Skipped> skips() {
        return Collections.unmodifiableList(skips);
    }

    @Override
    public boolean hasNext() {
        while (next == null && following >= 0) {
            next = change(following--);
        }
        return next != null;
    }

    @Override
    public Change next() {
        if (!hasNext() || next == null) throw new NoSuchElementException();
        Change change = next;
        next = null;
        return change;
    }

    @Override
    public void close() {
        reader.close();
    }

    private @Nullable Change change(int i) {
        String commit = history.commit(i).name();
        Optional<EpochTree.Entry> entry;
        try {
            entry = tree.read(reader, history.tree(i));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Cannot read commit " + commit + " of " + epoch.key() + ": " + unreadable.getMessage(), unreadable);
        }
        if (entry.isEmpty()) {
            skip(new Skipped(commit, tree.reason()));
            return null;
        }
        Place place = new Place(
                epoch.list(), epoch.number(), commit, entry.get().blob().name());
        return entry.get().removal()
                ? new Change.Removed(place)
                : new Change.Added(place, Instant.ofEpochSecond(history.time(i)));
    }

    private void skip(Skipped skip) {
        skipped++;
        if (skips.size() < MAX_SKIPS) skips.add(skip);
    }
}

package dev.reroll.ingest.archive;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * The changes of an epoch, oldest first, found while iterating; one thread only. The mails themselves are not read, so
 * that a change may name a blob that is not there ({@link MissingMailException} when it is read).
 *
 * <p>{@code hasNext} and {@code next} throw {@link UncheckedIOException} if the repository cannot be read.
 */
public interface Changes extends Iterator<Change>, AutoCloseable {

    /** A commit that brought no change, and why. */
    record Skipped(String commit, String reason) {}

    /** How many of the skips {@link #skips} names. */
    int MAX_SKIPS = 1000;

    /** Whether these are all changes from the root on, since the commit asked for is not part of the history. */
    boolean restarted();

    /** How many commits there are to look at, each a change or a skip. */
    int commits();

    /** How many commits so far held neither {@code m} nor {@code d} or could not be read. */
    int skipped();

    /** The first {@link #MAX_SKIPS} of them. */
    List<Skipped> skips();

    @Override
    void close();
}

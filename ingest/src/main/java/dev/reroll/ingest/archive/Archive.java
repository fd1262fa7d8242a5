package dev.reroll.ingest.archive;

import dev.reroll.ingest.source.GitSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All mails, as public-inbox v2 git epochs in {@code DATA/inbox/LIST/git/N.git}. Reading is thread-safe and sees what
 * other processes add; who writes ({@link #append}, {@link #bring}) must hold the {@link DataLock}.
 */
public final class Archive implements AutoCloseable {

    private final Inboxes inboxes;
    private final Map<String, Epoch> open = new HashMap<>();

    private Archive(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /** The archive in a data folder, which need not exist yet. */
    public static Archive at(Path data) {
        GitSetup.ensure();
        return new Archive(new Inboxes(data.toAbsolutePath()));
    }

    /** All epochs of all lists, sorted by list, then number. */
    public List<Epoch> epochs() throws IOException {
        List<Epoch> epochs = new ArrayList<>();
        for (String list : inboxes.lists()) {
            for (int number : inboxes.epochs(list)) epochs.add(opened(list, number));
        }
        return epochs;
    }

    /** One epoch, if it is there. */
    public Optional<Epoch> epoch(String list, int number) throws IOException {
        boolean there = Files.isDirectory(inboxes.epoch(list, number));
        return there ? Optional.of(opened(list, number)) : Optional.empty();
    }

    /**
     * The bytes of a mail. For many mails, a {@link MailReader} per thread is quicker.
     *
     * @throws MissingMailException if there is no such epoch or no such mail in it
     */
    public byte[] raw(Place place) throws IOException {
        Epoch epoch = epoch(place.list(), place.epoch())
                .orElseThrow(() -> new MissingMailException(
                        "The archive has no epoch " + place.list() + "/" + place.epoch() + ".", null));
        try (MailReader reader = epoch.reader()) {
            return reader.raw(place.blob());
        }
    }

    /**
     * Opens our own epoch of a list for writing; it is made with the first mail.
     *
     * @throws dev.reroll.ingest.source.SourceException if the list is a mirror of another archive
     */
    public Appender append(String list) throws IOException {
        return new Appender(inboxes, list, Appender.PACK_MAILS);
    }

    /**
     * Clones or fetches an epoch into place, so that its branch is where the source's is. Only what is new is
     * transferred. On failure the archive is as it was before.
     *
     * @param progress gets a line now and then
     * @param remarks gets one for everything that a person should know even afterwards: that the source's history was
     *     rewritten, or that it is behind what is here
     * @throws dev.reroll.ingest.source.SourceException if the source cannot be read, is no epoch, or would replace
     *     another list's mails
     */
    public Epoch bring(GitSource source, Consumer<String> progress, Consumer<String> remarks) throws IOException {
        new Mirror(inboxes, source, progress, remarks, Mirror.TIMEOUT).update();
        return opened(source.list(), source.epoch());
    }

    private Epoch opened(String list, int number) throws IOException {
        synchronized (open) {
            Epoch epoch = open.get(list + "/" + number);
            if (epoch == null) {
                Path path = inboxes.epoch(list, number);
                epoch = new Epoch(list, number, path, Repositories.openEpoch(path));
                open.put(epoch.key(), epoch);
            }
            return epoch;
        }
    }

    /** Closes all epochs; their readers must be closed before. */
    @Override
    public void close() {
        synchronized (open) {
            open.values().forEach(epoch -> epoch.repository().close());
            open.clear();
        }
    }
}

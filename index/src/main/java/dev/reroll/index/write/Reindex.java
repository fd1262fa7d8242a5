package dev.reroll.index.write;

import dev.reroll.index.search.NoIndexException;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.DataLock;
import dev.reroll.ingest.archive.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the index again from the archive alone. The old one answers until the new one is whole. */
public final class Reindex {

    private Reindex() {}

    /**
     * Reads every epoch of the archive anew.
     *
     * @return mails in the new index, and what could not be read for it
     * @throws NoIndexException where nothing has been taken in
     * @throws dev.reroll.ingest.archive.DataBusyException where another run holds the data folder
     */
    public static TakenIn run(Path data, Progress progress) throws IOException {
        if (!Files.isDirectory(data.resolve("inbox"))) throw new NoIndexException(data);
        try (DataLock _ = DataLock.take(data);
                Archive archive = Archive.at(data)) {
            return into(data, archive, progress, new Tally());
        }
    }

    static TakenIn into(Path data, Archive archive, Progress progress, Tally tally) throws IOException {
        try (IndexFolder folder = IndexFolder.anew(data);
                Indexer indexer = new Indexer(archive, folder, progress, tally, false)) {
            List<TakenIn.OfSource> lists = new ArrayList<>();
            for (Epoch epoch : archive.epochs()) {
                long before = tally.read();
                int lost = tally.lost().size();
                long removed = tally.removed();
                indexer.follow(epoch);
                long read = tally.read() - before;
                lists.add(new TakenIn.OfSource(
                        epoch.key(),
                        epoch.list(),
                        read,
                        read,
                        0,
                        tally.removed() - removed,
                        tally.lost().subList(lost, tally.lost().size())));
            }
            folder.derive(archive, progress);
            folder.commit();
            return tally.takenIn(lists, 0, folder.mails());
        }
    }
}

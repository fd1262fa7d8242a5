package dev.reroll.index.write;

import dev.reroll.index.schema.Schema;
import dev.reroll.index.write.TakenIn.OfSource;
import dev.reroll.index.write.TakenIn.Rejected;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.DataLock;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.Mails;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes mail in: from its source into the archive, and from the archive into the index. The archive is written first, and
 * the index follows it, so whatever stops a run, the next one finds in the archive what the index still lacks.
 */
public final class Intake {

    private final Path data;
    private final Progress progress;

    public Intake(Path data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Takes the sources in, one after the other; each is durable when the next begins.
     *
     * @throws IOException where a source cannot be read or the data folder cannot be written, with a sentence for the
     *     person; what came before it stays
     * @throws dev.reroll.ingest.archive.DataBusyException where another run holds the data folder
     */
    public TakenIn take(List<Source> sources) throws IOException {
        try (DataLock _ = DataLock.take(data);
                Archive archive = Archive.at(data)) {
            Tally tally = new Tally();
            List<OfSource> results = new ArrayList<>();
            if (Schema.state(data) == Schema.State.OLDER) {
                progress.note("the index is of an older form; it is built again from the archive");
                Reindex.into(data, archive, progress, new Tally());
            }
            try (IndexFolder folder = IndexFolder.open(data);
                    Indexer indexer = new Indexer(archive, folder, progress, tally, true)) {
                catchUp(archive, folder, indexer);
                long caughtUp = tally.read();
                try {
                    for (Source source : sources) {
                        results.add(
                                switch (source) {
                                    case GitSource git -> fromGit(archive, indexer, tally, git);
                                    case Mails mails -> fromMails(archive, folder, indexer, tally, mails);
                                });
                        folder.commit();
                        if (source instanceof Mails mails) mails.kept();
                    }
                } catch (IOException failure) {
                    settleAfter(failure, archive, folder);
                    throw failure;
                }
                settle(archive, folder);
                return tally.takenIn(results, caughtUp, folder.mails());
            }
        }
    }

    /** Brings the series up to the mails, once for all sources, since it costs a look at all mails. */
    private void settle(Archive archive, IndexFolder folder) throws IOException {
        folder.derive(archive, progress);
        folder.commit();
    }

    /** The sources before the one that failed are in; their series shall be, too. */
    private void settleAfter(IOException failure, Archive archive, IndexFolder folder) {
        try {
            settle(archive, folder);
        } catch (IOException | RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    /** What an earlier run left in the archive without coming to index it. */
    private void catchUp(Archive archive, IndexFolder folder, Indexer indexer) throws IOException {
        for (Epoch epoch : archive.epochs()) indexer.follow(epoch);
        folder.commit();
    }

    private OfSource fromGit(Archive archive, Indexer indexer, Tally tally, GitSource source) throws IOException {
        progress.step("fetching " + source.location());
        Epoch epoch = archive.bring(source, progress::detail, progress::note);
        Before before = new Before(tally);
        indexer.follow(epoch);
        long read = tally.read() - before.read();
        return new OfSource(
                source.location(), epoch.list(), read, read, 0, tally.removed() - before.removed(), before.lost(tally));
    }

    private OfSource fromMails(Archive archive, IndexFolder folder, Indexer indexer, Tally tally, Mails source)
            throws IOException {
        progress.step("reading " + source.location());
        MailIntake mails = new MailIntake(source, folder, progress);
        boolean appended = mails.into(archive);
        Before before = new Before(tally);
        if (appended) {
            for (Epoch epoch : archive.epochs()) {
                if (epoch.list().equals(source.list())) indexer.follow(epoch);
            }
        }
        List<Rejected> rejected = new ArrayList<>(mails.rejected());
        rejected.addAll(before.lost(tally));
        return new OfSource(
                source.location(), source.list(), mails.read(), mails.added(), mails.known(), 0, List.copyOf(rejected));
    }

    /** The tally as it stood, to tell what one source brought. */
    private record Before(long read, long removed, int lost) {
        Before(Tally tally) {
            this(tally.read(), tally.removed(), tally.lost().size());
        }

        List<Rejected> lost(Tally now) {
            return now.lost().subList(lost, now.lost().size());
        }
    }
}

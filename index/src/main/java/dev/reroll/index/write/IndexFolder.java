package dev.reroll.index.write;

import dev.reroll.index.schema.DocumentKind;
import dev.reroll.index.schema.Schema;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.mail.BlobId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * The Lucene index of a data folder, opened for writing. How far each epoch has been read is kept in the user data of
 * Lucene's own commit, so mails and progress become durable in one step: a run that is killed continues from its last
 * commit, and no mail is lost or doubled. Closing without {@link #commit()} drops what came since.
 */
final class IndexFolder implements AutoCloseable {

    // From 64 MB on the buffer's size made no difference to CPU time; 16 MB cost up to half as much again.
    private static final double BUFFER_MB = 96;

    private static final String REACHED = "reached:";
    /** How far the epochs had been read when the series were derived last. */
    private static final String DERIVED = "derived";

    private final Directory directory;
    private final IndexWriter writer;
    private final Map<String, String> reached = new TreeMap<>();
    private String derived = "";

    private IndexFolder(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /** Opens the index, or begins one where there is none. */
    static IndexFolder open(Path data) throws IOException {
        IndexFolder folder = open(data, OpenMode.CREATE_OR_APPEND);
        Iterable<Map.Entry<String, String>> kept = folder.writer.getLiveCommitData();
        if (kept != null) {
            for (Map.Entry<String, String> entry : kept) {
                if (entry.getKey().equals(DERIVED)) folder.derived = entry.getValue();
                if (entry.getKey().startsWith(REACHED)) {
                    folder.reached.put(entry.getKey().substring(REACHED.length()), entry.getValue());
                }
            }
        }
        return folder;
    }

    /** Begins anew; what was there stays readable until the first {@link #commit()}. */
    static IndexFolder anew(Path data) throws IOException {
        return open(data, OpenMode.CREATE);
    }

    private static IndexFolder open(Path data, OpenMode mode) throws IOException {
        if (Schema.state(data) == Schema.State.NEWER) {
            throw new IOException(Schema.folder(data)
                    + ": the index was written by a later version of Reroll and is left alone; use that version, or"
                    + " another data folder");
        }
        Directory directory = FSDirectory.open(Schema.folder(data));
        try {
            IndexWriterConfig config = new IndexWriterConfig()
                    .setOpenMode(mode)
                    .setRAMBufferSizeMB(BUFFER_MB)
                    .setCommitOnClose(false);
            return new IndexFolder(directory, new IndexWriter(directory, config));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    IndexWriter writer() {
        return writer;
    }

    /** How many mails the index holds, committed or not. */
    long mails() throws IOException {
        try (DirectoryReader view = view()) {
            return mails(view);
        }
    }

    /** Of the documents of a view those that stand for mails; the others are few, so these are counted and taken off. */
    static long mails(DirectoryReader view) throws IOException {
        long mails = view.numDocs();
        for (DocumentKind kind : DocumentKind.values()) if (kind != DocumentKind.MAIL) mails -= count(view, kind);
        return mails;
    }

    private static long count(DirectoryReader view, DocumentKind kind) throws IOException {
        long count = 0;
        for (LeafReaderContext leaf : view.leaves()) {
            PostingsEnum others = leaf.reader().postings(kind.all(), PostingsEnum.NONE);
            if (others == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = others.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = others.nextDoc()) {
                if (live == null || live.get(doc)) count++;
            }
        }
        return count;
    }

    /** A view that holds everything added so far, committed or not. */
    DirectoryReader view() throws IOException {
        return DirectoryReader.open(writer);
    }

    /** The last commit of the epoch that is in the index. */
    Optional<String> reached(String epoch) {
        return Optional.ofNullable(reached.get(epoch));
    }

    void reached(String epoch, String commit) {
        reached.put(epoch, commit);
    }

    void forget(String epoch) {
        reached.remove(epoch);
    }

    /**
     * Derives the series from the mails, unless they are of the mails that there are. A run that is killed before leaves
     * the mark of an earlier state, so the next one derives them.
     */
    void derive(Archive archive, Progress progress) throws IOException {
        String now = BlobId.of(reached.toString().getBytes(StandardCharsets.UTF_8));
        if (now.equals(derived)) return;
        progress.step("assembling series");
        try (DirectoryReader view = view()) {
            new SeriesWriting(archive, writer, TrailStep.OF_MAILS).derive(view);
        }
        derived = now;
    }

    void commit() throws IOException {
        Map<String, String> kept = new HashMap<>(Schema.commitData());
        kept.put(DERIVED, derived);
        reached.forEach((epoch, commit) -> kept.put(REACHED + epoch, commit));
        writer.setLiveCommitData(kept.entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (Directory _ = directory) {
            // Without a commit of its own this drops what is not committed, and so leaves nothing half-done behind.
            writer.close();
        }
    }
}

package dev.reroll.index.write;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.ingest.archive.Change;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.MailReader;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexWriter;

/** The workers of one round: each has a reader, a parser and document fields of its own, so they share only the writer. */
final class Workers implements AutoCloseable {

    private final ExecutorService pool;
    private final IndexWriter writer;
    private final Claims claims;
    private final Map<String, List<Copy>> again;
    private final Tally tally;
    private final BlockingQueue<Worker> idle;
    private final List<Worker> all = new ArrayList<>();
    private final List<Future<?>> pending = new ArrayList<>();

    Workers(
            ExecutorService pool,
            int count,
            Epoch epoch,
            IndexWriter writer,
            Claims claims,
            Map<String, List<Copy>> again,
            Tally tally)
            throws IOException {
        this.pool = pool;
        this.writer = writer;
        this.claims = claims;
        this.again = again;
        this.tally = tally;
        this.idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            Worker worker = new Worker(epoch.reader());
            all.add(worker);
            idle.add(worker);
        }
    }

    /** Hands a batch to the next idle worker, and waits while there is none. */
    void index(List<Change.Added> batch) throws IOException {
        if (batch.isEmpty()) return;
        try {
            Worker worker = idle.take();
            pending.add(pool.submit(() -> {
                try {
                    for (Change.Added added : batch) worker.index(added);
                } finally {
                    idle.add(worker);
                }
                return null;
            }));
            // what is done is only kept for its failure
            if (pending.size() > 1000) await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("indexing was interrupted", e);
        }
    }

    void await() throws IOException {
        Indexer.await(pending);
    }

    @Override
    public void close() throws IOException {
        for (Worker worker : all) worker.reader.close();
    }

    private final class Worker {

        private final MailReader reader;
        private final MailParser parser = new MailParser();
        private final Documents documents = new Documents(PatchId::of);

        Worker(MailReader reader) {
            this.reader = reader;
        }

        void index(Change.Added added) throws IOException {
            byte[] raw;
            try {
                raw = reader.raw(added.place().blob());
            } catch (MissingMailException e) {
                tally.lost(added.place(), String.valueOf(e.getMessage()));
                return;
            }
            Mail mail = parser.parse(raw);
            tally.read(mail, added.place().list());
            Copy copy = new Copy(added.place(), added.arrived(), false);
            if (claims.claim(mail.id())) {
                writer.addDocument(documents.of(mail, BodyParser.parse(mail), List.of(copy)));
                return;
            }
            synchronized (again) {
                again.computeIfAbsent(mail.id(), id -> new ArrayList<>()).add(copy);
            }
        }
    }
}

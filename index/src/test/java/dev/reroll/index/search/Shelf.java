package dev.reroll.index.search;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.Letter;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** A data folder with an index for tests. */
final class Shelf implements AutoCloseable {

    private final Path data;
    private final Directory directory;
    private final IndexWriter writer;

    Shelf(Path data) throws IOException {
        this.data = data;
        directory = FSDirectory.open(data.resolve("index"));
        writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
    }

    /** Takes letters in, as one segment and one commit. */
    Shelf put(Letter... letters) throws IOException {
        for (Letter letter : letters) writer.addDocument(letter.document());
        writer.commit();
        return this;
    }

    Shelf remove(String id) throws IOException {
        writer.deleteDocuments(Field.ID.term(id));
        writer.commit();
        return this;
    }

    MailSearch open() throws IOException {
        return MailSearch.open(data, false);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}

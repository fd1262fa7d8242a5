package dev.reroll.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.index.schema.Schema;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that another version of this program wrote. */
class OtherFormTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void takeIn() throws Exception {
        data = folder.resolve("data");
        Path mbox = Mails.mbox(folder.resolve("in.mbox"), 5);
        new Intake(data, Progress.NONE).take(List.of(Source.of(mbox.toString(), Optional.of("box"))));
    }

    private void mark(int version) throws IOException {
        try (Directory directory = FSDirectory.open(Schema.folder(data));
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("schema", Integer.toString(version)).entrySet());
            writer.commit();
        }
    }

    @Test
    void anEarlierFormIsBuiltAgainFromTheArchiveAndThePersonIsTold() throws Exception {
        mark(Schema.VERSION - 1);
        List<String> notes = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void step(String what) {}

            @Override
            public void at(long done, long total) {}

            @Override
            public void detail(String how) {}

            @Override
            public void note(String what) {
                notes.add(what);
            }
        };

        assertThat(new Intake(data, progress).take(List.of()).mails()).isEqualTo(5);

        assertThat(notes).singleElement().asString().contains("older form");
        assertThat(Schema.state(data)).isEqualTo(Schema.State.CURRENT);
        assertThat(Check.run(data, Progress.NONE).clean()).isTrue();
    }

    @Test
    void aLaterFormIsLeftAloneWithASentence() throws Exception {
        mark(Schema.VERSION + 1);

        assertThatThrownBy(() -> new Intake(data, Progress.NONE).take(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("later version of Reroll");
        assertThatThrownBy(() -> Reindex.run(data, Progress.NONE)).hasMessageContaining("later version of Reroll");
        assertThat(Schema.state(data)).isEqualTo(Schema.State.NEWER);
    }
}

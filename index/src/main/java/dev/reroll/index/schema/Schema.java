package dev.reroll.index.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The index's form and its place in a data folder. The form's number is kept in the user data of each commit, so that an
 * index of another form is known before anything in it is read.
 */
public final class Schema {

    /** Goes up with every change after which an index that was written before no longer answers right. */
    public static final int VERSION = 6;

    private static final String KEY = "schema";

    /** How an index stands to this program. */
    public enum State {
        /** There is none. */
        NONE,
        /** Of an earlier form: it is to be built again from the archive. */
        OLDER,
        CURRENT,
        /** Of a later form: it is not to be touched by this program. */
        NEWER
    }

    private Schema() {}

    public static Path folder(Path data) {
        return data.resolve("index");
    }

    /** What a commit of this form carries in its user data. */
    public static Map<String, String> commitData() {
        return Map.of(KEY, Integer.toString(VERSION));
    }

    /**
     * Looks at the last commit only.
     *
     * @throws IOException where the folder holds something that is no index, or cannot be read
     */
    public static State state(Path data) throws IOException {
        Path folder = folder(data);
        if (!Files.isDirectory(folder)) return State.NONE;
        try (Directory directory = FSDirectory.open(folder)) {
            return state(directory);
        }
    }

    /** The same of an index's own directory. */
    public static State state(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) return State.NONE;
        String version = SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(KEY, "0");
        try {
            int found = Integer.parseInt(version);
            if (found == VERSION) return State.CURRENT;
            return found < VERSION ? State.OLDER : State.NEWER;
        } catch (NumberFormatException e) {
            throw new IOException(
                    directory + ": the index does not say its form; remove the folder and run \"reroll reindex\"", e);
        }
    }
}

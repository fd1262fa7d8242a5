package dev.reroll.ingest.archive;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Looks into the tree of an epoch's commit; one parser reused, one thread only. */
final class EpochTree {

    /** The tree of an epoch has 30 octets. A source tree's root has some thousand. */
    private static final int MAX_TREE = 1024 * 1024;

    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_FILE = 0100000;

    private final CanonicalTreeParser entries = new CanonicalTreeParser();
    private String reason = "";

    /** The file that makes a commit a change: {@code m} or {@code d}, and its blob. */
    record Entry(boolean removal, ObjectId blob, boolean alone) {}

    /** The mail or removal in a tree, or empty, and then {@link #reason} says why. */
    Optional<Entry> read(ObjectReader reader, AnyObjectId tree) throws IOException {
        byte[] raw;
        try {
            raw = reader.open(tree, Constants.OBJ_TREE).getCachedBytes(MAX_TREE);
        } catch (MissingObjectException absent) {
            return none("its tree " + tree.name() + " is missing");
        } catch (IncorrectObjectTypeException | LargeObjectException wrong) {
            return none("its tree " + tree.name() + " is none that can be read");
        }
        try {
            int count = 0;
            Optional<Entry> found = Optional.empty();
            for (entries.reset(raw); !entries.eof(); entries.next(1)) {
                count++;
                if (entries.getNameLength() != 1 || (entries.getEntryRawMode() & TYPE_MASK) != TYPE_FILE) continue;
                byte name = entries.getEntryPathBuffer()[0];
                // a tree never has both; if one does, the mail counts
                if (name == 'm' || (name == 'd' && found.isEmpty()))
                    found = Optional.of(new Entry(name == 'd', entries.getEntryObjectId(), true));
            }
            if (found.isEmpty()) return none("its tree holds neither m nor d");
            return count == 1 ? found : found.map(e -> new Entry(e.removal(), e.blob(), false));
        } catch (ArrayIndexOutOfBoundsException malformed) {
            return none("its tree " + tree.name() + " is damaged");
        }
    }

    /** Why the last read found nothing. */
    String reason() {
        return reason;
    }

    private Optional<Entry> none(String why) {
        reason = why;
        return Optional.empty();
    }
}

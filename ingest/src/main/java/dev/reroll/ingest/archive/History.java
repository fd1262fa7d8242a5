package dev.reroll.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.MutableObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.NB;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * The commits from a head back along first parents, to be gone through in either direction.
 *
 * <p>An epoch can have a million commits and is read oldest first, while git links go from new to old. A RevWalk would
 * keep an object of over 100 octets for each. Here a commit is one record of 48 octets in blocks of bytes: its id (20),
 * its tree's id (20) and the committer's time (8), so that no commit is parsed twice.
 */
final class History {

    private static final int RECORD = 48;
    private static final int TREE = 20;
    private static final int TIME = 40;
    private static final int PER_BLOCK = 4096;

    /** A commit of an epoch has some hundred octets; one of a hostile repository may have any size. */
    private static final int MAX_COMMIT = 1024 * 1024;

    private final List<byte[]> blocks = new ArrayList<>();
    private int size;
    private boolean reached;
    private boolean linear = true;
    private Optional<Changes.Skipped> cut = Optional.empty();

    private History() {}

    static History empty() {
        return new History();
    }

    /**
     * Walks back from {@code head}, until and without {@code until}, or to the root.
     *
     * @param shallow commits whose parents are left out on purpose
     */
    static History of(ObjectReader reader, ObjectId head, Optional<ObjectId> until, Set<ObjectId> shallow)
            throws IOException {
        History history = new History();
        MutableObjectId commit = new MutableObjectId();
        commit.fromObjectId(head);
        ObjectId stop = until.orElse(null);
        do {
            if (commit.equals(stop)) {
                history.reached = true;
                return history;
            }
        } while (history.append(reader, commit) && !(!shallow.isEmpty() && shallow.contains(history.last())));
        return history;
    }

    /** How many commits were found. */
    int size() {
        return size;
    }

    /** Whether the walk came to the commit that it was to stop at. */
    boolean reached() {
        return reached;
    }

    /** Whether every commit has one parent or none. */
    boolean linear() {
        return linear;
    }

    /** The commit that could not be read, so that what is older is not known. */
    Optional<Changes.Skipped> cut() {
        return cut;
    }

    /** The id of the {@code i}th commit, 0 being the newest. */
    ObjectId commit(int i) {
        return ObjectId.fromRaw(block(i), offset(i));
    }

    ObjectId tree(int i) {
        return ObjectId.fromRaw(block(i), offset(i) + TREE);
    }

    /** The committer's time, seconds since 1970, never negative. */
    long time(int i) {
        return NB.decodeInt64(block(i), offset(i) + TIME);
    }

    private ObjectId last() {
        return commit(size - 1);
    }

    private byte[] block(int i) {
        return blocks.get(i / PER_BLOCK);
    }

    private static int offset(int i) {
        return i % PER_BLOCK * RECORD;
    }

    /** Adds {@code commit} and sets it to its first parent; false if there is none or the commit cannot be read. */
    private boolean append(ObjectReader reader, MutableObjectId commit) throws IOException {
        byte[] raw;
        try {
            raw = reader.open(commit, Constants.OBJ_COMMIT).getCachedBytes(MAX_COMMIT);
        } catch (MissingObjectException absent) {
            return cut(commit, "is missing, and so is what came before it");
        } catch (IncorrectObjectTypeException | LargeObjectException wrong) {
            return cut(commit, "is no commit that can be read, so that what came before it is not known");
        }
        if (size % PER_BLOCK == 0) blocks.add(new byte[PER_BLOCK * RECORD]);
        byte[] block = block(size);
        int at = offset(size);
        commit.copyRawTo(block, at);
        try {
            // "tree " 40 hex LF, then for each parent "parent " 40 hex LF
            commit.fromString(raw, 5);
            commit.copyRawTo(block, at + TREE);
            NB.encodeInt64(block, at + TIME, committerTime(raw));
            size++;
            int parent = 46;
            if (!isParent(raw, parent)) return false;
            commit.fromString(raw, parent + 7);
            if (isParent(raw, parent + 48)) linear = false;
            return true;
        } catch (InvalidObjectIdException | ArrayIndexOutOfBoundsException malformed) {
            return cut(
                    ObjectId.fromRaw(block, at),
                    "is no commit that can be read, so that what came before is not known");
        }
    }

    private boolean cut(AnyObjectId commit, String reason) {
        cut = Optional.of(new Changes.Skipped(commit.name(), reason));
        return false;
    }

    private static boolean isParent(byte[] raw, int at) {
        return raw.length > at + 48 && RawParseUtils.match(raw, at, PARENT) > 0;
    }

    private static final byte[] PARENT = Constants.encodeASCII("parent ");

    /** The number after the last {@code >} of the committer line, 0 where there is none. */
    private static long committerTime(byte[] raw) {
        int start = RawParseUtils.committer(raw, 0);
        if (start < 0) return 0;
        int end = RawParseUtils.nextLF(raw, start) - 1;
        int i = end - 1;
        while (i > start && raw[i] != '>') i--;
        i++;
        while (i < end && raw[i] == ' ') i++;
        long seconds = 0;
        for (int digits = 0; i < end && raw[i] >= '0' && raw[i] <= '9' && digits < 15; i++, digits++)
            seconds = seconds * 10 + raw[i] - '0';
        return Math.min(seconds, Idents.MAX_SECONDS);
    }
}

package dev.reroll.ingest.archive;

import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails into the newest of our own epochs of a list; one thread, to be closed.
 *
 * <p>Mails go into packs, never into loose objects, and nothing of them is to be seen before {@link #commit}, which
 * makes one pack of a usual run and moves the branch once. Closing without it leaves nothing behind; after a kill the
 * branch is where the last commit left it, and what was written for the next one is found again or removed. Every
 * commit adds a pack, and git looks through all of them, so many small runs make reading slower: {@code git gc} in the
 * epoch makes one of them again, at any time when nothing is being taken in.
 *
 * <p>Adding the same mail twice makes two commits with one blob: who calls must know what is there.
 */
public final class Appender implements AutoCloseable {

    /** Raw octets after which a pack is closed and the next begun: bounds what a kill can lose and JGit holds. */
    private static final long PACK_OCTETS = 256L << 20;

    /** Mails after which a pack is closed, for the same reason. */
    static final int PACK_MAILS = 50_000;

    /** Size of its packs from which an epoch is full and the next begun, as in public-inbox; octets. */
    private static final long EPOCH_OCTETS = 1L << 30;

    private final Inboxes inboxes;
    private final String list;
    private final int packMails;
    private int number;
    private @Nullable Writing writing;

    /** An epoch that is open for writing. */
    private static final class Writing {
        final FileRepository repository;
        final boolean fresh;
        final NewPacks packs;
        final ObjectInserter inserter;
        final String branch;
        final Optional<ObjectId> committed;
        Optional<ObjectId> tip;
        long octetsInPack;
        int mailsInPack;
        private boolean closed;

        Writing(FileRepository repository, boolean fresh) throws IOException {
            this.repository = repository;
            this.fresh = fresh;
            packs = NewPacks.from(repository.getDirectory().toPath());
            branch = Repositories.branch(repository);
            committed = Optional.ofNullable(repository.resolve(branch));
            tip = committed;
            inserter = repository.getObjectDatabase().newPackInserter();
        }

        void close() {
            if (closed) return;
            closed = true;
            inserter.close();
            repository.close();
        }
    }

    /**
     * @param packMails mails in a pack at most
     * @throws SourceException if the list is mirrored from elsewhere
     */
    Appender(Inboxes inboxes, String list, int packMails) throws IOException {
        this.inboxes = inboxes;
        this.list = list;
        this.packMails = packMails;
        List<Integer> numbers = inboxes.epochs(list);
        for (int each : numbers) {
            try (FileRepository repository = Repositories.openEpoch(inboxes.epoch(list, each))) {
                Optional<String> origin = Repositories.origin(repository);
                if (origin.isPresent())
                    throw new SourceException(
                            "The list " + list + " is a mirror of " + origin.get()
                                    + ", so no other mails can be added to it. Give them a list of their own with --list NAME.");
            }
        }
        number = numbers.isEmpty() ? 0 : numbers.getLast();
        if (!numbers.isEmpty() && isFull()) number++;
    }

    /**
     * Adds a mail.
     *
     * @return where it will lie once {@link #commit} is done
     * @throws IOException if it cannot be written; nothing but {@link #close} makes sense then
     */
    public Place add(byte[] raw, Envelope envelope) throws IOException {
        return write(
                raw,
                "m",
                Idents.author(envelope),
                Idents.committer(list, envelope.received()),
                Idents.subject(envelope));
    }

    /**
     * Removes a mail: it stays in git and is no longer part of the list, as when public-inbox removes it.
     *
     * @param raw the bytes that were added
     * @param when the time of the removal
     */
    public Place remove(byte[] raw, Instant when) throws IOException {
        PersonIdent archive = Idents.committer(list, when);
        return write(raw, "d", archive, archive, "rm");
    }

    private Place write(byte[] raw, String file, PersonIdent author, PersonIdent committer, String subject)
            throws IOException {
        try {
            Writing into = writing();
            if (into.octetsInPack > PACK_OCTETS || into.mailsInPack >= packMails) flush(into);
            ObjectId blob = into.inserter.insert(Constants.OBJ_BLOB, raw);
            TreeFormatter tree = new TreeFormatter();
            tree.append(file, FileMode.REGULAR_FILE, blob);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(into.inserter.insert(tree));
            into.tip.ifPresent(commit::setParentId);
            commit.setAuthor(author);
            commit.setCommitter(committer);
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(subject + "\n");
            ObjectId id = into.inserter.insert(commit);
            into.tip = Optional.of(id);
            into.octetsInPack += raw.length;
            into.mailsInPack++;
            return new Place(list, number, id.name(), blob.name());
        } catch (IOException problem) {
            throw notWritten(problem);
        }
    }

    /** Makes everything that was added since the last commit part of the list. */
    public void commit() throws IOException {
        Writing done = writing;
        if (done == null || done.tip.equals(done.committed)) return;
        try {
            flush(done);
            done.packs.sync();
            Repositories.move(done.repository, done.branch, done.committed, done.tip.orElseThrow());
            // the next mail opens it anew, with its packs of now as those that stay
            if (!done.fresh) writing = null;
            done.close();
            if (done.fresh) {
                inboxes.finish(list, number);
                writing = null;
            }
        } catch (IOException problem) {
            throw notWritten(problem);
        }
        if (isFull()) number++;
    }

    /** Takes out again whatever was added and not committed. */
    @Override
    public void close() throws IOException {
        Writing undone = writing;
        if (undone == null) return;
        writing = null;
        // a branch that was moved although moving it was reported as failed needs its packs
        boolean moved = undone.tip.equals(Optional.ofNullable(undone.repository.resolve(undone.branch)));
        undone.close();
        if (undone.fresh) inboxes.discard(list, number);
        else if (!moved) undone.packs.remove();
    }

    private Writing writing() throws IOException {
        if (writing == null) {
            boolean fresh = !inboxes.epochs(list).contains(number);
            if (fresh) inboxes.discard(list, number);
            FileRepository repository = fresh
                    ? Repositories.create(inboxes.unfinished(list, number))
                    : Repositories.openEpoch(inboxes.epoch(list, number));
            boolean opened = false;
            try {
                writing = new Writing(repository, fresh);
                opened = true;
            } finally {
                if (!opened) repository.close();
                if (!opened && fresh) inboxes.discard(list, number);
            }
        }
        return writing;
    }

    private static void flush(Writing into) throws IOException {
        into.inserter.flush();
        into.octetsInPack = 0;
        into.mailsInPack = 0;
    }

    private boolean isFull() throws IOException {
        return NewPacks.octets(inboxes.epoch(list, number)) > EPOCH_OCTETS;
    }

    private IOException notWritten(IOException problem) {
        return new IOException(
                "Cannot write mails into the archive (" + list + "/" + number + "): " + Problems.reason(problem)
                        + ". What was added since the last commit is taken out again.",
                problem);
    }
}

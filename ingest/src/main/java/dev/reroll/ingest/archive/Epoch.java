package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * One public-inbox v2 git repository of a list: a chain of commits, each with one file {@code m} (a mail came) or
 * {@code d} (one was removed). Thread-safe; opened by the {@link Archive} and closed with it.
 */
public final class Epoch {

    private final String list;
    private final int number;
    private final Path path;
    private final Repository repository;

    Epoch(String list, int number, Path path, Repository repository) {
        this.list = list;
        this.number = number;
        this.path = path;
        this.repository = repository;
    }

    public String list() {
        return list;
    }

    /** Its number within the list, from 0. */
    public int number() {
        return number;
    }

    /** {@code LIST/NUMBER}. */
    public String key() {
        return list + "/" + number;
    }

    /** The bare repository. */
    public Path path() {
        return path;
    }

    /** Where it is mirrored from, or empty for an epoch that this archive writes itself. */
    public Optional<String> origin() {
        return Repositories.origin(repository);
    }

    /** The newest commit, 40 hex digits, or empty if there is none yet. */
    public Optional<String> head() throws IOException {
        return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(ObjectId::name);
    }

    /**
     * The changes after {@code since}, oldest first. To be closed.
     *
     * @param since the last commit that is known already; if it is empty, or no ancestor of the head since the epoch's
     *     history was rewritten, the changes begin at the root and {@link Changes#restarted} says so
     */
    public Changes changesSince(Optional<String> since) throws IOException {
        ObjectReader reader = repository.newObjectReader();
        boolean done = false;
        try {
            ObjectId head = repository.resolve(Constants.HEAD);
            Optional<ObjectId> until = since.filter(ObjectId::isId).map(ObjectId::fromString);
            Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
            History history = head == null ? History.empty() : History.of(reader, head, until, shallow);
            Changes changes = new HistoryChanges(this, reader, history, !history.reached());
            done = true;
            return changes;
        } finally {
            if (!done) reader.close();
        }
    }

    /** A reader of its mails, for one thread; to be closed. */
    public MailReader reader() {
        return new MailReader(key(), repository.newObjectReader());
    }

    Repository repository() {
        return repository;
    }
}

package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

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
     * Where the epoch stands.
     *
     * @param fingerprint SHA-1, 40 hex digits, of the lines of {@code git show-ref}, as grokmirror computes it
     * @param committed the newest commit's time
     */
    public record Tip(String fingerprint, Instant committed) {}

    /** Where it stands, or empty if there is no commit yet. */
    public Optional<Tip> tip() throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null) return Optional.empty();
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        List<Ref> refs = new ArrayList<>(repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS));
        refs.sort(Comparator.comparing(Ref::getName));
        for (Ref ref : refs) {
            if (ref.getObjectId() == null) continue;
            digest.update((ref.getObjectId().name() + " " + ref.getName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (RevWalk walk = new RevWalk(repository)) {
            Instant committed = Instant.ofEpochSecond(walk.parseCommit(head).getCommitTime());
            return Optional.of(new Tip(HexFormat.of().formatHex(digest.digest()), committed));
        }
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

package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Makes, opens and marks the bare repositories of the archive. */
final class Repositories {

    static final String MASTER = Constants.R_HEADS + Constants.MASTER;

    private static final String REMOTE = "remote";
    private static final String ORIGIN = "origin";

    private Repositories() {}

    /** Makes an empty bare repository whose HEAD names {@link #MASTER}. */
    static FileRepository create(Path path) throws IOException {
        Files.createDirectories(path);
        FileRepository repository = new FileRepository(path.toFile());
        boolean done = false;
        try {
            repository.create(true);
            link(repository, MASTER);
            StoredConfig config = repository.getConfig();
            // after a power cut a ref must not name less than what was said to be taken in
            config.setBoolean("core", null, "fsyncRefFiles", true);
            // as public-inbox sets it, for whoever serves clones of it
            config.setBoolean("repack", null, "writeBitmaps", true);
            config.save();
            done = true;
            return repository;
        } finally {
            if (!done) repository.close();
        }
    }

    static FileRepository open(Path path) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        builder.setGitDir(path.toFile()).setMustExist(true).setup();
        return new FileRepository(builder);
    }

    /** Lets HEAD name {@code branch}. */
    static void link(Repository repository, String branch) throws IOException {
        RefUpdate head = repository.updateRef(Constants.HEAD, true);
        head.disableRefLog();
        head.link(branch);
    }

    /** The branch that HEAD names. */
    static String branch(Repository repository) throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        return head != null && head.isSymbolic() ? head.getTarget().getName() : MASTER;
    }

    /** Moves {@code branch} from {@code old} to {@code tip}, or fails if it is not there any more. */
    static void move(Repository repository, String branch, Optional<ObjectId> old, ObjectId tip) throws IOException {
        RefUpdate update = repository.updateRef(branch, true);
        update.setExpectedOldObjectId(old.orElse(ObjectId.zeroId()));
        update.setNewObjectId(tip);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
            default ->
                throw new IOException("Cannot move " + branch + " of " + repository.getDirectory() + " to " + tip.name()
                        + " (" + result + "): something else writes to it or left a lock file in it.");
        }
    }

    /** Where an epoch is mirrored from, as {@code git clone --mirror} notes it too; empty for one of our own. */
    static Optional<String> origin(Repository repository) {
        return Optional.ofNullable(repository.getConfig().getString(REMOTE, ORIGIN, "url"));
    }

    static void setOrigin(Repository repository, String location, String branch) throws IOException {
        StoredConfig config = repository.getConfig();
        config.setString(REMOTE, ORIGIN, "url", location);
        config.setString(REMOTE, ORIGIN, "fetch", "+" + branch + ":" + branch);
        config.setBoolean(REMOTE, ORIGIN, "mirror", true);
        config.save();
    }
}

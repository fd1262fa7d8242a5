package dev.reroll.ingest.archive;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;

/** The other side of a mirror. Its exceptions are JGit's or the file system's: {@link Mirror} puts them into words. */
interface Remote extends AutoCloseable {

    /** A branch and the commit that it names. */
    record Tip(String branch, ObjectId commit) {}

    /**
     * The branch to mirror: {@code known} if the source has it, else the one that its HEAD names, else master or its
     * only branch; empty if it has no commit.
     */
    Optional<Tip> tip(Optional<String> known) throws IOException;

    /**
     * Brings the objects of {@code tip} that are not yet there.
     *
     * @param have what is there already: a commit and all that it leads to
     * @return the commit that was brought, which is newer than the tip's if the source moved meanwhile
     */
    ObjectId fetch(Tip tip, FileRepository into, Optional<ObjectId> have, ProgressMonitor progress) throws IOException;

    @Override
    void close();
}

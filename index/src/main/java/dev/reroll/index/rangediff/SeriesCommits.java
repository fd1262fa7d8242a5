package dev.reroll.index.rangediff;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Makes real commits of the patches of a series on a base commit of somebody's repository. That repository is only read:
 * the commits, trees and blobs go to an object store of our own that borrows the others from it.
 */
public final class SeriesCommits implements AutoCloseable {
    /** A patch that does not apply; the message names the patch, the file and what failed. */
    public static final class DoesNotApply extends Exception {
        private static final long serialVersionUID = 1L;

        private DoesNotApply(String message) {
            super(message);
        }
    }

    private final Repository store;

    private SeriesCommits(Repository store) {
        this.store = store;
    }

    /**
     * Opens a store, which is made where it is not there yet.
     *
     * @param store folder of our own
     * @param repository git folder of the repository to borrow from, bare or not
     * @throws IOException where either cannot be opened
     */
    public static SeriesCommits at(Path store, Path repository) throws IOException {
        File objects;
        FileRepositoryBuilder lender =
                new FileRepositoryBuilder().setGitDir(repository.toFile()).setMustExist(true);
        try (Repository opened = lender.build()) {
            objects = ((FileRepository) opened).getObjectsDirectory();
        }
        Repository own = new FileRepositoryBuilder()
                .setBare()
                .setGitDir(store.toFile())
                .addAlternateObjectDirectory(objects)
                .build();
        if (!own.getObjectDatabase().exists()) own.create(true);
        return new SeriesCommits(own);
    }

    /** Where the commits are, to be read with {@link CommitPatches}. */
    public Repository repository() {
        return store;
    }

    /**
     * Commits the patches in order, the first on the base. The same patches on the same base give the same commits, for
     * the mails' dates are left out.
     *
     * @return the last commit; the base where there are no patches
     * @throws DoesNotApply at the first patch that does not apply as it is
     * @throws IOException where the base or a blob is missing or the store cannot be written
     */
    public ObjectId apply(AnyObjectId base, List<PatchText> patches) throws IOException, DoesNotApply {
        ObjectId tip = base.toObjectId();
        try (RevWalk walk = new RevWalk(store);
                ObjectInserter inserter = store.newObjectInserter()) {
            RevTree tree = walk.parseCommit(base).getTree();
            for (PatchText patch : patches) {
                ObjectId applied = apply(patch, tree, inserter);
                tip = inserter.insert(commit(patch, applied, tip));
                inserter.flush();
                tree = walk.parseTree(applied);
            }
        }
        return tip;
    }

    private ObjectId apply(PatchText patch, RevTree tree, ObjectInserter inserter) throws IOException, DoesNotApply {
        if (patch.files().isEmpty()) return tree;
        try (InputStream diff = new ByteArrayInputStream(diff(patch).getBytes(StandardCharsets.UTF_8))) {
            PatchApplier.Result result = new PatchApplier(store, tree, inserter).applyPatch(parse(diff));
            if (!result.getErrors().isEmpty()) {
                PatchApplier.Result.Error error = result.getErrors().getFirst();
                throw new DoesNotApply("\"" + patch.subject() + "\" does not apply: " + error);
            }
            return result.getTreeId();
        } catch (RuntimeException unexpected) {
            // the diff is a stranger's: names that no tree may hold and counts beyond any file end up here
            throw new DoesNotApply("\"" + patch.subject() + "\" does not apply: " + unexpected.getMessage());
        }
    }

    private static Patch parse(InputStream diff) throws IOException {
        Patch patch = new Patch();
        patch.parse(diff);
        return patch;
    }

    private static String diff(PatchText patch) {
        StringBuilder diff = new StringBuilder();
        for (FileDiff file : patch.files()) {
            for (String line : file.header()) diff.append(line).append('\n');
            for (Hunk hunk : file.hunks()) {
                diff.append(hunk.header()).append('\n');
                for (String line : hunk.lines()) {
                    boolean blankLost = line.isEmpty() || " +-\\".indexOf(line.charAt(0)) < 0;
                    diff.append(blankLost ? " " : "").append(line).append('\n');
                }
            }
        }
        return diff.toString();
    }

    private static CommitBuilder commit(PatchText patch, ObjectId tree, ObjectId parent) {
        int address = patch.author().lastIndexOf(" <");
        String name = patch.author().substring(0, address);
        String email = patch.author().substring(address + 2, patch.author().length() - 1);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentId(parent);
        commit.setAuthor(new PersonIdent(name, email, Instant.EPOCH, ZoneOffset.UTC));
        commit.setCommitter(new PersonIdent("Reroll", "", Instant.EPOCH, ZoneOffset.UTC));
        commit.setMessage(patch.message() + "\n");
        return commit;
    }

    @Override
    public void close() {
        store.close();
    }
}

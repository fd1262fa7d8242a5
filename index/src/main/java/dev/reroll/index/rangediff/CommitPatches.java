package dev.reroll.index.rangediff;

import dev.reroll.ingest.patch.FileDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Reads commits of a repository as patches; only reads, so the repository may be anybody's. */
public final class CommitPatches {
    private static final int SHORTEST_ABBREVIATION = 7;

    private CommitPatches() {}

    /**
     * The commits that {@code tip} has and {@code base} has not, merges left out, oldest first.
     *
     * @throws IOException where a commit, tree or blob is missing or cannot be read
     */
    public static List<PatchText> between(Repository repository, AnyObjectId base, AnyObjectId tip) throws IOException {
        List<PatchText> patches = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter differ = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            differ.setRepository(repository);
            differ.setDetectRenames(true);
            walk.markStart(walk.parseCommit(tip));
            walk.markUninteresting(walk.parseCommit(base));
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.COMMIT_TIME_DESC, true);
            walk.sort(RevSort.REVERSE, true);
            int digits = abbreviation(repository);
            for (RevCommit commit : walk) patches.add(patch(walk, differ, commit, digits));
        }
        return patches;
    }

    /** As git does without {@code core.abbrev}: one digit for each two bits of the number of packed objects, rounded up. */
    private static int abbreviation(Repository repository) {
        long objects = Math.max(0, repository.getObjectDatabase().getApproximateObjectCount());
        int bits = Long.SIZE - Long.numberOfLeadingZeros(objects);
        return Math.max(SHORTEST_ABBREVIATION, (bits + 1) / 2);
    }

    private static PatchText patch(RevWalk walk, DiffFormatter differ, RevCommit commit, int digits)
            throws IOException {
        ObjectReader reader = walk.getObjectReader();
        RevCommit parent = commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
        List<FileDiff> files = new ArrayList<>();
        for (DiffEntry entry : differ.scan(parent == null ? null : parent.getTree(), commit.getTree())) {
            files.add(BlobDiff.of(entry, reader));
        }
        PersonIdent author = commit.getAuthorIdent();
        return new PatchText(
                author.getName() + " <" + author.getEmailAddress() + ">",
                commit.getShortMessage(),
                commit.getFullMessage(),
                files,
                reader.abbreviate(commit, digits).name());
    }
}

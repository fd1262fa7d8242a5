package dev.reroll.index.history;

import dev.reroll.index.rangediff.CommitPatches;
import dev.reroll.index.rangediff.Interdiff;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.SeriesCommits;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Two revisions with those of their patches that the archive holds.
 *
 * @param before patches of {@code older} in order
 * @param after patches of {@code newer} in order
 * @param lacking a phrase for each revision that is not whole: what it lacks
 */
public record Comparison(
        Revision older, Revision newer, List<PlacedPatch> before, List<PlacedPatch> after, List<String> lacking) {

    /** A patch and its place. */
    public record PlacedPatch(Slot slot, PatchText patch) {}

    public Comparison {
        before = List.copyOf(before);
        after = List.copyOf(after);
        lacking = List.copyOf(lacking);
    }

    /** Which patch became which. Numbers count the patches that are here, so they differ from places where some lack. */
    public RangeDiff rangeDiff() {
        return rangeDiff(RangeDiff.DEFAULT_CREATION_FACTOR);
    }

    /** The same with another {@linkplain RangeDiff#of(List, List, int) creation factor}. */
    public RangeDiff rangeDiff(int creationFactor) {
        return RangeDiff.of(patches(before), patches(after), creationFactor);
    }

    /**
     * The same of commits: each revision's patches are committed on its base first, in a store of our own.
     *
     * @param olderBase full commit id that {@code older} names as its base
     * @param store folder of our own for the commits
     * @param repository git folder of a repository that has the bases; it is only read
     * @throws SeriesCommits.DoesNotApply where a patch does not apply to its base
     * @throws IOException where a base is not named or not there, or the store cannot be written; the message says which
     */
    public RangeDiff rangeDiffOfCommits(
            Optional<String> olderBase, Optional<String> newerBase, Path store, Path repository, int creationFactor)
            throws IOException, SeriesCommits.DoesNotApply {
        ObjectId first = base(older, olderBase);
        ObjectId second = base(newer, newerBase);
        try (SeriesCommits commits = SeriesCommits.at(store, repository)) {
            ObjectId tipBefore = committed(commits, older, first, before, repository);
            ObjectId tipAfter = committed(commits, newer, second, after, repository);
            return RangeDiff.of(
                    CommitPatches.between(commits.repository(), first, tipBefore),
                    CommitPatches.between(commits.repository(), second, tipAfter),
                    creationFactor);
        }
    }

    private static ObjectId base(Revision revision, Optional<String> base) throws IOException {
        if (base.isEmpty()) {
            throw new IOException(revision.label() + " names no base-commit, so it cannot be made commits");
        }
        if (!ObjectId.isId(base.get())) {
            throw new IOException(revision.label() + " names \"" + base.get() + "\" as its base-commit: no full id");
        }
        return ObjectId.fromString(base.get());
    }

    private static ObjectId committed(
            SeriesCommits commits, Revision revision, ObjectId base, List<PlacedPatch> placed, Path repository)
            throws IOException, SeriesCommits.DoesNotApply {
        try {
            return commits.apply(base, patches(placed));
        } catch (MissingObjectException e) {
            throw new IOException(
                    repository + " lacks what " + revision.label() + " is based on, " + base.name() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** What a reader of this range-diff should be told: what a revision lacks, what was not compared. */
    public List<String> notes(RangeDiff diff) {
        List<String> notes = new ArrayList<>(lacking);
        diff.shortcut().ifPresent(notes::add);
        return notes;
    }

    /** What differs between the files that both revisions leave behind. */
    public Interdiff interdiff() {
        return Interdiff.of(patches(before), patches(after));
    }

    private static List<PatchText> patches(List<PlacedPatch> placed) {
        return placed.stream().map(PlacedPatch::patch).toList();
    }
}

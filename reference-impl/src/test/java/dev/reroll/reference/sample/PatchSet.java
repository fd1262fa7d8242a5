package dev.reroll.reference.sample;

import dev.reroll.reference.sample.Posting.Origin;
import dev.reroll.reference.sample.Posting.Patch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The patches of one posting.
 *
 * @param trees the files before the first patch and after each
 * @param diffs one for each patch
 * @param whole what all of them change together
 */
record PatchSet(List<SortedMap<String, String>> trees, List<GitDiff.Diff> diffs, List<GitDiff.Stat> whole) {

    static PatchSet of(Posting posting, GitDiff git) throws IOException {
        List<SortedMap<String, String>> trees = new ArrayList<>();
        List<GitDiff.Diff> diffs = new ArrayList<>();
        SortedMap<String, String> tree = new TreeMap<>();
        for (Origin origin : posting.base()) tree = Tree.with(tree, origin);
        trees.add(tree);
        for (Patch patch : posting.patches()) {
            for (Origin origin : patch.files()) tree = Tree.with(tree, origin);
            diffs.add(git.between(trees.getLast(), tree));
            if (diffs.getLast().stats().isEmpty()) throw new IllegalArgumentException(patch.id() + " changes nothing");
            trees.add(tree);
        }
        return new PatchSet(
                trees, diffs, git.between(trees.getFirst(), trees.getLast()).stats());
    }
}

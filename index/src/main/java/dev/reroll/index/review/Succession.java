package dev.reroll.index.review;

import dev.reroll.index.rangediff.Leftovers;
import dev.reroll.index.rangediff.Leftovers.Part;
import dev.reroll.index.rangediff.Leftovers.Rewritten;
import dev.reroll.index.rangediff.Leftovers.Scattered;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the patches of one revision went in another. A patch whose diff is in both, or whose title is in both once, is
 * paired at sight; the range-diff is made only where that leaves a patch that somebody asks for.
 */
final class Succession {

    /** Where a patch went. */
    sealed interface Way {
        /**
         * There it is.
         *
         * @param how a clause for the reader
         */
        record To(PostedPatch patch, String how) implements Way {}

        /** Another stands in its place. */
        record Replaced(PostedPatch patch) implements Way {}

        /** Its lines are in several patches, most of them in the first. */
        record Split(List<PostedPatch> patches) implements Way {}

        record Dropped() implements Way {}

        /** The later revision is not whole in the archive, so nobody can say. */
        record NotKnown() implements Way {}
    }

    private final PostedRevision before;
    private final PostedRevision after;
    private final Map<PostedPatch, Way> ways = new HashMap<>();
    private @Nullable Map<PostedPatch, Way> ranged;

    Succession(PostedRevision before, PostedRevision after) {
        this.before = before;
        this.after = after;
    }

    Way of(PostedPatch patch) throws IOException {
        Way known = ways.get(patch);
        if (known != null) return known;
        Way way = atSight(patch);
        if (way instanceof Way.Dropped) way = byRange(patch);
        ways.put(patch, way);
        return way;
    }

    /** Without range-diff; {@link Way.Dropped} where that finds nothing. */
    private Way atSight(PostedPatch patch) throws IOException {
        List<PostedPatch> same = new ArrayList<>();
        List<PostedPatch> titled = new ArrayList<>();
        for (PostedPatch other : after.patches()) {
            if (patch.patchId().isPresent() && patch.patchId().equals(other.patchId())) same.add(other);
            if (patch.titleKey().equals(other.titleKey())) titled.add(other);
        }
        if (!same.isEmpty()) return new Way.To(same.getFirst(), "its diff is the same");
        long alike = 0;
        for (PostedPatch mine : before.patches()) if (mine.titleKey().equals(patch.titleKey())) alike++;
        if (titled.size() == 1 && alike <= 1) return new Way.To(titled.getFirst(), "it bears the same title");
        boolean lone = before.revision().slots().size() == 1
                && after.revision().slots().size() == 1;
        if (lone && after.complete()) {
            return new Way.To(after.patches().getFirst(), "it is the only patch of both revisions");
        }
        return new Way.Dropped();
    }

    private Way byRange(PostedPatch patch) throws IOException {
        Map<PostedPatch, Way> known = ranged;
        if (known == null) ranged = known = range();
        Way way = known.getOrDefault(patch, new Way.Dropped());
        return way instanceof Way.Dropped && !after.complete() ? new Way.NotKnown() : way;
    }

    private Map<PostedPatch, Way> range() throws IOException {
        List<PostedPatch> olds = before.patches();
        List<PostedPatch> news = after.patches();
        Map<PostedPatch, Way> found = new HashMap<>();
        if (news.isEmpty()) return found;
        RangeDiff diff = RangeDiff.of(
                olds.stream().map(PostedPatch::text).toList(),
                news.stream().map(PostedPatch::text).toList());
        boolean left = false;
        for (Pair pair : diff.pairs()) {
            switch (pair) {
                case Pair.Same same ->
                    put(found, olds, same.oldNumber(), news, same.newNumber(), "range-diff pairs them");
                case Pair.Rebased same ->
                    put(found, olds, same.oldNumber(), news, same.newNumber(), "range-diff pairs them");
                case Pair.Changed same ->
                    put(found, olds, same.oldNumber(), news, same.newNumber(), "range-diff pairs them");
                case Pair.OnlyOld old -> left = true;
                case Pair.OnlyNew fresh -> {}
            }
        }
        if (left) leftovers(diff, olds, news, found);
        return found;
    }

    private static void put(
            Map<PostedPatch, Way> found,
            List<PostedPatch> olds,
            int old,
            List<PostedPatch> news,
            int fresh,
            String how) {
        found.putIfAbsent(olds.get(old - 1), new Way.To(news.get(fresh - 1), how));
    }

    private static void leftovers(
            RangeDiff diff, List<PostedPatch> olds, List<PostedPatch> news, Map<PostedPatch, Way> found) {
        Leftovers leftovers = Leftovers.of(diff);
        Map<Integer, Integer> pairs = new HashMap<>();
        for (Rewritten pair : leftovers.rewritten()) {
            pairs.put(pair.oldNumber(), pair.newNumber());
            put(found, olds, pair.oldNumber(), news, pair.newNumber(), "it was rewritten under a title much like it");
        }
        Map<PostedPatch, PostedPatch> replaced = Replacements.of(diff, pairs, olds, news);
        replaced.forEach((old, fresh) -> found.putIfAbsent(old, new Way.Replaced(fresh)));
        for (Scattered scattered : leftovers.scattered()) {
            if (!scattered.old()) continue;
            List<PostedPatch> parts = new ArrayList<>();
            for (Part part : scattered.parts()) parts.add(news.get(part.number() - 1));
            found.putIfAbsent(olds.get(scattered.number() - 1), new Way.Split(parts));
        }
    }

    /** The successions between any two revisions of a series, each made once. */
    static final class All {
        private final List<PostedRevision> revisions;
        private final Map<Long, Succession> pairs = new HashMap<>();

        All(List<PostedRevision> revisions) {
            this.revisions = revisions;
        }

        private Succession between(PostedRevision a, PostedRevision b) {
            return pairs.computeIfAbsent(((long) a.index() << 32) + b.index(), any -> new Succession(a, b));
        }

        /**
         * Where a patch of one revision went in a later one: at sight, or step by step over the revisions between, as a
         * patch that changes a little each time is soon too different to be known at once.
         */
        Way of(PostedPatch patch, PostedRevision from, PostedRevision to) throws IOException {
            Way direct = between(from, to).atSight(patch);
            if (!(direct instanceof Way.Dropped)) return direct;
            PostedPatch at = patch;
            PostedRevision here = from;
            Way last = new Way.Dropped();
            boolean replaced = false;
            for (int i = from.index() + 1; i <= to.index(); i++) {
                last = between(here, revisions.get(i)).of(at);
                if (last instanceof Way.To next) {
                    at = next.patch();
                    here = revisions.get(i);
                } else if (i == to.index()) {
                    break;
                } else if (last instanceof Way.Replaced other) {
                    at = other.patch();
                    here = revisions.get(i);
                    replaced = true;
                } else if (last instanceof Way.Split split) {
                    at = split.patches().getFirst();
                    here = revisions.get(i);
                } else if (last instanceof Way.Dropped) {
                    // were it back in the later one under its title or with its diff, that was seen at sight
                    return last;
                }
            }
            return replaced && last instanceof Way.To there ? new Way.Replaced(there.patch()) : last;
        }
    }
}

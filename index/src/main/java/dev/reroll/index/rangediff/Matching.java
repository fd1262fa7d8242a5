package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.linediff.Scratch;
import dev.reroll.index.linediff.Span;
import dev.reroll.index.rangediff.PatchTexts.Text;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which old patch each new one comes from. */
final class Matching {
    private static final int NONE = -1;
    /** The cost of what must not be chosen; the same number as git's, because it takes part in ties. */
    private static final int FORBIDDEN = 1 << 16;

    private static final int CONTEXT = 3;

    /** The matrix has the square of this many numbers: 16 MB. */
    private static final int MOST_PATCHES = 2000;
    /** Work for all comparisons together; on one core about two seconds, many times what a real series of 100 takes. */
    private static final long MOST_STEPS = 200_000_000;

    private final int[] oldOfNew;
    private final Optional<String> shortcut;

    private Matching(int[] oldOfNew, Optional<String> shortcut) {
        this.oldOfNew = oldOfNew;
        this.shortcut = shortcut;
    }

    /** Index of the old patch for a new one, -1 for none. */
    int oldOf(int newIndex) {
        return oldOfNew[newIndex];
    }

    /** What was not compared, where there was too much. */
    Optional<String> shortcut() {
        return shortcut;
    }

    static Matching of(PatchTexts texts, int creationFactor) {
        int[] oldOfNew = exact(texts);
        int oldCount = texts.befores().size();
        int newCount = texts.afters().size();
        int n = oldCount + newCount;
        if (n > MOST_PATCHES) {
            String why = oldCount + " and " + newCount + " patches are more than the " + MOST_PATCHES
                    + " that are compared: only those with equal diffs were paired";
            return new Matching(oldOfNew, Optional.of(why));
        }
        int[] newOfOld = new int[oldCount];
        Arrays.fill(newOfOld, NONE);
        for (int j = 0; j < newCount; j++) if (oldOfNew[j] != NONE) newOfOld[oldOfNew[j]] = j;
        Costs costs = new Costs();
        int[][] matrix = new int[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int cost;
                if (j < newCount && i < oldCount) {
                    if (oldOfNew[j] == i) cost = 0;
                    else if (oldOfNew[j] != NONE || newOfOld[i] != NONE) cost = FORBIDDEN;
                    else cost = costs.between(texts.before(i), texts.after(j));
                } else if (i < oldCount) {
                    cost = newOfOld[i] != NONE ? FORBIDDEN : alone(texts.before(i), creationFactor);
                } else if (j < newCount) {
                    cost = oldOfNew[j] != NONE ? FORBIDDEN : alone(texts.after(j), creationFactor);
                } else cost = 0;
                matrix[j][i] = cost;
            }
        }
        int[] rows = Assignment.rows(matrix, Assignment.Ending.AS_GIT);
        Arrays.fill(oldOfNew, NONE);
        for (int i = 0; i < oldCount; i++) if (rows[i] != NONE && rows[i] < newCount) oldOfNew[rows[i]] = i;
        return new Matching(oldOfNew, costs.shortcut());
    }

    private static int alone(Text text, int creationFactor) {
        return (int) Math.min(Integer.MAX_VALUE / 4, (long) text.diffSize() * creationFactor / 100);
    }

    /** Pairs equal diffs; of several equal old ones the last is taken first. */
    private static int[] exact(PatchTexts texts) {
        Map<Integer, Deque<Integer>> byHash = new HashMap<>();
        for (int i = 0; i < texts.befores().size(); i++) {
            byHash.computeIfAbsent(texts.before(i).diff().contentHash(), hash -> new ArrayDeque<>())
                    .push(i);
        }
        int[] oldOfNew = new int[texts.afters().size()];
        Arrays.fill(oldOfNew, NONE);
        for (int j = 0; j < oldOfNew.length; j++) {
            Lines diff = texts.after(j).diff();
            Deque<Integer> candidates = byHash.getOrDefault(diff.contentHash(), new ArrayDeque<>());
            for (int i : candidates) {
                if (!texts.before(i).diff().sameLines(diff)) continue;
                candidates.remove(i);
                oldOfNew[j] = i;
                break;
            }
        }
        return oldOfNew;
    }

    private static final class Costs {
        private final Scratch scratch = new Scratch();
        private int estimated;

        /** Lines of the unified diff, one for each hunk's header included. */
        int between(Text a, Text b) {
            if (scratch.steps() > MOST_STEPS) {
                estimated++;
                return a.sortedDiff().linesNotShared(b.sortedDiff());
            }
            LineDiff diff = LineDiff.of(a.diff(), b.diff(), Sliding.DOWN, scratch);
            int cost = 0;
            for (Span span : diff.spans(CONTEXT, a.diff().size(), b.diff().size())) cost += 1 + span.height();
            return cost;
        }

        Optional<String> shortcut() {
            if (estimated == 0) return Optional.empty();
            return Optional.of("the patches are so many or so long that " + estimated
                    + " of their pairs were judged by the lines that they share, in whatever order");
        }
    }
}

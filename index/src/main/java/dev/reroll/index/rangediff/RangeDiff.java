package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two revisions of a series, their patches matched to each other as {@code git range-diff} does: equal diffs first, then
 * the pairing that is cheapest overall, where a pair costs the lines that the diff of its two diffs has, and a patch that
 * stays alone costs a share of its own lines.
 */
public final class RangeDiff {
    /** git's default: a patch is called new rather than changed where the change would take over 60 % of its lines. */
    public static final int DEFAULT_CREATION_FACTOR = 60;

    /** One line of the list; numbers count the patches of a revision from 1. */
    public sealed interface Pair {
        /** Message and diff are the same. */
        record Same(int oldNumber, PatchText oldPatch, int newNumber, PatchText newPatch) implements Pair {}

        /** The same patch, changed in its diff, its message or its author. */
        record Changed(int oldNumber, PatchText oldPatch, int newNumber, PatchText newPatch, List<TextHunk> diff)
                implements Pair {}

        /** Only what surrounds the change differs; made by {@link #ignoringContext()} alone. */
        record Rebased(int oldNumber, PatchText oldPatch, int newNumber, PatchText newPatch) implements Pair {}

        record OnlyOld(int oldNumber, PatchText oldPatch) implements Pair {}

        record OnlyNew(int newNumber, PatchText newPatch) implements Pair {}
    }

    private final List<PatchText> before;
    private final List<PatchText> after;
    private final List<Pair> pairs;
    private final Optional<String> shortcut;

    private RangeDiff(List<PatchText> before, List<PatchText> after, List<Pair> pairs, Optional<String> shortcut) {
        this.before = before;
        this.after = after;
        this.pairs = pairs;
        this.shortcut = shortcut;
    }

    public static RangeDiff of(List<PatchText> a, List<PatchText> b) {
        return of(a, b, DEFAULT_CREATION_FACTOR);
    }

    /**
     * Matches two revisions, each in the order of its patches.
     *
     * @param creationFactor percent, not negative: the higher, the more willingly patches that changed much are paired
     */
    public static RangeDiff of(List<PatchText> a, List<PatchText> b, int creationFactor) {
        if (creationFactor < 0) throw new IllegalArgumentException("creation factor below 0: " + creationFactor);
        PatchTexts texts = PatchTexts.of(a, b);
        Matching matching = Matching.of(texts, creationFactor);
        return new RangeDiff(List.copyOf(a), List.copyOf(b), pairs(texts, a, b, matching), matching.shortcut());
    }

    /**
     * Order of the list: that of the new patches, each preceded by the old ones without a counterpart whose predecessors
     * have all been listed.
     */
    private static List<Pair> pairs(PatchTexts texts, List<PatchText> a, List<PatchText> b, Matching matching) {
        boolean[] matched = new boolean[a.size()];
        for (int j = 0; j < b.size(); j++) if (matching.oldOf(j) >= 0) matched[matching.oldOf(j)] = true;
        boolean[] shown = new boolean[a.size()];
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            while (i < a.size() && shown[i]) i++;
            if (i < a.size() && !matched[i]) {
                pairs.add(new Pair.OnlyOld(i + 1, a.get(i)));
                i++;
            } else if (j < b.size() && matching.oldOf(j) < 0) {
                pairs.add(new Pair.OnlyNew(j + 1, b.get(j)));
                j++;
            } else if (j < b.size()) {
                int k = matching.oldOf(j);
                pairs.add(pair(texts, k, a.get(k), j, b.get(j)));
                shown[k] = true;
                j++;
            }
        }
        return List.copyOf(pairs);
    }

    private static Pair pair(PatchTexts texts, int i, PatchText a, int j, PatchText b) {
        if (texts.before(i).whole().sameLines(texts.after(j).whole())) return new Pair.Same(i + 1, a, j + 1, b);
        return new Pair.Changed(
                i + 1,
                a,
                j + 1,
                b,
                TextHunk.between(texts.before(i).whole(), texts.after(j).whole()));
    }

    /**
     * The same pairs without the noise of a rebase: a patch of which only context lines or hunk headings differ is
     * {@link Pair.Rebased}, and the diffs of the others leave those lines out. This is no longer git's text.
     */
    public RangeDiff ignoringContext() {
        List<Pair> quiet = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) quiet.add(pair instanceof Pair.Changed changed ? withoutContext(changed) : pair);
        return new RangeDiff(before, after, List.copyOf(quiet), shortcut);
    }

    private static Pair withoutContext(Pair.Changed pair) {
        LineTable table = new LineTable();
        Lines a = table.lines(PatchLines.of(pair.oldPatch()).withoutContext().lines());
        Lines b = table.lines(PatchLines.of(pair.newPatch()).withoutContext().lines());
        int i = pair.oldNumber();
        int j = pair.newNumber();
        if (a.sameLines(b)) return new Pair.Rebased(i, pair.oldPatch(), j, pair.newPatch());
        return new Pair.Changed(i, pair.oldPatch(), j, pair.newPatch(), TextHunk.between(a, b));
    }

    /**
     * The same pairs, in whose diffs lines that differ in blanks alone count as equal. A pair of which nothing else differs
     * is still {@link Pair.Changed}, with an empty diff.
     */
    public RangeDiff ignoringBlanks() {
        List<Pair> quiet = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) quiet.add(pair instanceof Pair.Changed changed ? withoutBlanks(changed) : pair);
        return new RangeDiff(before, after, List.copyOf(quiet), shortcut);
    }

    private static Pair withoutBlanks(Pair.Changed pair) {
        LineTable table = new LineTable();
        Lines a = table.lines(PatchLines.of(pair.oldPatch()).lines());
        Lines b = table.lines(PatchLines.of(pair.newPatch()).lines());
        List<TextHunk> diff = TextHunk.ignoringBlanks(a, b);
        return new Pair.Changed(pair.oldNumber(), pair.oldPatch(), pair.newNumber(), pair.newPatch(), diff);
    }

    public List<PatchText> before() {
        return before;
    }

    public List<PatchText> after() {
        return after;
    }

    public List<Pair> pairs() {
        return pairs;
    }

    /** Where the texts were too many or too long to compare all of them: a sentence that says what was left out. */
    public Optional<String> shortcut() {
        return shortcut;
    }
}

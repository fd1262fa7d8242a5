package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be said of the patches that a range-diff leaves without a counterpart, where git says nothing: which were
 * rewritten so far that they are no longer taken for the same, and whose lines went elsewhere when patches were split or
 * merged. None of this is part of git's text.
 *
 * @param rewritten pairs by title, each patch in at most one
 * @param scattered patches without a counterpart whose changed lines are found in patches of the other side
 */
public record Leftovers(List<Rewritten> rewritten, List<Scattered> scattered) {
    /** Titles that share this much of their words are near. */
    private static final double NEAR = 0.6;
    /** Near titles are looked for among so many pairs at most; equal ones among all. */
    private static final int MOST_TITLE_PAIRS = 40_000;
    /** A patch's lines are said to be elsewhere where at least this share of them is. */
    private static final double LEAST_SHARE = 0.25;
    /** Letters and digits that make a line worth finding. */
    private static final int LEAST_SUBSTANCE = 6;

    /**
     * An old and a new patch that bear the same or nearly the same title.
     *
     * @param sameTitle whether the titles are equal but for case and blanks
     */
    public record Rewritten(
            int oldNumber,
            PatchText oldPatch,
            int newNumber,
            PatchText newPatch,
            boolean sameTitle,
            List<TextHunk> diff) {}

    /**
     * Where the changed lines of a patch are on the other side.
     *
     * @param old whether the patch is of the old revision, so that its lines went to new patches (it was split, or merged
     *     into others); else they came from old ones
     * @param lines changed lines of the patch that are worth finding
     * @param found how many of them were found
     * @param parts the other side's patches that hold them, most lines first
     */
    public record Scattered(boolean old, int number, PatchText patch, int lines, int found, List<Part> parts) {}

    /** A patch of the other side that holds some of the lines. */
    public record Part(int number, PatchText patch, int lines) {}

    public static Leftovers of(RangeDiff diff) {
        List<Pair.OnlyOld> olds = new ArrayList<>();
        List<Pair.OnlyNew> news = new ArrayList<>();
        for (Pair pair : diff.pairs()) {
            if (pair instanceof Pair.OnlyOld old) olds.add(old);
            if (pair instanceof Pair.OnlyNew fresh) news.add(fresh);
        }
        List<Scattered> scattered = new ArrayList<>();
        if (!olds.isEmpty()) {
            Map<String, Set<Integer>> index = index(diff.after());
            for (Pair.OnlyOld old : olds) find(true, old.oldNumber(), old.oldPatch(), index, diff.after(), scattered);
        }
        if (!news.isEmpty()) {
            Map<String, Set<Integer>> index = index(diff.before());
            for (Pair.OnlyNew fresh : news) {
                find(false, fresh.newNumber(), fresh.newPatch(), index, diff.before(), scattered);
            }
        }
        return new Leftovers(rewritten(olds, news), List.copyOf(scattered));
    }

    private record Candidate(Pair.OnlyOld old, Pair.OnlyNew fresh, double likeness) {}

    private static List<Rewritten> rewritten(List<Pair.OnlyOld> olds, List<Pair.OnlyNew> news) {
        boolean lookForNear = (long) olds.size() * news.size() <= MOST_TITLE_PAIRS;
        Map<String, List<Pair.OnlyNew>> byTitle = new HashMap<>();
        for (Pair.OnlyNew fresh : news) {
            byTitle.computeIfAbsent(title(fresh.newPatch()), any -> new ArrayList<>())
                    .add(fresh);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Pair.OnlyOld old : olds) {
            for (Pair.OnlyNew same : byTitle.getOrDefault(title(old.oldPatch()), List.of())) {
                candidates.add(new Candidate(old, same, 1));
            }
            if (!lookForNear) continue;
            Set<String> words = words(old.oldPatch());
            for (Pair.OnlyNew fresh : news) {
                double likeness = likeness(words, words(fresh.newPatch()));
                if (likeness >= NEAR && shareFile(old.oldPatch(), fresh.newPatch())) {
                    candidates.add(new Candidate(old, fresh, likeness * 0.99));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::likeness)
                .reversed()
                .thenComparingInt(candidate -> candidate.old().oldNumber())
                .thenComparingInt(candidate -> candidate.fresh().newNumber()));
        Set<Integer> takenOld = new HashSet<>();
        Set<Integer> takenNew = new HashSet<>();
        List<Rewritten> rewritten = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int oldNumber = candidate.old().oldNumber();
            int newNumber = candidate.fresh().newNumber();
            if (takenOld.contains(oldNumber) || takenNew.contains(newNumber)) continue;
            takenOld.add(oldNumber);
            takenNew.add(newNumber);
            PatchText a = candidate.old().oldPatch();
            PatchText b = candidate.fresh().newPatch();
            rewritten.add(new Rewritten(oldNumber, a, newNumber, b, candidate.likeness() == 1, diff(a, b)));
        }
        rewritten.sort(Comparator.comparingInt(Rewritten::newNumber));
        return List.copyOf(rewritten);
    }

    private static List<TextHunk> diff(PatchText a, PatchText b) {
        LineTable table = new LineTable();
        return TextHunk.between(
                table.lines(PatchLines.of(a).lines()),
                table.lines(PatchLines.of(b).lines()));
    }

    private static String title(PatchText patch) {
        return String.join(" ", wordList(patch.subject()));
    }

    private static Set<String> words(PatchText patch) {
        return new HashSet<>(wordList(patch.subject()));
    }

    private static List<String> wordList(String subject) {
        List<String> words = new ArrayList<>();
        for (String word : subject.toLowerCase(Locale.ROOT).split("\\s+", -1)) if (!word.isEmpty()) words.add(word);
        return words;
    }

    private static double likeness(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) return 0;
        int common = 0;
        for (String word : a) if (b.contains(word)) common++;
        return 2.0 * common / (a.size() + b.size());
    }

    private static boolean shareFile(PatchText a, PatchText b) {
        Set<String> names = new HashSet<>();
        for (FileDiff file : a.files()) names.add(file.name());
        return b.files().stream().anyMatch(file -> names.contains(file.name()));
    }

    /** For each changed line, with its file, the numbers of the patches that hold it. */
    private static Map<String, Set<Integer>> index(List<PatchText> patches) {
        Map<String, Set<Integer>> index = new HashMap<>();
        for (int i = 0; i < patches.size(); i++) {
            for (String line : changedLines(patches.get(i))) {
                index.computeIfAbsent(line, any -> new HashSet<>()).add(i + 1);
            }
        }
        return index;
    }

    private static void find(
            boolean old,
            int number,
            PatchText patch,
            Map<String, Set<Integer>> index,
            List<PatchText> others,
            List<Scattered> scattered) {
        Set<String> lines = changedLines(patch);
        Map<Integer, Integer> linesIn = new TreeMap<>();
        int found = 0;
        for (String line : lines) {
            Set<Integer> holders = index.getOrDefault(line, Set.of());
            if (!holders.isEmpty()) found++;
            for (int holder : holders) linesIn.merge(holder, 1, Integer::sum);
        }
        if (found < 2 || found < LEAST_SHARE * lines.size()) return;
        List<Part> parts = new ArrayList<>();
        linesIn.forEach((other, count) -> {
            if (count >= 2 || count == lines.size()) parts.add(new Part(other, others.get(other - 1), count));
        });
        parts.sort(Comparator.comparingInt(Part::lines).reversed().thenComparingInt(Part::number));
        if (!parts.isEmpty()) scattered.add(new Scattered(old, number, patch, lines.size(), found, parts));
    }

    private static Set<String> changedLines(PatchText patch) {
        Set<String> lines = new HashSet<>();
        for (FileDiff file : patch.files()) {
            for (Hunk hunk : file.hunks()) {
                for (String line : hunk.lines()) {
                    boolean changed = line.startsWith("+") || line.startsWith("-");
                    if (!changed || !hasSubstance(line)) continue;
                    lines.add(file.name() + '\n' + line.charAt(0) + Moves.bare(line.substring(1)));
                }
            }
        }
        return lines;
    }

    private static boolean hasSubstance(String line) {
        int substance = 0;
        for (int i = 0; i < line.length() && substance < LEAST_SUBSTANCE; ) {
            int c = line.codePointAt(i);
            if (Character.isLetterOrDigit(c)) substance++;
            i += Character.charCount(c);
        }
        return substance >= LEAST_SUBSTANCE;
    }
}

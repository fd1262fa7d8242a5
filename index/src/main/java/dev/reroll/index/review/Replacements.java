package dev.reroll.index.review;

import dev.reroll.index.rangediff.RangeDiff;
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

/**
 * Finds what stands in the place of a patch that is not there any more: a patch without a counterpart too that works on the
 * same files, and on the same names or, by its title, at the same thing. A reroll that does a thing otherwise renames its
 * patches; neither lines nor titles tell then, but the place among those that stayed does.
 */
final class Replacements {
    /** Of the changed lines of the earlier patch, so many are in files that the later one touches. */
    private static final double LEAST_FILES = 0.5;
    /** Of the names that the one with fewer changes, or of the words of the shorter title, so many are in the other. */
    private static final double LEAST = 0.5;
    /** Names and words together between the same neighbours: one that is strong makes up for the other. */
    private static final double LEAST_BOTH = 0.7;
    /** The same where both are the only ones between these neighbours. */
    private static final double LEAST_ALONE = 0.35;
    /** Names and words each, in another place or by somebody else: his is another way, and the patch was given up for it. */
    private static final double LEAST_AWAY = 0.4;
    /** So many pairs are looked at, in all. */
    private static final int MOST_PAIRS = 10_000;

    /** Names of files that are in every directory. */
    private static final Set<String> EVERYWHERE = Set.of("Makefile", "Kconfig", "index.rst", "MAINTAINERS");

    /** Words that titles share though they are about different things. */
    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "add", "the", "to", "of", "for", "in", "on", "from", "with", "use", "support", "fix",
            "make", "new", "remove", "into", "by", "when", "not", "it", "its", "is", "be", "as");

    /** Where a later patch stands, by the neighbours of the earlier one. */
    private enum Where {
        /** Between them, as the only one that is left on either side. */
        ALONE,
        BETWEEN,
        AWAY
    }

    private record Candidate(int old, int fresh, double likeness) {}

    private final List<PostedPatch> olds;
    private final List<PostedPatch> news;
    /** For each old patch its new one, from 1; 0 for none. */
    private final int[] newOf;

    private final boolean[] taken;

    private Replacements(List<PostedPatch> olds, List<PostedPatch> news) {
        this.olds = olds;
        this.news = news;
        newOf = new int[olds.size() + 1];
        taken = new boolean[news.size() + 1];
    }

    /**
     * The replacements of patches that are not among those found already.
     *
     * @param found numbers of the old patches with those of the new ones, from 1, that are known beside the range-diff's
     */
    static Map<PostedPatch, PostedPatch> of(
            RangeDiff diff, Map<Integer, Integer> found, List<PostedPatch> olds, List<PostedPatch> news) {
        Replacements replacements = new Replacements(olds, news);
        for (Pair pair : diff.pairs()) {
            switch (pair) {
                case Pair.Same same -> replacements.pair(same.oldNumber(), same.newNumber());
                case Pair.Rebased same -> replacements.pair(same.oldNumber(), same.newNumber());
                case Pair.Changed same -> replacements.pair(same.oldNumber(), same.newNumber());
                case Pair.OnlyOld old -> {}
                case Pair.OnlyNew fresh -> {}
            }
        }
        found.forEach(replacements::pair);
        return replacements.find();
    }

    private void pair(int old, int fresh) {
        newOf[old] = fresh;
        taken[fresh] = true;
    }

    private Map<PostedPatch, PostedPatch> find() {
        List<Candidate> candidates = new ArrayList<>();
        int looked = 0;
        for (int old = 1; old <= olds.size(); old++) {
            if (newOf[old] > 0) continue;
            int from = neighbour(old, -1);
            int to = neighbour(old, 1);
            boolean alone = alone(old, from, to);
            for (int fresh = 1; fresh <= news.size() && ++looked <= MOST_PAIRS; fresh++) {
                if (taken[fresh]) continue;
                Where where = fresh <= from || fresh >= to ? Where.AWAY : alone ? Where.ALONE : Where.BETWEEN;
                double likeness = likeness(olds.get(old - 1), news.get(fresh - 1), where);
                if (likeness > 0) candidates.add(new Candidate(old, fresh, likeness));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::likeness)
                .reversed()
                .thenComparingInt(Candidate::old)
                .thenComparingInt(Candidate::fresh));
        Map<PostedPatch, PostedPatch> replacements = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (newOf[candidate.old()] > 0 || taken[candidate.fresh()]) continue;
            pair(candidate.old(), candidate.fresh());
            replacements.put(olds.get(candidate.old() - 1), news.get(candidate.fresh() - 1));
        }
        return replacements;
    }

    /** Where the next patch with a counterpart went, before or behind; past the ends where there is none. */
    private int neighbour(int old, int step) {
        for (int i = old + step; i > 0 && i <= olds.size(); i += step) if (newOf[i] > 0) return newOf[i];
        return step < 0 ? 0 : news.size() + 1;
    }

    /** Whether only one patch is left on either side between the neighbours. */
    private boolean alone(int old, int from, int to) {
        boolean lone = (old == 1 || newOf[old - 1] > 0) && (old == olds.size() || newOf[old + 1] > 0);
        int left = 0;
        for (int fresh = from + 1; fresh < to; fresh++) if (!taken[fresh]) left++;
        return lone && left == 1;
    }

    private static double likeness(PostedPatch a, PostedPatch b, Where where) {
        if (inFilesOf(a, b) < LEAST_FILES) return 0;
        double names = common(telling(a.changedWords()), telling(b.changedWords()));
        double words = commonWords(words(a.title()), words(b.title()));
        boolean alike = switch (sameAuthor(a, b) ? where : Where.AWAY) {
            case ALONE -> names + words >= LEAST_ALONE;
            case BETWEEN -> names >= LEAST || words >= LEAST || names + words >= LEAST_BOTH;
            case AWAY -> names >= LEAST_AWAY && words >= LEAST_AWAY;
        };
        return alike ? names + words + (where == Where.AWAY ? 0 : 0.5) : 0;
    }

    private static boolean sameAuthor(PostedPatch a, PostedPatch b) {
        return name(a.text().author()).equalsIgnoreCase(name(b.text().author()));
    }

    /** Of {@code Name <address>}; the address where there is no name. */
    private static String name(String author) {
        int address = author.indexOf('<');
        return (address > 0 ? author.substring(0, address) : author).strip();
    }

    /** Share of the changed lines of a patch that are in files of the other. */
    private static double inFilesOf(PostedPatch a, PostedPatch b) {
        Set<String> names = new HashSet<>();
        for (FileDiff file : b.text().files()) {
            names.add(file.name());
            names.add(base(file.name()));
        }
        long all = 0;
        long there = 0;
        for (FileDiff file : a.text().files()) {
            long lines = changed(file);
            all += lines;
            if (names.contains(file.name()) || names.contains(base(file.name()))) there += lines;
        }
        return all == 0 ? 0 : (double) there / all;
    }

    private static long changed(FileDiff file) {
        long lines = 0;
        for (Hunk hunk : file.hunks()) {
            lines += hunk.lines().stream().filter(PatchLine::isChange).count();
        }
        return lines;
    }

    /** The name without its directory, as a directory may be renamed; that of a file that is everywhere whole. */
    private static String base(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1);
        return EVERYWHERE.contains(base) ? name : base;
    }

    /** Those that are of one part of the code more than of another. */
    private static Set<String> telling(Set<String> names) {
        Set<String> telling = new HashSet<>();
        for (String name : names) if (name.indexOf('_') > 0 && name.length() > 5) telling.add(name);
        return telling;
    }

    /** An identifier of one title may be several words of the other; it counts as one all the same. */
    private static double commonWords(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) return 0;
        return (double) Math.min(found(a, b), found(b, a)) / Math.min(a.size(), b.size());
    }

    private static int found(Set<String> words, Set<String> among) {
        int found = 0;
        for (String word : words) {
            if (among.contains(word)) {
                found++;
                continue;
            }
            String[] parts = word.split("_+", -1);
            boolean all = parts.length > 1;
            for (String part : parts) all &= among.contains(part);
            boolean partOfOne = among.stream()
                    .anyMatch(other -> other.indexOf('_') > 0
                            && List.of(other.split("_+", -1)).contains(word));
            if (all || partOfOne) found++;
        }
        return found;
    }

    private static double common(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) return 0;
        if (a.size() > b.size()) return common(b, a);
        int common = 0;
        for (String word : a) if (b.contains(word)) common++;
        return (double) common / a.size();
    }

    /** The telling words of a title, without those that say where it belongs. */
    private static Set<String> words(String title) {
        String text = title.substring(title.lastIndexOf(": ") + 1).toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>();
        for (String word : text.split("[^\\p{L}\\p{N}_]+", -1)) {
            if (word.length() > 1 && !SMALL.contains(word)) words.add(word);
        }
        return words;
    }
}

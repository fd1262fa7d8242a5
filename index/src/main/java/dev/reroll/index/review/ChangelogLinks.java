package dev.reroll.index.review;

import dev.reroll.index.review.ChangelogEntries.Item;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Fit;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.People;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ties the entries of changelogs to the review points that they answer. What counts, and how much:
 *
 * <ul>
 *   <li>0.2 the entry credits the maker of the point, 0.1 where the name fits him and others, 0.15 where it credits
 *       somebody who spoke in its discussion, whose words then count as those of the point;
 *   <li>0.35 both name an identifier, 0.1 for each further one, up to 0.55 in all;
 *   <li>0.25 the lines of the point first changed in the revision that the entry is about;
 *   <li>up to 0.3 words in common, the rarer among the points the more;
 *   <li>0.1 the point was made on the revision before, 0.1 on the patch in which the entry stands.
 * </ul>
 *
 * An entry that credits somebody is tied to no point in which he has no part, from {@link #CREDITED} on; one that credits nobody
 * needs an identifier in common and {@link #ANYBODY}. A tie is kept where it comes near the entry's best.
 */
final class ChangelogLinks {

    private static final double CREDITED = 0.45;
    private static final double ANYBODY = 0.75;
    /** Share of the best score from which others stand beside it. */
    private static final double NEAR = 0.8;

    private static final int MOST_FITS = 6;
    private static final int LONGEST_TEXT = 200;

    /** Words that changelogs and remarks share whatever they are about. */
    private static final Set<String> COMMON = Set.of(
            "about",
            "above",
            "added",
            "adding",
            "after",
            "again",
            "all",
            "also",
            "and",
            "any",
            "are",
            "because",
            "been",
            "before",
            "but",
            "can",
            "change",
            "changed",
            "changes",
            "code",
            "comment",
            "comments",
            "commit",
            "could",
            "does",
            "don",
            "drop",
            "dropped",
            "fix",
            "fixed",
            "for",
            "from",
            "function",
            "has",
            "have",
            "here",
            "how",
            "instead",
            "into",
            "its",
            "just",
            "like",
            "make",
            "maybe",
            "message",
            "more",
            "move",
            "moved",
            "need",
            "needed",
            "new",
            "not",
            "now",
            "one",
            "only",
            "other",
            "out",
            "patch",
            "patches",
            "per",
            "please",
            "remove",
            "removed",
            "rename",
            "renamed",
            "same",
            "series",
            "should",
            "some",
            "suggested",
            "that",
            "the",
            "them",
            "then",
            "there",
            "these",
            "they",
            "think",
            "this",
            "too",
            "update",
            "updated",
            "use",
            "used",
            "using",
            "very",
            "was",
            "way",
            "were",
            "what",
            "when",
            "where",
            "which",
            "why",
            "will",
            "with",
            "would",
            "you",
            "your");

    private final Map<String, Integer> order = new HashMap<>();
    private final List<Traced> points;
    private final List<Words> words = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();

    private ChangelogLinks(Series series, List<Traced> points) {
        this.points = points;
        for (Revision revision : series.revisions()) order.putIfAbsent(revision.label(), order.size());
        for (Traced traced : points) {
            Words its = Words.of(traced);
            words.add(its);
            for (String word : its.plain()) frequency.merge(word, 1, Integer::sum);
        }
    }

    /**
     * What an entry or a point speaks of.
     *
     * @param names identifiers
     * @param plain words in lower case, parts of identifiers among them
     */
    private record Words(Set<String> names, Set<String> plain) {

        static Words of(Traced traced) {
            ReviewPoint point = traced.point();
            List<String> text =
                    point.text().size() > LONGEST_TEXT ? point.text().subList(0, LONGEST_TEXT) : point.text();
            Set<String> names = new HashSet<>(CodeWords.named(text));
            for (String line : text) if (isCode(line)) CodeWords.ofCode(line, names);
            Set<String> plain = new HashSet<>();
            plain(text, plain);
            if (point.anchor() instanceof Anchor.Code code) {
                // the line right above the remark is what it is about
                List<String> last = code.lines()
                        .subList(
                                Math.max(0, code.lines().size() - 3),
                                code.lines().size());
                names.addAll(CodeWords.ofCode(last));
            } else {
                names.addAll(CodeWords.named(point.quoted()));
                plain(point.quoted(), plain);
            }
            for (String name : names) CodeWords.split(name, plain);
            return new Words(names, plain);
        }

        /** With what those whom an entry credits said in the discussion. */
        Words and(List<Answer> answers) {
            Set<String> allNames = new HashSet<>(names);
            Set<String> allPlain = new HashSet<>(plain);
            for (Answer answer : answers) {
                List<String> text = answer.text()
                        .subList(0, Math.min(LONGEST_TEXT, answer.text().size()));
                Set<String> named = CodeWords.named(text);
                for (String line : text) if (isCode(line)) CodeWords.ofCode(line, named);
                for (String name : named) CodeWords.split(name, allPlain);
                allNames.addAll(named);
                plain(text, allPlain);
            }
            return new Words(allNames, allPlain);
        }

        static Words of(String entry) {
            Set<String> names = new HashSet<>(CodeWords.named(List.of(entry)));
            Set<String> plain = new HashSet<>();
            plain(List.of(entry), plain);
            for (String name : names) CodeWords.split(name, plain);
            return new Words(names, plain);
        }

        private static boolean isCode(String line) {
            return line.startsWith("+") || line.startsWith("\t") || line.startsWith("    ");
        }

        private static void plain(List<String> lines, Set<String> words) {
            for (String line : lines) {
                int start = -1;
                for (int i = 0; i <= line.length(); i++) {
                    boolean letter = i < line.length() && Character.isLetterOrDigit(line.charAt(i));
                    if (letter && start < 0) start = i;
                    if (letter || start < 0) continue;
                    String word = line.substring(start, Math.min(i, start + 40)).toLowerCase(Locale.ROOT);
                    if (word.length() > 2 && !COMMON.contains(word)) words.add(word);
                    start = -1;
                }
            }
        }
    }

    /** The entries with the points that fit them. */
    static List<Entry> of(Series series, List<Item> items, List<Traced> points) {
        ChangelogLinks links = new ChangelogLinks(series, points);
        return items.stream().map(links::entry).toList();
    }

    /** The entries that each point stands behind, the best first, as indices. */
    static List<List<Integer>> credited(List<Entry> entries, List<Traced> points) {
        Map<String, List<double[]>> found = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            for (Fit fit : entries.get(i).points()) {
                found.computeIfAbsent(fit.point(), any -> new ArrayList<>()).add(new double[] {i, fit.score()});
            }
        }
        List<List<Integer>> credited = new ArrayList<>();
        for (Traced traced : points) {
            credited.add(found.getOrDefault(traced.point().id(), List.of()).stream()
                    .sorted(Comparator.comparingDouble((double[] tie) -> -tie[1]))
                    .map(tie -> (int) tie[0])
                    .toList());
        }
        return credited;
    }

    private Entry entry(Item item) {
        Words its = Words.of(item.change().text());
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Fit fit = fit(item, its, points.get(i), words.get(i));
            if (fit != null) fits.add(fit);
        }
        fits.sort(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::point));
        List<Fit> kept = fits.stream()
                .filter(fit -> fit.score() >= NEAR * fits.getFirst().score())
                .limit(MOST_FITS)
                .toList();
        return new Entry(item.from(), item.to(), item.mail(), item.change(), kept, unmatched(item, kept));
    }

    private List<Address> unmatched(Item item, List<Fit> kept) {
        List<Address> unmatched = new ArrayList<>();
        for (Credited credit : item.change().credits()) {
            if (!credit.clear()) continue;
            boolean fits = kept.stream()
                    .anyMatch(fit -> points.stream()
                            .anyMatch(traced -> traced.point().id().equals(fit.point()) && hasPart(traced, credit)));
            if (!fits) unmatched.add(credit.candidates().getFirst());
        }
        return unmatched;
    }

    private static boolean hasPart(Traced traced, Credited credit) {
        return People.same(traced.point().by(), credit.candidates().getFirst())
                || !spoke(List.of(credit), traced).isEmpty();
    }

    private @Nullable Fit fit(Item item, Words its, Traced traced, Words others) {
        ReviewPoint point = traced.point();
        int made = order.getOrDefault(traced.revision(), Integer.MAX_VALUE);
        int to = order.getOrDefault(item.to(), Integer.MIN_VALUE);
        if (made > to) return null;
        boolean sameRevision = made == to;
        // a patch that was replaced within its revision has that as its first outcome
        if (sameRevision
                && traced.outcomes().stream().noneMatch(o -> o.revision().equals(item.to()))) return null;

        List<String> reasons = new ArrayList<>();
        double score = 0;
        boolean named = !item.change().credits().isEmpty();
        double person = person(item.change().credits(), point.by());
        List<Answer> spoke = person > 0 ? List.of() : spoke(item.change().credits(), traced);
        // what asks for nothing may still have led to a talk
        if (spoke.isEmpty() && (point.kind() == Kind.APPROVAL || point.kind() == Kind.PRAISE)) return null;
        if (named && person == 0 && spoke.isEmpty()) return null;
        if (person > 0) {
            score += person;
            reasons.add((person > 0.15 ? "credits " : "credits a name that also fits ")
                    + point.by().display());
        } else if (!spoke.isEmpty()) {
            score += 0.15;
            reasons.add("credits " + spoke.getFirst().by().display() + ", who spoke in its discussion");
            others = others.and(spoke);
        }
        Set<String> shared = new TreeSet<>(its.names());
        shared.retainAll(others.names());
        if (!shared.isEmpty()) {
            score += Math.min(0.55, 0.35 + 0.1 * (shared.size() - 1));
            reasons.add("both name " + Finding.list(List.copyOf(shared)));
        }
        if (firstChangedIn(traced, item.to())) {
            score += 0.25;
            reasons.add("its lines changed in " + item.to());
        }
        Set<String> common = new TreeSet<>(its.plain());
        common.retainAll(others.plain());
        double rarity = 0;
        for (String word : common) {
            rarity += Math.log((1.0 + points.size()) / frequency.getOrDefault(word, 1)) / Math.log(1.0 + points.size());
        }
        if (rarity > 0) {
            score += Math.min(0.3, 0.12 * rarity);
            reasons.add("words in common: " + Finding.list(List.copyOf(common)));
        }
        boolean told = !shared.isEmpty() || rarity > 0 || firstChangedIn(traced, item.to());
        if (traced.revision().equals(item.from())) score += 0.1;
        if (item.patch().isPresent() && onPatch(item, traced)) {
            score += 0.1;
            reasons.add("both are about one patch");
        }
        boolean enough = named ? score >= CREDITED && told : score >= ANYBODY && !shared.isEmpty();
        return enough ? new Fit(point.id(), Math.min(1, score), reasons) : null;
    }

    private static boolean onPatch(Item item, Traced traced) {
        return traced.outcomes().stream()
                .anyMatch(o -> o.mails().contains(item.patch().orElse("")));
    }

    /** What those who are clearly credited, other than the author, said in the discussion. */
    private static List<Answer> spoke(List<Credited> credits, Traced traced) {
        if (credits.isEmpty() || traced.discussion().isEmpty()) return List.of();
        List<Answer> open = new ArrayList<>(traced.discussion());
        List<Answer> spoke = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Answer answer = open.get(i);
            open.addAll(answer.answers());
            if (answer.role() == Answer.Role.AUTHOR) continue;
            for (Credited credit : credits) {
                if (credit.clear() && People.same(credit.candidates().getFirst(), answer.by())) spoke.add(answer);
            }
        }
        return spoke;
    }

    private static double person(List<Credited> credits, Address by) {
        double best = 0;
        for (Credited credit : credits) {
            for (Address candidate : credit.candidates()) {
                if (People.same(candidate, by)) best = Math.max(best, credit.clear() ? 0.2 : 0.1);
            }
        }
        return best;
    }

    private static boolean firstChangedIn(Traced traced, String revision) {
        for (Outcome outcome : traced.outcomes()) {
            boolean changed = outcome.fate() == Fate.CHANGED
                    || outcome.fate() == Fate.CODE_GONE
                    || outcome.fate() == Fate.PATCH_DROPPED;
            if (changed) return outcome.revision().equals(revision);
        }
        return false;
    }
}

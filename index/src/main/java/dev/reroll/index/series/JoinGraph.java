package dev.reroll.index.series;

import dev.reroll.ingest.patch.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The postings and what joins them. Each posting looks for its predecessor among those that share a key with it: a title,
 * a patch-id, a change-id, a mail that it links to or answers. So adding one looks at those that share its keys, no more.
 */
final class JoinGraph {

    private static final Comparator<Posting> BY_TIME = (a, b) -> Posting.BY_TIME.compare(a.head(), b.head());

    private static final NavigableSet<Posting> NONE = new TreeSet<>(BY_TIME);

    /** Of the postings that share one key, how many before a posting are looked at. */
    private static final int NEAREST = 60;

    /** How much less sure a join with a later version may be than the surest and still be preferred. */
    private static final double PREFERENCE = 0.25;

    /** From here on a join is the author's own word, and holds beside the one to the predecessor. */
    private static final double STRONG = 0.94;

    private final Function<Posting, Optional<Posting>> answered;
    private final Map<String, Posting> byMail = new HashMap<>();
    /** By time, so that the nearest before a posting are found at once however many share a key. */
    private final Map<String, NavigableSet<Posting>> byKey = new HashMap<>();

    private final Map<Posting, List<String>> keys = new LinkedHashMap<>();
    private final Map<Posting, Map<Posting, Join>> before = new HashMap<>();
    private final Map<Posting, Set<Posting>> after = new HashMap<>();
    private final Map<Posting, Map<Posting, Relation>> relations = new HashMap<>();
    private final Map<Posting, Set<Posting>> related = new HashMap<>();
    /** Postings that lost a neighbour and must look for their predecessor again. */
    private final Set<Posting> stale = new LinkedHashSet<>();

    JoinGraph(Function<Posting, Optional<Posting>> answered) {
        this.answered = answered;
    }

    Collection<Posting> postings() {
        return keys.keySet();
    }

    Optional<Posting> posting(String mail) {
        return Optional.ofNullable(byMail.get(mail));
    }

    /** Takes a posting out; returns those whose joins may now differ. */
    Set<Posting> remove(Posting posting) {
        List<String> its = keys.remove(posting);
        if (its == null) return Set.of();
        Set<Posting> touched = new LinkedHashSet<>();
        for (String key : its) {
            NavigableSet<Posting> there = byKey.get(key);
            if (there == null) continue;
            there.remove(posting);
            if (there.size() <= NEAREST * 4) touched.addAll(there);
            if (there.isEmpty()) byKey.remove(key);
        }
        posting.mails().forEach(m -> byMail.remove(m.id(), posting));
        posting.ghostCover.ifPresent(g -> byMail.remove(g.id(), posting));
        posting.ghosts.forEach(g -> byMail.remove(g.id(), posting));
        unjoin(posting);
        for (Posting later : Set.copyOf(after.getOrDefault(posting, Set.of()))) unjoinPair(later, posting);
        for (Posting other : Set.copyOf(related.getOrDefault(posting, Set.of())))
            relations.getOrDefault(other, Map.of()).remove(posting);
        after.remove(posting);
        related.remove(posting);
        stale.addAll(touched);
        return touched;
    }

    /** Puts postings in and joins them; returns all whose joins may differ from before. */
    Set<Posting> add(Collection<Posting> postings) {
        for (Posting posting : postings) {
            posting.mails().forEach(m -> byMail.put(m.id(), posting));
            posting.ghostCover.ifPresent(g -> byMail.putIfAbsent(g.id(), posting));
            posting.ghosts.forEach(g -> byMail.putIfAbsent(g.id(), posting));
            List<String> its = keysOf(posting);
            keys.put(posting, its);
            for (String key : its)
                byKey.computeIfAbsent(key, k -> new TreeSet<>(BY_TIME)).add(posting);
        }
        Set<Posting> touched = new LinkedHashSet<>(postings);
        stale.retainAll(keys.keySet());
        touched.addAll(stale);
        stale.clear();
        for (Posting posting : postings) {
            for (String key : keys.getOrDefault(posting, List.of())) {
                NavigableSet<Posting> there = byKey.getOrDefault(key, NONE);
                if (there.size() <= NEAREST * 4) touched.addAll(there);
            }
        }
        touched.retainAll(keys.keySet());
        Set<Posting> changed = new LinkedHashSet<>(touched);
        for (Posting posting : touched) {
            changed.addAll(before.getOrDefault(posting, Map.of()).keySet());
            join(posting);
            changed.addAll(before.getOrDefault(posting, Map.of()).keySet());
            changed.addAll(relations.getOrDefault(posting, Map.of()).keySet());
        }
        return changed;
    }

    private static List<String> keysOf(Posting posting) {
        Traits traits = posting.traits();
        Set<String> keys = new LinkedHashSet<>();
        traits.titles().forEach(t -> keys.add("t:" + t));
        if (traits.whole()) {
            keys.add("t:" + traits.titleKey());
            Titles.pairs(traits.words()).forEach(w -> keys.add("w:" + w));
        }
        traits.patchIds().forEach(i -> keys.add("p:" + i));
        traits.ids().forEach(i -> keys.add("m:" + i));
        traits.links().forEach(l -> keys.add("m:" + l.id()));
        traits.supersedes().forEach(s -> keys.add("m:" + s));
        traits.prerequisites().forEach(r -> keys.add((r.indexOf('@') > 0 ? "m:" : "c:") + r));
        traits.changeId().ifPresent(c -> keys.add("c:" + c));
        int[] hashes = traits.single().hashes();
        for (int i = 0; i < Math.min(3, hashes.length); i++) keys.add("s:" + hashes[i]);
        keys.remove("t:");
        return List.copyOf(keys);
    }

    /** An earlier posting that may be the predecessor, and what speaks for it. */
    private record Candidate(Posting posting, boolean sameSender, Join join) {}

    /** Finds the predecessor of a posting, and what else it builds on. */
    private void join(Posting posting) {
        unjoin(posting);
        Optional<Posting> up = answered.apply(posting);
        Set<Posting> near = new LinkedHashSet<>();
        for (String key : keys.getOrDefault(posting, List.of())) nearest(byKey.getOrDefault(key, NONE), posting, near);
        up.ifPresent(near::add);
        near.remove(posting);
        List<Candidate> candidates = new ArrayList<>();
        for (Posting other : near.stream().sorted(BY_TIME).toList()) {
            if (other.date().isAfter(posting.date().plusSeconds(86_400))) continue;
            Joiner joiner = new Joiner(other, posting, up.filter(other::equals).isPresent());
            boolean earlier = BY_TIME.compare(other, posting) < 0
                    || other.traits().number().compareTo(posting.traits().number()) < 0;
            if (earlier) joiner.join().ifPresent(j -> candidates.add(new Candidate(other, joiner.sameSender(), j)));
            joiner.relation().ifPresent(r -> {
                relations.computeIfAbsent(posting, k -> new LinkedHashMap<>()).put(other, r);
                related.computeIfAbsent(other, k -> new LinkedHashSet<>()).add(posting);
            });
        }
        for (Candidate chosen : chosen(posting, candidates)) {
            before.computeIfAbsent(posting, k -> new LinkedHashMap<>()).put(chosen.posting(), chosen.join());
            after.computeIfAbsent(chosen.posting(), k -> new LinkedHashSet<>()).add(posting);
        }
    }

    private static void nearest(NavigableSet<Posting> there, Posting posting, Set<Posting> into) {
        if (there.size() <= NEAREST) {
            into.addAll(there);
            return;
        }
        int left = NEAREST;
        for (Posting before : there.headSet(posting, false).descendingSet()) {
            if (left-- == 0) return;
            into.add(before);
        }
    }

    /**
     * The author's own words hold always. Of the rest, the latest version among the surest; one of the same revision; and
     * another sender's only where the sender has none of his own.
     */
    private static Set<Candidate> chosen(Posting posting, List<Candidate> all) {
        Set<Candidate> chosen = new LinkedHashSet<>();
        for (Candidate candidate : all) if (candidate.join().score() >= STRONG) chosen.add(candidate);
        boolean own = all.stream().anyMatch(Candidate::sameSender);
        List<Candidate> fit = all.stream().filter(c -> !own || c.sameSender()).toList();
        double least = fit.stream().mapToDouble(c -> c.join().score()).max().orElse(0) - PREFERENCE;
        Comparator<Candidate> order = Comparator.comparingInt((Candidate c) ->
                        c.posting().traits().number().compareTo(posting.traits().number()) <= 0 ? 1 : 0)
                .thenComparing(c -> c.posting().traits().number())
                .thenComparingDouble(c -> c.join().score())
                .thenComparing(Candidate::posting, BY_TIME);
        for (boolean repeats : new boolean[] {false, true}) {
            fit.stream()
                    .filter(c -> c.join().score() >= least)
                    .filter(c -> repeats(c.posting(), posting) == repeats)
                    .max(order)
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private static boolean repeats(Posting a, Posting b) {
        Version x = a.traits().number();
        return x.equals(b.traits().number()) && a.traits().rfc() == b.traits().rfc();
    }

    private void unjoin(Posting posting) {
        Map<Posting, Join> own = before.remove(posting);
        if (own != null)
            own.keySet().forEach(p -> after.getOrDefault(p, new HashSet<>()).remove(posting));
        Map<Posting, Relation> its = relations.remove(posting);
        if (its != null)
            its.keySet().forEach(p -> related.getOrDefault(p, new HashSet<>()).remove(posting));
    }

    private void unjoinPair(Posting later, Posting earlier) {
        Map<Posting, Join> own = before.get(later);
        if (own != null) own.remove(earlier);
        stale.add(later);
    }

    /** All postings joined to this one, directly or not, by time. */
    List<Posting> component(Posting start) {
        Set<Posting> seen = new HashSet<>(Set.of(start));
        Deque<Posting> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Posting at = open.pop();
            for (Posting p : before.getOrDefault(at, Map.of()).keySet()) if (seen.add(p)) open.push(p);
            for (Posting p : after.getOrDefault(at, Set.of())) if (seen.add(p)) open.push(p);
        }
        return seen.stream().sorted(BY_TIME).toList();
    }

    List<Join> joins(Posting posting) {
        return List.copyOf(before.getOrDefault(posting, Map.of()).values());
    }

    /** Relations from this posting and to it. */
    List<Relation> relations(Posting posting, Set<Posting> series) {
        List<Relation> found = new ArrayList<>();
        relations.getOrDefault(posting, Map.of()).forEach((p, r) -> {
            if (!series.contains(p)) found.add(r);
        });
        for (Posting other : related.getOrDefault(posting, Set.of())) {
            Relation relation = relations.getOrDefault(other, Map.of()).get(posting);
            if (relation != null && !series.contains(other)) found.add(relation);
        }
        return found;
    }
}

package dev.reroll.index.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts series together whose mails do not answer each other: the same sender, version and total, within half an hour
 * (two days for the rest of a series whose beginning has a thread), and no place taken twice.
 */
final class Unthreaded {

    private static final Duration APART = Duration.ofMinutes(30);
    private static final Duration REST_APART = Duration.ofDays(2);
    /** So many unfinished series of one size nobody sends in two days. */
    private static final int LOOK_BACK = 50;

    private final Map<String, Set<Posting>> parts = new HashMap<>();
    private final Map<String, List<Posting>> grouped = new HashMap<>();
    private final Set<String> dirty = new LinkedHashSet<>();

    /** Whether the posting lacks patches, so that others may fill it. */
    boolean takes(Posting posting) {
        return posting.total() > 1
                && !posting.patches.isEmpty()
                && !posting.missing().isEmpty();
    }

    void add(Posting posting) {
        parts.computeIfAbsent(key(posting), k -> new HashSet<>()).add(posting);
        dirty.add(key(posting));
    }

    void remove(Posting posting) {
        Set<Posting> there = parts.get(key(posting));
        if (there != null) there.remove(posting);
        dirty.add(key(posting));
    }

    /** The groups that no longer hold, to be taken out of the joins. */
    List<Posting> regrouped() {
        List<Posting> old = new ArrayList<>();
        for (String key : dirty) {
            List<Posting> groups = grouped.remove(key);
            if (groups != null) old.addAll(groups);
        }
        return old;
    }

    /** The groups that now hold instead. */
    List<Posting> fresh() {
        List<Posting> all = new ArrayList<>();
        for (String key : dirty) {
            List<Posting> groups = group(parts.getOrDefault(key, Set.of()));
            grouped.put(key, groups);
            all.addAll(groups);
        }
        dirty.clear();
        return all;
    }

    private static String key(Posting posting) {
        return People.key(posting.sender()) + '|' + posting.number() + '|' + posting.rfc() + '|' + posting.total();
    }

    private static List<Posting> group(Set<Posting> parts) {
        List<Posting> sorted = parts.stream()
                .sorted((a, b) -> Posting.BY_TIME.compare(a.head(), b.head()))
                .toList();
        List<List<Posting>> groups = new ArrayList<>();
        for (Posting part : sorted) {
            Optional<List<Posting>> home =
                    groups.subList(Math.max(0, groups.size() - LOOK_BACK), groups.size()).stream()
                            .filter(g -> fits(g, part))
                            .findFirst();
            if (home.isPresent()) home.get().add(part);
            else groups.add(new ArrayList<>(List.of(part)));
        }
        return groups.stream().map(Unthreaded::merged).toList();
    }

    private static boolean fits(List<Posting> group, Posting part) {
        if (part.answers.isPresent() || part.cover.isPresent() || part.ghostCover.isPresent()) return false;
        Posting first = group.get(0);
        boolean threaded = first.cover.isPresent() || first.patches.size() > 1;
        Duration gap = Duration.between(group.getLast().date(), part.date());
        if (gap.compareTo(threaded ? REST_APART : APART) > 0) return false;

        Set<Integer> taken = new TreeSet<>();
        for (Posting member : group)
            member.patches.forEach(p -> taken.add(Posting.place(p).number()));
        return part.patches.stream()
                .noneMatch(p -> taken.contains(Posting.place(p).number()));
    }

    private static Posting merged(List<Posting> group) {
        if (group.size() == 1) return group.get(0);
        List<MailFacts> patches = new ArrayList<>();
        group.forEach(g -> patches.addAll(g.patches));
        Posting first = group.get(0);
        Posting whole = new Posting(first.cover, first.ghostCover, patches, first.answers);
        for (Posting member : group) {
            whole.late.addAll(member.late);
            whole.ghosts.addAll(member.ghosts);
        }
        return whole;
    }
}

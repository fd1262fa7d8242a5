package dev.reroll.index.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All series of the mails that were added. What it answers depends on the set of mails only, not on their order; a new
 * mail costs the work of its own thread and of the series that it touches. For one thread at a time.
 */
public final class SeriesBook {

    private final Map<String, MailFacts> mails = new HashMap<>();
    private final Threads threads = new Threads();
    private final Set<String> dirty = new LinkedHashSet<>();
    private final Map<String, List<Posting>> byThread = new HashMap<>();
    private final Unthreaded unthreaded = new Unthreaded();
    private final JoinGraph graph = new JoinGraph(this::answered);
    private final Map<String, Set<String>> landingsByKey = new HashMap<>();
    private final Map<Posting, Series> assembled = new HashMap<>();

    /** Adds a mail; one that is known already is replaced. */
    public void add(MailFacts facts) {
        MailFacts before = mails.put(facts.id(), facts);
        if (before != null && before.equals(facts)) return;
        for (String other : threads.add(facts.id(), facts.parents())) {
            List<Posting> gone = byThread.remove(other);
            if (gone != null) forget(gone);
            dirty.remove(other);
        }
        dirty.add(threads.of(facts.id()));
        for (Landing landing : facts.landings()) {
            for (String key : landingKeys(landing))
                landingsByKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(facts.id());
            landing.links().stream()
                    .map(graph::posting)
                    .flatMap(Optional::stream)
                    .forEach(this::outdate);
        }
    }

    public void addAll(Collection<MailFacts> facts) {
        facts.forEach(this::add);
    }

    public int mails() {
        return mails.size();
    }

    /** The series that the mail is a part of: as cover letter, patch, or answer to one of them. */
    public Optional<Series> series(String messageId) {
        settle();
        return posting(messageId).map(this::assemble);
    }

    /** The Message-IDs of the heads of all series that a mail with these facts would change, or has changed. */
    public Set<String> affected(String messageId) {
        settle();
        Set<String> heads = new LinkedHashSet<>();
        for (Posting posting : byThread.getOrDefault(threads.of(messageId), List.of())) {
            graph.posting(posting.id()).ifPresent(p -> heads.add(assemble(p).id()));
        }
        MailFacts facts = mails.get(messageId);
        if (facts != null) {
            facts.landings().stream()
                    .flatMap(l -> l.links().stream())
                    .map(graph::posting)
                    .flatMap(Optional::stream)
                    .forEach(p -> heads.add(assemble(p).id()));
        }
        return heads;
    }

    /** All series, by the date of their first posting. */
    public List<Series> all() {
        settle();
        Map<String, Series> all = new TreeMap<>();
        Set<Posting> seen = new HashSet<>();
        for (Posting posting : graph.postings()) {
            if (seen.contains(posting)) continue;
            List<Posting> component = graph.component(posting);
            seen.addAll(component);
            Series series = assemble(posting);
            all.put(series.id(), series);
        }
        return all.values().stream()
                .sorted((a, b) -> {
                    int byDate = a.revisions()
                            .get(0)
                            .date()
                            .compareTo(b.revisions().get(0).date());
                    return byDate != 0 ? byDate : a.id().compareTo(b.id());
                })
                .toList();
    }

    Optional<MailFacts> mail(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    /** The mails of the thread that the mail is in. */
    Collection<MailFacts> thread(String id) {
        List<MailFacts> thread = new ArrayList<>();
        for (String member : threads.members(threads.of(id))) {
            MailFacts facts = mails.get(member);
            if (facts != null) thread.add(facts);
        }
        return thread;
    }

    /** The posting that the mail is part of or that it answers, however far up. */
    Optional<Posting> posting(String messageId) {
        String at = messageId;
        Set<String> seen = new HashSet<>();
        while (seen.add(at)) {
            Optional<Posting> here = graph.posting(at);
            if (here.isPresent()) return here;
            MailFacts facts = mails.get(at);
            if (facts == null || facts.parents().isEmpty()) return Optional.empty();
            at = facts.parents().stream()
                    .filter(mails::containsKey)
                    .findFirst()
                    .orElse(facts.parents().get(0));
        }
        return Optional.empty();
    }

    /** Mails elsewhere that report something as applied which has this Message-ID or this title. */
    List<MailFacts> landings(String id, String title) {
        Set<String> found = new LinkedHashSet<>(landingsByKey.getOrDefault("i:" + id, Set.of()));
        if (!title.isEmpty()) found.addAll(landingsByKey.getOrDefault("t:" + Titles.key(title), Set.of()));
        return found.stream().map(mails::get).sorted(Posting.BY_TIME).toList();
    }

    JoinGraph graph() {
        return graph;
    }

    private Optional<Posting> answered(Posting posting) {
        return posting.answers.flatMap(this::posting).filter(p -> p != posting);
    }

    private static List<String> landingKeys(Landing landing) {
        List<String> keys = new ArrayList<>();
        landing.links().forEach(id -> keys.add("i:" + id));
        boolean elsewhere = landing.kind() != Landing.Kind.THANKS && landing.kind() != Landing.Kind.PATCHWORK_BOT;
        if (elsewhere && !landing.title().isEmpty()) keys.add("t:" + Titles.key(landing.title()));
        return keys;
    }

    /** Brings postings and joins up to date with the mails. */
    private void settle() {
        if (dirty.isEmpty()) return;
        Set<Posting> changed = new LinkedHashSet<>();
        for (String thread : dirty) {
            List<Posting> gone = byThread.remove(thread);
            if (gone != null) forget(gone);
            List<MailFacts> members = new ArrayList<>();
            for (String id : threads.members(thread)) {
                MailFacts facts = mails.get(id);
                if (facts != null) members.add(facts);
            }
            List<Posting> postings = ThreadPostings.of(members);
            byThread.put(thread, postings);
            for (Posting posting : postings) {
                if (unthreaded.takes(posting)) unthreaded.add(posting);
                else changed.add(posting);
            }
        }
        dirty.clear();
        for (Posting posting : unthreaded.regrouped()) {
            graph.remove(posting).forEach(this::outdate);
            assembled.remove(posting);
        }
        changed.addAll(unthreaded.fresh());
        graph.add(changed).forEach(this::outdate);
    }

    private void forget(List<Posting> postings) {
        for (Posting posting : postings) {
            outdate(posting);
            if (unthreaded.takes(posting)) unthreaded.remove(posting);
            else graph.remove(posting).forEach(this::outdate);
            assembled.remove(posting);
        }
    }

    private void outdate(Posting posting) {
        Series series = assembled.remove(posting);
        if (series == null) return;
        assembled.values().removeIf(s -> s.id().equals(series.id()));
    }

    private Series assemble(Posting posting) {
        Series known = assembled.get(posting);
        if (known != null) return known;
        List<Posting> component = graph.component(posting);
        Series series = new SeriesAssembler(this, component).series();
        component.forEach(p -> assembled.put(p, series));
        return series;
    }
}

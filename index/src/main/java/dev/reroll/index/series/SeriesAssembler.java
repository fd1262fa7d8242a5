package dev.reroll.index.series;

import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.patch.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a series of the postings that are joined. */
final class SeriesAssembler {

    /** Gaps are named one by one up to this many. */
    private static final int MOST_GAPS = 50;
    /** Of postings with one version, how many before each are compared with it. */
    private static final int LOOK_BACK = 50;

    private final SeriesBook book;
    private final List<Posting> postings;

    SeriesAssembler(SeriesBook book, List<Posting> postings) {
        this.book = book;
        this.postings = postings;
    }

    Series series() {
        List<Join> joins =
                postings.stream().flatMap(p -> book.graph().joins(p).stream()).toList();
        List<Revision> revisions = new ArrayList<>();
        for (List<Posting> group : grouped(joins)) revisions.add(new RevisionAssembler(group).revision());
        revisions.sort(Comparator.comparing(Revision::date).thenComparing(Revision::head));
        String title = postings.reversed().stream()
                .filter(Posting::titleIsWhole)
                .findFirst()
                .orElse(postings.getLast())
                .title();
        return new Series(
                postings.get(0).id(),
                title,
                List.copyOf(revisions),
                joins,
                relations(),
                applied(revisions),
                gaps(revisions));
    }

    /** Postings of one revision together: resends, and what bears the same number from the same sender. */
    private List<List<Posting>> grouped(List<Join> joins) {
        Map<String, Posting> byId = new HashMap<>();
        postings.forEach(p -> byId.put(p.id(), p));
        Map<Posting, List<Posting>> group = new LinkedHashMap<>();
        postings.forEach(p -> group.put(p, new ArrayList<>(List.of(p))));
        for (Join join : joins) {
            Posting a = byId.get(join.earlier());
            Posting b = byId.get(join.later());
            if (join.sameRevision() && a != null && b != null) unite(group, a, b);
        }
        Map<String, List<Posting>> byVersion = new HashMap<>();
        for (Posting posting : postings) {
            String key = posting.traits().number() + "|" + posting.traits().rfc();
            List<Posting> same = byVersion.computeIfAbsent(key, k -> new ArrayList<>());
            for (Posting other : same.subList(Math.max(0, same.size() - LOOK_BACK), same.size())) {
                if (sameRevision(other, posting)) unite(group, other, posting);
            }
            same.add(posting);
        }
        return List.copyOf(new LinkedHashSet<>(group.values()));
    }

    private static void unite(Map<Posting, List<Posting>> group, Posting a, Posting b) {
        List<Posting> one = group.getOrDefault(a, List.of());
        List<Posting> other = group.getOrDefault(b, List.of());
        if (one.contains(b)) return;
        List<Posting> both = new ArrayList<>(one);
        both.addAll(other);
        both.sort((x, y) -> Posting.BY_TIME.compare(x.head(), y.head()));
        both.forEach(p -> group.put(p, both));
    }

    private static boolean sameRevision(Posting a, Posting b) {
        return a.version().isPresent()
                && a.version().equals(b.version())
                && a.rfc() == b.rfc()
                && People.same(a.sender(), b.sender())
                && (a.total() == 1) == (b.total() == 1)
                && sameWork(a.traits(), b.traits());
    }

    /** A series may split in two that go on with the same number; these have few titles in common. */
    private static boolean sameWork(Traits a, Traits b) {
        int shared = Traits.both(a.titles(), b.titles()).size();
        return a.total() == b.total()
                || shared * 2 >= Math.max(a.titles().size(), b.titles().size());
    }

    private List<Relation> relations() {
        Set<Posting> own = new HashSet<>(postings);
        List<Relation> all = new ArrayList<>();
        for (Posting posting : postings) all.addAll(book.graph().relations(posting, own));
        Set<String> threads = new HashSet<>();
        for (Posting posting : postings) {
            for (MailFacts mail : book.thread(posting.id())) {
                if (!mail.subject().isReply() || !threads.add(mail.id())) continue;
                for (ArchiveLink link : mail.links())
                    mention(posting, mail, link, own).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparing(Relation::kind)
                .thenComparing(Relation::from)
                .thenComparing(Relation::to)
                .thenComparing(r -> r.mails().toString()));
        return firsts(all);
    }

    /** Each pair of series once for each kind, by the earliest posting that shows it; mails that mention stay all. */
    private List<Relation> firsts(List<Relation> all) {
        Map<String, Relation> first = new LinkedHashMap<>();
        for (Relation relation : all) {
            boolean each = relation.kind() == Relation.Kind.MENTIONS || relation.kind() == Relation.Kind.BASED_ON;
            String pair = each
                    ? relation.toString()
                    : relation.kind() + "|" + series(relation.from()) + "|" + series(relation.to());
            first.merge(pair, relation, (a, b) -> date(b.from()).isBefore(date(a.from())) ? b : a);
        }
        return List.copyOf(first.values());
    }

    private Instant date(String id) {
        return book.mail(id).map(MailFacts::date).orElse(Instant.MAX);
    }

    private String series(String head) {
        return book.graph()
                .posting(head)
                .map(p -> book.graph().component(p).get(0).id())
                .orElse(head);
    }

    private Optional<Relation> mention(Posting posting, MailFacts mail, ArchiveLink link, Set<Posting> own) {
        return book.posting(link.id())
                .filter(other ->
                        !own.contains(other) && book.graph().posting(link.id()).isPresent())
                .map(other -> new Relation(
                        Relation.Kind.MENTIONS, posting.id(), other.id(), link.words(), List.of(mail.id(), link.id())));
    }

    private List<Applied> applied(List<Revision> revisions) {
        return new AppliedFinder(book, revisions, postings).found();
    }

    /** Versions that lie between those that are there, with the RFCs counted apart. */
    private static List<String> gaps(List<Revision> revisions) {
        List<String> gaps = new ArrayList<>();
        for (boolean rfc : new boolean[] {true, false}) {
            TreeSet<Integer> there = new TreeSet<>();
            for (Revision revision : revisions) {
                Version version = revision.version();
                if (revision.rfc() == rfc) there.add(version.number());
            }
            if (there.isEmpty()) continue;
            // an RFC series goes on as a patch series: what the other half holds is no gap
            Set<Integer> other = new HashSet<>();
            boolean restarts = restarts(revisions);
            for (Revision revision : revisions) {
                if (revision.rfc() == rfc || !restarts)
                    other.add(revision.version().number());
            }
            boolean first = !rfc && !restarts && revisions.stream().anyMatch(Revision::rfc);
            for (int i = first ? there.first() : 1; i < there.last() && gaps.size() < MOST_GAPS; i++) {
                if (!there.contains(i) && !other.contains(i)) gaps.add((rfc ? "RFC v" : "v") + i);
            }
        }
        return List.copyOf(gaps);
    }

    /** Whether the numbers began again when the RFCs were over. */
    private static boolean restarts(List<Revision> revisions) {
        int last = 0;
        while (last < revisions.size() && revisions.get(last).rfc()) last++;
        if (last == 0 || last == revisions.size()) return false;
        boolean mixed = revisions.subList(last, revisions.size()).stream().anyMatch(Revision::rfc);
        Version before = revisions.get(last - 1).version();
        return !mixed && revisions.get(last).version().compareTo(before) <= 0 && before.number() > 1;
    }
}

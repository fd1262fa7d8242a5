package dev.reroll.index.series;

import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ties the notices of what was applied to the patches of a series. */
final class AppliedFinder {

    private final SeriesBook book;
    private final List<Revision> revisions;
    private final List<Posting> postings;
    private final Map<String, Slot> byMail = new LinkedHashMap<>();
    private final Map<String, Slot> byTitle = new LinkedHashMap<>();

    AppliedFinder(SeriesBook book, List<Revision> revisions, List<Posting> postings) {
        this.book = book;
        this.revisions = revisions;
        this.postings = postings;
        for (Revision revision : revisions) {
            for (Slot slot : revision.slots()) {
                slot.mail().ifPresent(m -> byMail.put(m, slot));
                slot.earlier().forEach(m -> byMail.putIfAbsent(m, slot));
                byTitle.put(Titles.key(slot.title()), slot); // the newest revision's patch of that title
            }
        }
    }

    List<Applied> found() {
        Map<String, MailFacts> notices = new LinkedHashMap<>();
        for (Posting posting : postings) {
            for (MailFacts mail : book.thread(posting.id()))
                if (!mail.landings().isEmpty()) notices.put(mail.id(), mail);
        }
        byMail.forEach((id, slot) -> book.landings(id, slot.title()).forEach(m -> notices.put(m.id(), m)));
        Set<Applied> all = new HashSet<>();
        for (MailFacts notice : notices.values()) {
            for (Landing landing : notice.landings()) all.addAll(applied(notice, landing));
        }
        return all.stream()
                .sorted(Comparator.comparing(Applied::date)
                        .thenComparing(Applied::notice)
                        .thenComparing(a -> a.patch().orElse(""))
                        .thenComparing(Applied::title))
                .toList();
    }

    private List<Applied> applied(MailFacts notice, Landing landing) {
        Optional<Slot> slot = ofSeries(landing) ? Optional.empty() : slot(notice, landing);
        boolean ours = slot.isPresent() || answersUs(notice);
        if (!ours) return List.of();
        if (slot.isPresent()) return List.of(one(notice, landing, slot));
        boolean whole = landing.title().isEmpty() && landing.number() == 0;
        if (!whole) return List.of(one(notice, landing, Optional.empty()));
        // "Applied": all of the revision that is answered
        List<Applied> all = new ArrayList<>();
        answeredRevision(notice).ifPresent(r -> {
            for (Slot each : r.slots()) all.add(one(notice, landing, Optional.of(each)));
        });
        return all;
    }

    /** "Applied this series" said in answer to one patch means all of them. */
    private static boolean ofSeries(Landing landing) {
        String words = landing.words().toLowerCase(Locale.ROOT);
        return landing.kind() == Landing.Kind.THANKS
                && landing.title().isEmpty()
                && (words.contains("series") || words.contains("patchset") || words.startsWith("all applied"));
    }

    private Applied one(MailFacts notice, Landing landing, Optional<Slot> slot) {
        Optional<Boolean> same =
                slot.flatMap(Slot::mail).flatMap(book::mail).flatMap(patch -> samePatch(notice, patch));
        String title = landing.title().isEmpty() ? slot.map(Slot::title).orElse("") : landing.title();
        return new Applied(
                landing.kind(),
                landing.tree(),
                landing.commit(),
                slot.flatMap(Slot::mail),
                title,
                notice.id(),
                notice.date(),
                same,
                landing.words());
    }

    /** By patch-id; or by the changed lines, as git may place a hunk otherwise when it shows the commit. */
    private static Optional<Boolean> samePatch(MailFacts notice, MailFacts patch) {
        if (!notice.diff() || !patch.diff()) return Optional.empty();
        boolean sameId = notice.patchId().isPresent() && notice.patchId().equals(patch.patchId());
        return Optional.of(sameId || notice.sketch().sameLines(patch.sketch()));
    }

    /** The patch that the notice is about: by link, by what it answers, by number and title in the series it answers. */
    private Optional<Slot> slot(MailFacts notice, Landing landing) {
        for (String link : landing.links()) if (byMail.containsKey(link)) return Optional.ofNullable(byMail.get(link));
        String title = Titles.key(landing.title());
        boolean listed = landing.kind() == Landing.Kind.THANKS || landing.kind() == Landing.Kind.PATCHWORK_BOT;
        if (listed && !title.isEmpty() && answersUs(notice)) {
            Optional<Slot> inRevision = answeredRevision(notice)
                    .flatMap(r -> r.slots().stream()
                            .filter(s -> Titles.key(s.title()).equals(title))
                            .findFirst());
            if (inRevision.isPresent()) return inRevision;
        }
        boolean cover = revisions.stream()
                .anyMatch(
                        r -> r.cover().isPresent() && answers(notice, r.cover().get()));
        if (!listed || (title.isEmpty() && !cover)) {
            for (String parent : notice.parents())
                if (byMail.containsKey(parent)) return Optional.ofNullable(byMail.get(parent));
        }
        boolean elsewhere = landing.kind() == Landing.Kind.STABLE_QUEUE
                || landing.kind() == Landing.Kind.TIP_BOT
                || landing.kind() == Landing.Kind.MM_ADDED
                || landing.kind() == Landing.Kind.MM_MERGED
                || landing.kind() == Landing.Kind.MM_REMOVED;
        boolean unlinked = landing.links().isEmpty() && notice.parents().isEmpty();
        return elsewhere && unlinked && !title.isEmpty() ? Optional.ofNullable(byTitle.get(title)) : Optional.empty();
    }

    private static boolean answers(MailFacts notice, String id) {
        return !notice.parents().isEmpty() && notice.parents().get(0).equals(id);
    }

    private boolean answersUs(MailFacts notice) {
        return book.posting(notice.id()).filter(postings::contains).isPresent();
    }

    private Optional<Revision> answeredRevision(MailFacts notice) {
        Optional<Posting> posting = book.posting(notice.id());
        return posting.flatMap(p ->
                revisions.stream().filter(r -> r.postings().contains(p.id())).findFirst());
    }
}

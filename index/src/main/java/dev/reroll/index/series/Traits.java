package dev.reroll.index.series;

import dev.reroll.ingest.patch.SubjectToken.Kind;
import dev.reroll.ingest.patch.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What postings are compared by, worked out once for each. */
record Traits(
        Version number,
        boolean versioned,
        boolean rfc,
        boolean resend,
        boolean backport,
        int total,
        boolean whole,
        String title,
        String titleKey,
        Set<String> words,
        Set<String> titles,
        Set<String> patchIds,
        Set<String> ids,
        Optional<String> changeId,
        List<ArchiveLink> links,
        List<String> supersedes,
        List<String> prerequisites,
        Sketch single) {

    static Traits of(Posting posting) {
        Set<String> ids = new HashSet<>();
        Set<String> patchIds = new HashSet<>();
        List<ArchiveLink> links = new ArrayList<>();
        List<String> supersedes = new ArrayList<>();
        List<String> prerequisites = new ArrayList<>();
        Optional<String> changeId = Optional.empty();
        for (MailFacts mail : posting.mails()) {
            ids.add(mail.id());
            mail.patchId().ifPresent(patchIds::add);
            if (changeId.isEmpty()) changeId = mail.changeId();
            links.addAll(mail.links());
            supersedes.addAll(mail.supersedes());
            prerequisites.addAll(mail.prerequisites());
        }
        posting.ghostCover.ifPresent(g -> ids.add(g.id()));
        String title = posting.title();
        return new Traits(
                posting.number(),
                posting.version().isPresent(),
                posting.rfc(),
                posting.has(Kind.RESEND),
                posting.backport(),
                posting.total(),
                posting.titleIsWhole(),
                title,
                Titles.key(title),
                Titles.words(title),
                posting.titles(),
                patchIds,
                ids,
                changeId,
                links,
                supersedes,
                prerequisites,
                posting.patches.size() == 1 ? posting.patches.get(0).sketch() : Sketch.NONE);
    }

    /** What both sets hold; mostly nothing. */
    static Set<String> both(Set<String> a, Set<String> b) {
        if (a.size() > b.size()) return both(b, a);
        Set<String> both = Set.of();
        for (String each : a) {
            if (!b.contains(each)) continue;
            if (both.isEmpty()) both = new HashSet<>();
            both.add(each);
        }
        return both;
    }
}

package dev.reroll.index.series;

import dev.reroll.index.series.Join.Evidence;
import dev.reroll.index.series.Join.Kind;
import dev.reroll.ingest.patch.Trailer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Judges whether a later posting belongs to the series of an earlier one. What each sign is worth was set by hand against
 * the multi-version series of a public list (see the tests): a change-id or a Supersedes is the author's own word; a link
 * to an earlier revision nearly so; the same titles from the same sender with a rising version are rarely wrong; a title
 * alone is believed for a year.
 */
final class Joiner {

    /** Below this nothing is joined. */
    static final double THRESHOLD = 0.5;

    private static final Duration TITLE_ALONE = Duration.ofDays(366);
    private static final Duration UNVERSIONED = Duration.ofDays(180);
    private static final Duration SAME_TITLE_UNVERSIONED = Duration.ofDays(45);
    private static final Duration LONG = Duration.ofDays(2 * 366L);
    private static final Duration LONGEST = Duration.ofDays(5 * 366L);
    /** Clocks are wrong by a day at times. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Posting p;
    private final Posting q;
    private final Traits a;
    private final Traits b;
    private final boolean answers;
    private final List<Evidence> evidence = new ArrayList<>();
    private final boolean sameSender;
    private final Set<String> shared;
    private final Set<String> sharedIds;
    private final int least;
    private final int most;
    private final boolean head;
    private final double near;
    private final Duration gap;
    private final double alike;

    /** @param answers whether the head of {@code q} was sent in answer to a mail of {@code p} */
    Joiner(Posting p, Posting q, boolean answers) {
        this.p = p;
        this.q = q;
        this.a = p.traits();
        this.b = q.traits();
        this.answers = answers;
        sameSender = People.same(p.sender(), q.sender());
        shared = Traits.both(a.titles(), b.titles());
        sharedIds = Traits.both(a.patchIds(), b.patchIds());
        least = Math.max(1, Math.min(a.titles().size(), b.titles().size()));
        most = Math.max(1, Math.max(a.titles().size(), b.titles().size()));
        boolean whole = a.whole() && b.whole();
        head = whole && a.titleKey().equals(b.titleKey()) && !a.titleKey().isEmpty();
        near = head || !whole ? 0 : Titles.likeness(a.words(), b.words());
        gap = Duration.between(p.date(), q.date());
        alike = a.single().likeness(b.single());
    }

    boolean sameSender() {
        return sameSender;
    }

    /** The join, if the signs suffice. */
    Optional<Join> join() {
        if (gap.plus(SLACK).isNegative()) return Optional.empty();
        double said = said();
        if (a.backport() != b.backport()) return Optional.empty();
        boolean repeats = a.number().equals(b.number()) && a.rfc() == b.rfc();
        double score = Math.max(said, repeats ? repeated() : following());
        if (score < THRESHOLD) return Optional.empty();
        if (!sameSender)
            add(Kind.HANDOVER, p.sender().display() + " to " + q.sender().display(), p.id(), q.id());
        List<Evidence> ordered =
                evidence.stream().sorted(Comparator.comparing(Evidence::kind)).toList();
        boolean resend = repeats && (sameContent() || b.resend() || b.versioned());
        return Optional.of(new Join(p.id(), q.id(), resend, score, ordered));
    }

    /** Nothing new in it, or the same titles throughout. */
    private boolean sameContent() {
        Set<String> ids = b.patchIds();
        return !ids.isEmpty() && sharedIds.size() == ids.size();
    }

    /** What the author says: change-id, Supersedes, a link to the earlier revision. */
    private double said() {
        double score = 0;
        Optional<String> change =
                a.changeId().filter(c -> b.changeId().filter(c::equals).isPresent());
        if (change.isPresent()) {
            add(Kind.CHANGE_ID, change.get(), p.id(), q.id());
            score = 0.99;
        }
        for (String id : b.supersedes()) {
            if (!a.ids().contains(id)) continue;
            add(Kind.SUPERSEDES, id, q.id());
            score = Math.max(score, 0.98);
        }
        Optional<ArchiveLink> link = link(ArchiveLink.Role.EARLIER);
        if (link.isPresent()) score = Math.max(score, linked(link.get()));
        return score;
    }

    /** A link is to be about the same matter: a series for another project links to the kernel's "v2", too. */
    private double linked(ArchiveLink link) {
        boolean matter = head || near >= 0.4 || alike >= 0.3 || !shared.isEmpty() || !sharedIds.isEmpty();
        boolean rises = b.number().compareTo(a.number()) > 0;
        boolean again = b.number().equals(a.number()) || a.rfc();
        boolean named = link.words().strip().toLowerCase(Locale.ROOT).startsWith(a.number() + ":");
        double score = 0;
        if (matter && (rises || again)) score = 0.95;
        else if (named && rises && sameSender) score = 0.8;
        if (score > 0) add(Kind.LINK, link.words(), q.id(), link.id());
        return score;
    }

    /** A link to a mail of the earlier posting from the later's cover letter or patches. */
    private Optional<ArchiveLink> link(ArchiveLink.Role role) {
        for (ArchiveLink link : b.links())
            if (link.role() == role && a.ids().contains(link.id())) return Optional.of(link);
        return Optional.empty();
    }

    /** The same version again: a resend, the rest of a series, or an unnumbered reroll. */
    private double repeated() {
        signs();
        if (!sameSender || a.backport()) return 0;
        boolean sizes = (a.total() == 1) == (b.total() == 1);
        boolean half = shared.size() * 2 >= most;
        if (!sizes) return 0;
        boolean numbered = b.versioned();
        if (b.resend() && (head || half)) {
            add(Kind.RESEND, "RESEND", q.id());
            return gap.compareTo(TITLE_ALONE) < 0 ? 0.95 : 0;
        }
        if (!sharedIds.isEmpty() && sharedIds.size() * 2 >= least) return gap.compareTo(TITLE_ALONE) < 0 ? 0.9 : 0;
        // a cover letter whose patches never came has its title only
        boolean bare = p.patches.isEmpty() || q.patches.isEmpty();
        if (numbered && (half || (head && (bare || !shared.isEmpty()))))
            return gap.compareTo(UNVERSIONED) < 0 ? 0.85 : 0;
        if (answers && (head || half || alike >= 0.2)) return 0.75;
        if (gap.compareTo(UNVERSIONED) >= 0) return 0;
        if (bare && head) return gap.compareTo(SAME_TITLE_UNVERSIONED) < 0 ? 0.75 : 0;
        if (b.total() > 1) return shared.size() * 3 >= most * 2 ? 0.8 : 0;
        if (head && alike >= 0.3) return 0.75;
        return head && gap.compareTo(SAME_TITLE_UNVERSIONED) < 0 ? 0.6 : 0;
    }

    /** A higher version, or the same work after its RFC. */
    private double following() {
        boolean later = b.number().compareTo(a.number()) > 0;
        boolean fromRfc = a.rfc() && !b.rfc();
        boolean backToRfc = b.rfc() && !a.rfc();
        if (!later && !fromRfc) return 0;
        signs();
        boolean next = fromRfc || b.number().number() == a.number().number() + 1 || minorStep();
        double part = (double) shared.size() / least;
        boolean lopsided = least * 3 < most && !head;
        double score = 0;
        if (sameSender) {
            if (answers && later) score = Math.max(score, 0.9);
            else if (answers && (head || part > 0)) score = Math.max(score, 0.85);
            boolean many = sharedIds.size() * (later ? 4 : 2) >= least;
            if (many || (!sharedIds.isEmpty() && later && next)) score = Math.max(score, lopsided && !next ? 0.4 : 0.9);
            if (head) score = Math.max(score, titleScore());
            boolean soon = gap.compareTo(later ? LONG : UNVERSIONED) < 0;
            if (part >= 0.5 && !lopsided && soon) score = Math.max(score, next ? 0.85 : 0.8);
            else if (part >= 0.2 && next && soon) score = Math.max(score, 0.65);
            if (alike >= 0.5) score = Math.max(score, 0.7);
            boolean recent = gap.compareTo(TITLE_ALONE) < 0 && (a.total() > 1 || b.total() > 1 || alike >= 0.05);
            if (recent && later && (near >= 0.8 || (near >= 0.6 && next))) score = Math.max(score, 0.75);
        } else {
            boolean content = alike >= 0.3 || !sharedIds.isEmpty() || shared.size() > 1 || bearsName();
            if (head && next && content) score = Math.max(score, 0.75);
            if (part >= 0.6 && shared.size() > 1 && later && b.versioned()) score = Math.max(score, 0.7);
            if (answers && later && next && (head || part >= 0.5)) score = Math.max(score, 0.8);
            boolean large = a.total() > 2 && b.total() > 2 && b.versioned();
            if (near >= 0.8 && later && large && gap.compareTo(TITLE_ALONE) < 0) score = Math.max(score, 0.6);
        }
        if (backToRfc && score < 0.85) score = sameSender ? Math.min(score, 0.55) : 0;
        return gap.compareTo(LONGEST) > 0 ? 0 : score;
    }

    /** Whether a patch of the later names the earlier's sender as its author or bears his sign-off. */
    private boolean bearsName() {
        for (MailFacts patch : q.patches) {
            if (patch.author().filter(w -> People.same(w, p.sender())).isPresent()) return true;
            for (Trailer trailer : patch.trailers()) {
                boolean signs =
                        trailer.key().equals("signed-off-by") || trailer.key().equals("co-developed-by");
                if (signs
                        && trailer.person()
                                .filter(w -> People.same(w, p.sender()))
                                .isPresent()) return true;
            }
        }
        return false;
    }

    /** The head title and the sender are the same and the version is later. */
    private double titleScore() {
        boolean old = gap.compareTo(TITLE_ALONE) > 0;
        if (!shared.isEmpty() && b.total() > 1) return 0.93;
        if (b.total() == 1 && a.total() == 1) return alike >= 0.15 ? 0.92 : old ? 0 : 0.85;
        return old ? 0 : 0.75;
    }

    private boolean minorStep() {
        return a.number().number() == b.number().number() && a.number().compareTo(b.number()) < 0;
    }

    private void signs() {
        if (answers) add(Kind.ANSWERS, "sent in answer to it", q.id());
        if (!sharedIds.isEmpty()) add(Kind.PATCH_ID, sharedIds.size() + " the same by patch-id", p.id(), q.id());
        if (!shared.isEmpty() && most > 1) {
            add(Kind.PATCH_TITLES, shared.size() + " of " + least + " titles the same", p.id(), q.id());
        }
        if (head) add(Kind.HEAD_TITLE, b.title(), p.id(), q.id());
        if (near >= 0.6) add(Kind.NEAR_TITLE, a.title() + " / " + b.title(), p.id(), q.id());
        if (alike >= 0.3) add(Kind.LIKE_DIFF, Math.round(alike * 100) + " % of the changed lines", p.id(), q.id());
    }

    private void add(Kind kind, String words, String... mails) {
        evidence.add(new Evidence(kind, words, List.of(mails)));
    }

    /** What the later posting is to the earlier where they are not one series. */
    Optional<Relation> relation() {
        Optional<ArchiveLink> base = link(ArchiveLink.Role.BASE);
        if (base.isPresent())
            return related(
                    Relation.Kind.BASED_ON,
                    base.get().words(),
                    q.id(),
                    base.get().id());
        Optional<String> needed = prerequisite();
        if (needed.isPresent()) return related(Relation.Kind.BASED_ON, "prerequisite " + needed.get(), q.id(), p.id());
        boolean telling =
                shared.stream().anyMatch(t -> t.chars().filter(c -> c == ' ').count() > 1);
        boolean both = telling || !sharedIds.isEmpty();
        if (both && (sameSender || !ownWork())) {
            String words = shared.isEmpty()
                    ? sharedIds.size() + " the same by patch-id"
                    : String.join("; ", shared.stream().sorted().toList());
            if (a.backport() != b.backport()) {
                return b.backport() ? related(Relation.Kind.BACKPORT_OF, words, q.id(), p.id()) : Optional.empty();
            }
            return related(sameSender ? Relation.Kind.TAKEN_FROM : Relation.Kind.CARRIES, words, q.id(), p.id());
        }
        return answers ? related(Relation.Kind.ANSWERS, "sent in answer to it", q.id()) : Optional.empty();
    }

    /** Whether what both have was written by the later's sender anyway: the earlier posting carried it for him. */
    private boolean ownWork() {
        for (MailFacts patch : p.patches) {
            boolean both = shared.contains(Titles.key(patch.subject().title()))
                    || patch.patchId().filter(sharedIds::contains).isPresent();
            boolean his = patch.author().filter(a -> People.same(a, q.sender())).isPresent();
            if (both && !his) return false;
        }
        return true;
    }

    private Optional<Relation> related(Relation.Kind kind, String words, String... mails) {
        return Optional.of(new Relation(kind, q.id(), p.id(), words, List.of(mails)));
    }

    private Optional<String> prerequisite() {
        for (String needed : b.prerequisites()) {
            boolean hit = a.ids().contains(needed)
                    || a.changeId().filter(needed::equals).isPresent()
                    || a.patchIds().contains(needed);
            if (hit) return Optional.of(needed);
        }
        return Optional.empty();
    }
}

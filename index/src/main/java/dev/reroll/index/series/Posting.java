package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Counter;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectToken.Kind;
import dev.reroll.ingest.patch.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mails that were sent as one: a cover letter, maybe, and patches. What came later to fill or mend it hangs on it too. */
final class Posting {

    /** By the place in the series, then by time, then by id, so that no order of arrival shows. */
    static final Comparator<MailFacts> BY_PLACE =
            Comparator.comparing(Posting::place).thenComparing(MailFacts::date).thenComparing(MailFacts::id);

    static final Comparator<MailFacts> BY_TIME =
            Comparator.comparing(MailFacts::date).thenComparing(MailFacts::id);

    /** A series of more patches has never been; its missing ones are not counted out. */
    private static final int MOST_PLACES = 1000;

    /** What a later mail does to a posting. */
    enum Change {
        REPLACES,
        INSERTS,
        APPENDS
    }

    /** @param target the mail that it stands in for, or the one that it answers */
    record Late(MailFacts mail, Change change, String target) {}

    /** A mail that is known only from its answers. */
    record Ghost(String id, Subject subject, String knownFrom) {}

    final Optional<MailFacts> cover;
    final Optional<Ghost> ghostCover;
    final List<MailFacts> patches;
    final List<Late> late = new ArrayList<>();
    /** Patches that are not there but that answers to them speak of. */
    final List<Ghost> ghosts = new ArrayList<>();
    /** The mail that the head answers, where that is no part of the posting. */
    final Optional<String> answers;

    private @Nullable Traits traits;

    Posting(
            Optional<MailFacts> cover,
            Optional<Ghost> ghostCover,
            Collection<MailFacts> patches,
            Optional<String> answers) {
        this.cover = cover;
        this.ghostCover = ghostCover;
        this.patches = patches.stream().sorted(BY_PLACE).toList();
        this.answers = answers;
    }

    static Counter place(MailFacts mail) {
        return mail.subject().counter().orElse(new Counter(1, 0, 1));
    }

    /** The cover letter, or the first patch. */
    MailFacts head() {
        return cover.orElseGet(() -> patches.get(0));
    }

    String id() {
        return head().id();
    }

    Instant date() {
        return head().date();
    }

    Address sender() {
        return head().sender();
    }

    /** The title of the whole: the cover letter's, or the only patch's, or the first patch's. */
    String title() {
        if (cover.isPresent()) {
            Subject subject = cover.get().subject();
            return versionInTitle() ? subject.titleWithoutVersion() : subject.title();
        }
        return ghostCover
                .map(g -> g.subject().title())
                .filter(t -> !t.isEmpty())
                .orElseGet(() -> head().subject().title());
    }

    /** Whether the title is the whole series' and not its first patch's. */
    boolean titleIsWhole() {
        return cover.isPresent() || ghostCover.isPresent() || total() == 1;
    }

    private boolean versionInTitle() {
        return cover.isPresent()
                && cover.get().subject().version().isEmpty()
                && patches.stream().allMatch(p -> p.subject().version().isEmpty());
    }

    /** The version of the cover letter, else of the patches, else the one that the cover letter's title ends in. */
    Optional<Version> version() {
        Optional<Version> version = cover.flatMap(c -> c.subject().version())
                .or(() -> ghostCover.flatMap(g -> g.subject().version()))
                .or(() -> patches.stream()
                        .map(p -> p.subject().version())
                        .flatMap(Optional::stream)
                        .findFirst());
        return version.or(() -> versionInTitle() ? cover.get().subject().titleVersion() : Optional.empty());
    }

    Version number() {
        return version().orElse(Version.of(1));
    }

    boolean has(Kind kind) {
        if (cover.isPresent()) return cover.get().subject().has(kind);
        return !patches.isEmpty() && patches.stream().allMatch(p -> p.subject().has(kind));
    }

    boolean rfc() {
        return has(Kind.RFC);
    }

    /** A backport for stable kernels, offered by a machine or named by release. */
    boolean backport() {
        return has(Kind.AUTOSEL)
                || title().toLowerCase(Locale.ROOT).startsWith("backport ")
                || (has(Kind.RELEASE)
                        && !head().subject().words(Kind.RELEASE).stream().allMatch(Posting::isPlan));
    }

    /** {@code for-5.10} and {@code v5.5-rc6} say where a new patch shall go. */
    private static boolean isPlan(String release) {
        return release.startsWith("for-") || release.contains("-rc");
    }

    /** How many patches it is said to have: the total of the counters, most of them agreeing. */
    int total() {
        int most = 1;
        for (MailFacts patch : patches) {
            most = Math.max(most, patch.subject().counter().map(Counter::total).orElse(1));
        }
        return patches.isEmpty()
                ? cover.flatMap(c -> c.subject().counter()).map(Counter::total).orElse(0)
                : most;
    }

    /** All mails, the head first. */
    List<MailFacts> mails() {
        List<MailFacts> all = new ArrayList<>();
        cover.ifPresent(all::add);
        all.addAll(patches);
        late.forEach(l -> all.add(l.mail()));
        return all;
    }

    /** The titles of its patches, comparable; those that only the cover letter lists too. */
    Set<String> titles() {
        Set<String> titles = new LinkedHashSet<>();
        for (MailFacts patch : patches) titles.add(Titles.key(patch.subject().title()));
        cover.ifPresent(c -> c.listedTitles().forEach(t -> titles.add(Titles.key(t))));
        for (Ghost ghost : ghosts) titles.add(Titles.key(ghost.subject().title()));
        titles.remove("");
        return titles;
    }

    /** To be asked for when the posting is whole: nothing may be added afterwards. */
    Traits traits() {
        Traits known = traits;
        if (known == null) {
            known = Traits.of(this);
            traits = known;
        }
        return known;
    }

    /** The positions from 1 to the total that no mail fills. */
    List<Integer> missing() {
        Set<Integer> there = new HashSet<>();
        for (MailFacts patch : patches) there.add(place(patch).number());
        for (Late mail : late)
            if (place(mail.mail()).inserted() == 0) there.add(place(mail.mail()).number());
        List<Integer> missing = new ArrayList<>();
        int last = Math.min(total(), MOST_PLACES);
        for (int i = 1; i <= last; i++) if (!there.contains(i)) missing.add(i);
        return missing;
    }
}

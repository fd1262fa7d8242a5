package dev.reroll.index.series;

import dev.reroll.index.series.Posting.Change;
import dev.reroll.index.series.Posting.Ghost;
import dev.reroll.index.series.Posting.Late;
import dev.reroll.ingest.patch.Counter;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the postings in the mails of one thread. A function of the set of mails: their order says nothing.
 *
 * <p>Each patch climbs by what it answers: over its siblings (same sender, total and version) to the cover letter, the
 * first patch, or a mail that is not there. What instead answers somebody else's mail, or its own series with another
 * version, is set against the posting that it answers: it replaces, inserts, appends, or is a posting of its own.
 */
final class ThreadPostings {

    /** Longer chains of answers are cut; no deep-threaded series on the lists comes near. */
    private static final int HIGHEST_CLIMB = 2000;

    /** Of a larger thread the later answers tell nothing new of what is missing. */
    private static final int MOST_COUNTED = 2000;

    /** Rerolls that answer rerolls are followed this deep at once; v40 is the highest ever seen. */
    private static final int HIGHEST_PILE = 500;

    /** Below this a lone reroll that shares no title is something else. */
    private static final double ALIKE = 0.15;

    private final Map<String, MailFacts> mails = new HashMap<>();
    private final Set<String> covers = new HashSet<>();
    /** Mails that a patch without a version answers: a versioned one beside it is a reroll. */
    private final Set<String> unversionedBelow = new HashSet<>();

    private final Map<String, String> groups = new HashMap<>();
    /** Answers whose subject tells a place in a series, by time: they may tell of mails that are not there. */
    private List<MailFacts> counted = List.of();

    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Mails whose group is being looked for: what answers in a circle, or too deep, stands alone. */
    private final Set<String> open = new HashSet<>();

    private ThreadPostings(Collection<MailFacts> thread) {
        for (MailFacts mail : thread) mails.put(mail.id(), mail);
        for (MailFacts mail : thread) if (mail.isCover()) covers.add(mail.id());
        for (MailFacts mail : thread) nakedCover(mail).ifPresent(covers::add);
        for (MailFacts mail : thread) {
            boolean plain = mail.isPatch()
                    && mail.subject().version().isEmpty()
                    && !mail.parents().isEmpty();
            if (plain) unversionedBelow.add(mail.parents().get(0));
        }
    }

    static List<Posting> of(Collection<MailFacts> thread) {
        return new ThreadPostings(thread).postings();
    }

    /** A mail with nothing to say it is a cover letter is one if its sender hung numbered patches below it. */
    private Optional<String> nakedCover(MailFacts patch) {
        boolean counted = patch.subject().counter().map(c -> c.total() > 1).orElse(false);
        if (!patch.isPatch() || !counted || patch.parents().isEmpty()) return Optional.empty();
        MailFacts parent = mails.get(patch.parents().get(0));
        if (parent == null) return Optional.empty();
        boolean may = !parent.subject().isReply()
                && !parent.diff()
                && parent.subject().form() instanceof Subject.Form.Plain
                && People.same(parent.sender(), patch.sender());
        return may ? Optional.of(parent.id()) : Optional.empty();
    }

    private boolean isPart(MailFacts mail) {
        return covers.contains(mail.id()) || mail.isPatch();
    }

    private List<Posting> postings() {
        counted = mails.values().stream()
                .filter(m -> m.subject().isReply()
                        && m.subject().counter().isPresent()
                        && !m.parents().isEmpty())
                .sorted(Posting.BY_TIME)
                .limit(MOST_COUNTED)
                .toList();
        Map<String, List<MailFacts>> members = new LinkedHashMap<>();
        mails.values().stream()
                .filter(this::isPart)
                .sorted(Posting.BY_TIME)
                .forEach(m -> members.computeIfAbsent(group(m), k -> new ArrayList<>())
                        .add(m));
        Map<String, Posting> made = new LinkedHashMap<>();
        List<Map.Entry<String, List<MailFacts>>> mending = new ArrayList<>();
        for (Map.Entry<String, List<MailFacts>> entry : members.entrySet()) {
            if (answered.containsKey(entry.getKey())) mending.add(entry);
            else made.put(entry.getKey(), posting(entry.getKey(), entry.getValue(), Optional.empty()));
        }
        // a group may mend one that itself came as an answer: by time, so that what is answered is there
        for (Map.Entry<String, List<MailFacts>> entry : mending) mend(entry.getKey(), entry.getValue(), made);
        List<Posting> all = new ArrayList<>(made.values());
        all.forEach(this::ghosts);
        return all;
    }

    /** The key of the group that the mail was sent with. */
    private String group(MailFacts mail) {
        List<MailFacts> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        MailFacts at = mail;
        Optional<String> key = Optional.ofNullable(groups.get(at.id()));
        while (key.isEmpty()) {
            path.add(at);
            seen.add(at.id());
            Optional<MailFacts> up = up(at);
            boolean climb = !covers.contains(at.id())
                    && path.size() < HIGHEST_CLIMB
                    && up.isPresent()
                    && !seen.contains(up.get().id())
                    && belongs(at, up.get());
            if (climb) {
                at = up.get();
                key = Optional.ofNullable(groups.get(at.id()));
            } else {
                path.forEach(step -> open.add(step.id()));
                key = Optional.of(top(at, up));
                path.forEach(step -> open.remove(step.id()));
            }
        }
        for (MailFacts step : path) groups.put(step.id(), key.get());
        return key.get();
    }

    private Optional<MailFacts> knownAbove(MailFacts mail) {
        return mail.parents().stream().filter(mails::containsKey).findFirst().map(mails::get);
    }

    private Optional<MailFacts> up(MailFacts mail) {
        return mail.parents().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(mails.get(mail.parents().get(0)));
    }

    /** Whether the patch was sent with the mail that it answers. */
    private boolean belongs(MailFacts patch, MailFacts up) {
        if (!isPart(up) || !People.same(patch.sender(), up.sender())) return false;
        Optional<Version> mine = patch.subject().version();
        Optional<Version> its = up.subject().version();
        if (covers.contains(up.id())) {
            boolean placed = patch.subject().counter().isPresent()
                    || up.subject().counter().map(Counter::total).orElse(2) == 1;
            Counter place = Posting.place(patch);
            boolean inside = place.inserted() == 0 && place.number() <= place.total();
            boolean rerolled = mine.isPresent() && its.isEmpty() && unversionedBelow.contains(up.id());
            return placed && inside && !rerolled && (mine.isEmpty() || its.isEmpty() || mine.equals(its));
        }
        Optional<Counter> a = patch.subject().counter();
        Optional<Counter> b = up.subject().counter();
        return a.isPresent()
                && b.isPresent()
                && a.get().total() == b.get().total()
                && a.get().compareTo(b.get()) != 0
                && a.get().inserted() == 0
                && a.get().number() <= a.get().total()
                && mine.equals(its);
    }

    /** The key of a group whose topmost mail is {@code top}. */
    private String top(MailFacts top, Optional<MailFacts> up) {
        if (covers.contains(top.id())) return top.id();
        String kind = People.key(top.sender())
                + '|'
                + top.subject().version().map(Version::toString).orElse("")
                + '|'
                + Posting.place(top).total();
        // a single patch whose answered mail is not there still names those above it
        boolean single = Posting.place(top).total() == 1;
        Optional<MailFacts> above = up.isPresent() || !single ? up : knownAbove(top);
        Optional<MailFacts> target = above.flatMap(this::nearestPart);
        if (target.isEmpty()) {
            boolean ghost = up.isEmpty()
                    && !top.parents().isEmpty()
                    && Posting.place(top).total() > 1;
            return ghost ? top.parents().get(0) + '|' + kind : top.id();
        }
        if (open.size() > HIGHEST_PILE || open.contains(target.get().id())) return top.id();
        // single patches that answer are not sent together, however many they are
        String alone = Posting.place(top).total() > 1 ? "" : '|' + top.id();
        String key = "answer|" + number(group(target.get())) + '|' + kind + alone;
        answered.merge(key, target.get().id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        return key;
    }

    /** A short name for a group, so that the keys of answers to answers stay short. */
    private int number(String group) {
        return numbers.computeIfAbsent(group, k -> numbers.size());
    }

    /** The nearest patch or cover letter from this mail upwards. */
    private Optional<MailFacts> nearestPart(MailFacts from) {
        MailFacts at = from;
        for (int i = 0; i < HIGHEST_CLIMB; i++) {
            if (isPart(at)) return Optional.of(at);
            MailFacts up = null;
            for (String parent : at.parents()) {
                up = mails.get(parent);
                if (up != null) break;
            }
            if (up == null) return Optional.empty();
            at = up;
        }
        return Optional.empty();
    }

    private Posting posting(String key, List<MailFacts> members, Optional<String> answers) {
        Optional<MailFacts> cover =
                members.stream().filter(m -> covers.contains(m.id())).findFirst();
        List<MailFacts> patches =
                members.stream().filter(m -> !covers.contains(m.id())).toList();
        Optional<Ghost> ghost = Optional.empty();
        MailFacts first = cover.orElseGet(() -> members.get(0));
        Optional<String> parent = first.parents().stream().findFirst();
        if (cover.isEmpty() && parent.isPresent() && !mails.containsKey(parent.get()) && key.startsWith(parent.get())) {
            ghost = ghost(parent.get(), true);
        }
        Optional<Ghost> missing = ghost;
        return new Posting(cover, ghost, patches, answers.or(() -> parentOutside(first, members, missing)));
    }

    /** The nearest mail that it answers and that is there; else the nearest. */
    private Optional<String> parentOutside(MailFacts first, List<MailFacts> members, Optional<Ghost> ghost) {
        List<String> outside = first.parents().stream()
                .filter(p -> members.stream().noneMatch(m -> m.id().equals(p)))
                .filter(p -> ghost.isEmpty() || !ghost.get().id().equals(p))
                .toList();
        return outside.stream()
                .filter(mails::containsKey)
                .findFirst()
                .or(() -> outside.stream().findFirst());
    }

    /** What the answers to a mail that is not there say of it. */
    private Optional<Ghost> ghost(String id, boolean cover) {
        return counted.stream()
                .filter(m -> m.parents().get(0).equals(id) && m.subject().presentsCover() == cover)
                .findFirst()
                .map(m -> new Ghost(id, m.subject(), m.id()));
    }

    private void ghosts(Posting posting) {
        List<Integer> missing = posting.missing();
        if (missing.isEmpty()) return;
        Set<String> own = new HashSet<>();
        posting.mails().forEach(m -> own.add(m.id()));
        posting.ghostCover.ifPresent(g -> own.add(g.id()));
        TreeMap<Integer, Ghost> found = new TreeMap<>();
        Optional<Version> version = posting.patches.isEmpty()
                ? posting.version()
                : posting.patches.get(0).subject().version();
        for (MailFacts mail : counted) {
            Optional<Counter> counter = mail.subject().counter();
            if (counter.isEmpty() || !mail.subject().version().equals(version)) continue;
            if (counter.get().total() != posting.total()
                    || !missing.contains(counter.get().number())) continue;
            ghostPatch(mail, own)
                    .ifPresent(
                            id -> found.putIfAbsent(counter.get().number(), new Ghost(id, mail.subject(), mail.id())));
        }
        posting.ghosts.addAll(found.values());
    }

    /** The patch that is not there and that the mail answers: what its references name right below the posting's head. */
    private Optional<String> ghostPatch(MailFacts answer, Set<String> own) {
        List<String> up = answer.parents();
        int head = 0;
        while (head < up.size() && !own.contains(up.get(head))) head++;
        String id = head > 0 && head < up.size() ? up.get(head - 1) : "";
        return id.isEmpty() || mails.containsKey(id) ? Optional.empty() : Optional.of(id);
    }

    /** Patches that answer a posting: parts of it that came late, or a posting of their own. */
    private void mend(String key, List<MailFacts> members, Map<String, Posting> made) {
        MailFacts target = mails.get(answered.get(key));
        Posting whole = target == null ? null : made.get(group(target));
        if (target == null || whole == null || covers.contains(members.get(0).id()) || isRepost(members, whole)) {
            made.put(key, posting(key, members, Optional.ofNullable(answered.get(key))));
            return;
        }
        List<MailFacts> apart = new ArrayList<>();
        for (MailFacts mail : members) {
            Optional<Late> late = late(mail, nearestAnswered(mail).orElse(target), whole);
            late.ifPresent(whole.late::add);
            if (late.isEmpty()) apart.add(mail);
        }
        if (!apart.isEmpty()) made.put(key, posting(key, apart, Optional.of(target.id())));
    }

    private Optional<MailFacts> nearestAnswered(MailFacts mail) {
        return up(mail).or(() -> knownAbove(mail)).flatMap(this::nearestPart);
    }

    /** At least two patches, half the series or more, each in a place of its own: sent anew, not mended. */
    private static boolean isRepost(List<MailFacts> members, Posting whole) {
        Set<Integer> places = new HashSet<>();
        for (MailFacts mail : members) {
            Counter place = Posting.place(mail);
            if (place.inserted() > 0 || place.number() > place.total()) return false;
            places.add(place.number());
        }
        int total = Posting.place(members.get(0)).total();
        return places.size() > 1 && places.size() * 2 >= total && (total != whole.total() || places.size() * 2 > total);
    }

    private static Optional<Late> late(MailFacts mail, MailFacts target, Posting whole) {
        Counter place = Posting.place(mail);
        if (mail.subject().counter().isPresent() && place.total() > 1) {
            if (place.total() != whole.total()) return Optional.empty();
            if (place.inserted() > 0) return Optional.of(new Late(mail, Change.INSERTS, target.id()));
            if (place.number() > place.total()) return Optional.of(new Late(mail, Change.APPENDS, target.id()));
            String replaced = whole.patches.stream()
                    .filter(p -> Posting.place(p).number() == place.number())
                    .map(MailFacts::id)
                    .findFirst()
                    .orElse(target.id());
            return Optional.of(new Late(mail, Change.REPLACES, replaced));
        }
        if (whole.total() < 2) return Optional.empty();
        String title = Titles.key(mail.subject().title());
        for (MailFacts patch : whole.patches) {
            if (Titles.key(patch.subject().title()).equals(title)) {
                return Optional.of(new Late(mail, Change.REPLACES, patch.id()));
            }
        }
        boolean patch = whole.patches.contains(target);
        boolean later = mail.subject().version().isPresent()
                && mail.subject().version().get().compareTo(whole.number()) > 0;
        boolean alike = mail.sketch().likeness(target.sketch()) >= ALIKE;
        return patch && (later || alike) && (alike || People.same(mail.sender(), target.sender()))
                ? Optional.of(new Late(mail, Change.REPLACES, target.id()))
                : Optional.empty();
    }
}

package dev.reroll.index.series;

import dev.reroll.index.series.Posting.Change;
import dev.reroll.index.series.Posting.Ghost;
import dev.reroll.index.series.Posting.Late;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.patch.Counter;
import dev.reroll.ingest.patch.SubjectToken;
import dev.reroll.ingest.patch.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes a revision of its postings: what stands in which place, what is missing, what does not add up. */
final class RevisionAssembler {

    private final List<Posting> postings;
    private final Posting current;
    private final List<String> notes = new ArrayList<>();

    /** @param postings of one revision, oldest first */
    RevisionAssembler(List<Posting> postings) {
        this.postings = postings;
        // a posting that failed midway is followed by a whole one
        current = postings.stream()
                .max(Comparator.comparingInt((Posting p) -> -p.missing().size())
                        .thenComparingInt(p -> p.cover.isPresent() ? 1 : 0)
                        .thenComparing(Posting::date)
                        .thenComparing(Posting::id))
                .orElseThrow();
    }

    Revision revision() {
        boolean rfc = postings.stream().anyMatch(Posting::rfc);
        Version version = current.number();
        List<Slot> slots = slots();
        coverNotes();
        boolean coverKnown = current.cover.isPresent();
        Optional<String> cover = current.cover.map(MailFacts::id).or(() -> current.ghostCover.map(Ghost::id));
        return new Revision(
                (rfc ? "RFC " : "") + version,
                current.version().isPresent(),
                rfc,
                version,
                current.title(),
                current.sender(),
                postings.get(0).date(),
                cover,
                coverKnown,
                slots,
                postings.stream().map(Posting::id).toList(),
                List.copyOf(notes));
    }

    private void coverNotes() {
        current.ghostCover.ifPresent(g -> notes.add("The cover letter " + g.id()
                + " is not in the archive; its subject is known from the answer " + g.knownFrom() + "."));
        Optional<Counter> counter = current.cover.flatMap(c -> c.subject().counter());
        boolean set = current.cover.isPresent() && current.cover.get().subject().has(SubjectToken.Kind.PATCHSET);
        if (counter.isPresent()
                && !set
                && !current.patches.isEmpty()
                && counter.get().total() != current.total()) {
            notes.add("The cover letter counts " + counter.get().total() + " patches, the patches count to "
                    + current.total() + ".");
        }
        if (postings.size() > 1) notes.add("It was posted " + postings.size() + " times.");
    }

    private List<Slot> slots() {
        Map<Counter, List<MailFacts>> byPlace = new TreeMap<>();
        for (MailFacts patch : current.patches)
            at(byPlace, Posting.place(patch)).add(patch);
        for (int missing : current.missing()) fill(byPlace, missing);
        List<Slot> slots = new ArrayList<>();
        byPlace.forEach((place, mails) -> slots.add(mails.isEmpty() ? missing(place) : posted(place, mails)));
        List<Late> late = new ArrayList<>();
        for (Posting posting : postings) late.addAll(posting.late);
        late.sort((a, b) -> Posting.BY_TIME.compare(a.mail(), b.mail()));
        for (Late mail : late) apply(mail, slots);
        slots.sort(Comparator.comparing(Slot::place));
        List<String> names = slots.stream()
                .filter(s -> s.state() == Slot.State.MISSING)
                .map(s -> s.place() + (s.title().isEmpty() ? "" : " (" + s.title() + ")"))
                .toList();
        if (!names.isEmpty()) notes.add("Not in the archive: " + String.join(", ", names) + ".");
        return List.copyOf(slots);
    }

    private static List<MailFacts> at(Map<Counter, List<MailFacts>> byPlace, Counter place) {
        return byPlace.computeIfAbsent(
                new Counter(place.number(), place.inserted(), place.total()), k -> new ArrayList<>());
    }

    /** A patch that this posting lacks may be in another of the same revision. */
    private void fill(Map<Counter, List<MailFacts>> byPlace, int number) {
        List<MailFacts> found = at(byPlace, new Counter(number, 0, current.total()));
        for (Posting other : postings) {
            if (other == current || other.total() != current.total()) continue;
            for (MailFacts patch : other.patches) {
                Counter place = Posting.place(patch);
                if (place.number() == number && place.inserted() == 0) found.add(patch);
            }
        }
    }

    private Slot posted(Counter place, List<MailFacts> mails) {
        MailFacts last = mails.getLast();
        Slot.State state = place.number() > place.total() ? Slot.State.APPENDED : Slot.State.POSTED;
        List<String> earlier = new ArrayList<>(
                mails.subList(0, mails.size() - 1).stream().map(MailFacts::id).toList());
        return slot(place, state, last, earlier);
    }

    private static Slot slot(Counter place, Slot.State state, MailFacts mail, List<String> earlier) {
        return new Slot(
                place,
                state,
                mail.subject().title(),
                Optional.of(mail.id()),
                List.copyOf(earlier),
                Optional.of(mail.sender()),
                mail.patchId());
    }

    /** What answers and the cover letter's list tell of a patch that is not there. */
    private Slot missing(Counter place) {
        for (Ghost ghost : current.ghosts) {
            if (ghost.subject().counter().map(Counter::number).orElse(0) != place.number()) continue;
            String title = ghost.subject().title();
            return new Slot(
                    place,
                    Slot.State.MISSING,
                    title,
                    Optional.of(ghost.id()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
        return new Slot(
                place,
                Slot.State.MISSING,
                onlyListed(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The one title that the cover letter lists and no patch bears; the list is by author, so only one is certain. */
    private String onlyListed() {
        List<String> listed = current.cover.map(MailFacts::listedTitles).orElse(List.of());
        if (listed.size() != current.total() || current.missing().size() != 1) return "";
        Set<String> there = new HashSet<>();
        current.patches.forEach(p -> there.add(Titles.key(p.subject().title())));
        List<String> left =
                listed.stream().filter(t -> !there.contains(Titles.key(t))).toList();
        return left.size() == 1 ? left.get(0) : "";
    }

    private static void apply(Late late, List<Slot> slots) {
        MailFacts mail = late.mail();
        Counter place = Posting.place(mail);
        if (late.change() != Change.REPLACES) {
            Slot.State state = late.change() == Change.INSERTS ? Slot.State.INSERTED : Slot.State.APPENDED;
            List<String> earlier = new ArrayList<>();
            slots.removeIf(s -> {
                boolean same = s.place().compareTo(place) == 0 && s.mail().isPresent();
                if (same) {
                    earlier.addAll(s.earlier());
                    s.mail().ifPresent(earlier::add);
                }
                return same;
            });
            slots.add(slot(place, state, mail, earlier));
            return;
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            boolean byPlace = mail.subject().counter().isPresent()
                    && place.total() > 1
                    && slot.place().compareTo(place) == 0;
            boolean byMail = slot.mail().filter(late.target()::equals).isPresent()
                    || slot.earlier().contains(late.target());
            if (!byPlace && !byMail) continue;
            List<String> earlier = new ArrayList<>(slot.earlier());
            slot.mail().ifPresent(earlier::add);
            Slot.State state = slot.state() == Slot.State.MISSING ? Slot.State.POSTED : Slot.State.REPLACED;
            if (slot.state() == Slot.State.INSERTED) state = Slot.State.INSERTED;
            slots.set(i, slot(slot.place(), state, mail, earlier));
            return;
        }
    }
}

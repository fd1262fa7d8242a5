package dev.reroll.index.review;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Succession.Way;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.patch.FileDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of review points in the revisions after theirs. Each later revision is compared with the one that the point
 * was made on, so that what changed in the second next only is unchanged in the next.
 */
final class Outcomes {

    /**
     * Where a point was made.
     *
     * @param patch empty for the cover letter, and for a patch that is not in the archive
     * @param current the patch that stands in the revision in its stead, where it was replaced
     * @param then the revision as it was when the point was made, so with {@code patch} in it
     */
    record Place(
            PostedRevision revision,
            PostedRevision then,
            int number,
            String title,
            boolean cover,
            Optional<PostedPatch> patch,
            Optional<PostedPatch> current) {}

    private record Spot(int revision, Optional<Slot> slot) {}

    private final List<PostedRevision> revisions = new ArrayList<>();
    /** Revisions as they were before a patch was replaced, by the patch. */
    private final Map<String, PostedRevision> earlier = new HashMap<>();

    private final Map<String, Spot> spots = new HashMap<>();
    private final Succession.All ways;
    private final CodeFollower code = new CodeFollower();
    private final WordsFollower words = new WordsFollower();
    private final WholeFollower whole = new WholeFollower();
    private final SeriesFollower wider;

    Outcomes(Series series, ThreadMails mails) {
        LineTable table = new LineTable();
        for (int i = 0; i < series.revisions().size(); i++) {
            Revision revision = series.revisions().get(i);
            revisions.add(new PostedRevision(revision, i, mails, table));
            for (String head : revision.postings()) spots.putIfAbsent(head, new Spot(i, Optional.empty()));
            int at = i;
            revision.cover().ifPresent(cover -> spots.put(cover, new Spot(at, Optional.empty())));
            for (Slot slot : revision.slots()) {
                slot.mail().ifPresent(id -> spots.put(id, new Spot(at, Optional.of(slot))));
                slot.earlier().forEach(id -> spots.put(id, new Spot(at, Optional.of(slot))));
            }
        }
        ways = new Succession.All(revisions);
        wider = new SeriesFollower(ways, whole);
    }

    /** The patch or cover letter of the series that bears the Message-ID. */
    Optional<Place> place(String id) throws IOException {
        Spot spot = spots.get(id);
        if (spot == null) return Optional.empty();
        PostedRevision revision = revisions.get(spot.revision());
        if (spot.slot().isEmpty()) {
            String title = revision.revision().title();
            return Optional.of(new Place(revision, revision, 0, title, true, Optional.empty(), Optional.empty()));
        }
        Slot slot = spot.slot().get();
        Optional<PostedPatch> patch = revision.patch(id);
        Optional<PostedPatch> current =
                slot.mail().isPresent() && !slot.mail().get().equals(id)
                        ? revision.patch(slot.mail().get())
                        : Optional.empty();
        PostedRevision then = revision;
        if (patch.isPresent() && current.isPresent()) {
            PostedRevision known = earlier.get(id);
            then = known == null ? revision.with(patch.get(), current.get()) : known;
            earlier.put(id, then);
        }
        return Optional.of(new Place(revision, then, slot.place().number(), slot.title(), false, patch, current));
    }

    List<PostedRevision> revisions() {
        return revisions;
    }

    /** One outcome for each later revision; a patch that was replaced within its revision has one there too. */
    List<Outcome> of(ReviewPoint point, List<Answer> discussion, Place place) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Remark remark = Remark.of(point);
        Talk talk = new Talk(discussion);
        if (place.patch().isPresent() && place.current().isPresent()) {
            PostedPatch there = place.current().get();
            Finding finding = follow(point, remark, place, there, place.revision());
            outcomes.add(outcome(point, remark, talk, place.revision(), finding, Optional.of(there)));
        }
        for (int i = place.revision().index() + 1; i < revisions.size(); i++) {
            outcomes.add(in(revisions.get(i), point, remark, talk, place));
        }
        if (outcomes.isEmpty()) outcomes.add(noLater(point));
        return outcomes;
    }

    private static Outcome noLater(ReviewPoint point) {
        return new Outcome(
                "",
                Fate.NO_LATER_REVISION,
                Certainty.CERTAIN,
                "No revision came after the one that it was made on.",
                List.of(),
                List.of(),
                List.of(point.on()));
    }

    private Outcome in(PostedRevision later, ReviewPoint point, Remark remark, Talk talk, Place place)
            throws IOException {
        if (place.cover()) {
            return outcome(point, remark, talk, later, onCover(later, point, remark, place), Optional.empty());
        }
        if (place.patch().isEmpty()) {
            Finding finding = Finding.unknown("The patch that it was made on is not in the archive.");
            return outcome(point, remark, talk, later, finding, Optional.empty());
        }
        PostedPatch from = place.current().orElse(place.patch().get());
        return switch (ways.of(from, place.revision(), later)) {
            case Way.To to ->
                outcome(
                        point,
                        remark,
                        talk,
                        later,
                        wider.widen(
                                follow(point, remark, place, to.patch(), later), point, remark, place.then(), later),
                        Optional.of(to.patch()));
            case Way.Replaced other -> {
                Finding finding = follow(point, remark, place, other.patch(), later);
                String why =
                        "In the place of the patch stands \"" + other.patch().title() + "\". ";
                yield outcome(point, remark, talk, later, finding.weakened(why), Optional.of(other.patch()));
            }
            case Way.Split split -> {
                PostedPatch most = split.patches().getFirst();
                if (!(point.anchor() instanceof Anchor.Code)) yield parted(point, later, split.patches());
                Finding finding = follow(point, remark, place, most, later);
                String why = "The patch is not there as such, its lines are in other patches. ";
                yield outcome(point, remark, talk, later, finding.weakened(why), Optional.of(most));
            }
            case Way.NotKnown unknown -> {
                Finding finding = Finding.unknown("Not all patches of " + later.label() + " are in the archive.");
                yield outcome(point, remark, talk, later, finding, Optional.empty());
            }
            case Way.Dropped dropped -> dropped(point, remark, talk, place, later);
        };
    }

    private Finding follow(ReviewPoint point, Remark remark, Place place, PostedPatch to, PostedRevision later)
            throws IOException {
        PostedPatch from = place.patch().orElseThrow();
        return switch (point.anchor()) {
            case Anchor.Code lines -> code.follow(lines, remark, from, place.then(), to, later);
            case Anchor.Message lines when lines.first() == 0 -> words.title(from.title(), to.title());
            case Anchor.Message lines ->
                words.follow(lines.first(), lines.last(), remark, from.message(), to.message(), "message");
            case Anchor.Cover lines -> whole.follow(remark, from, to);
            case Anchor.Words lines -> whole.follow(remark, from, to);
            case Anchor.Whole nothing -> whole.follow(remark, from, to);
            case Anchor.Lost lines -> whole.follow(remark, from, to);
        };
    }

    private Finding onCover(PostedRevision later, ReviewPoint point, Remark remark, Place place) throws IOException {
        int first;
        int last;
        if (point.anchor() instanceof Anchor.Cover lines && lines.first() == 0) {
            return words.title(place.title(), later.revision().title());
        }
        switch (point.anchor()) {
            case Anchor.Cover lines -> {
                first = lines.first();
                last = lines.last();
            }
            case Anchor.Message lines -> {
                first = lines.first();
                last = lines.last();
            }
            default -> {
                return whole.follow(remark, place.revision(), later);
            }
        }
        Optional<MessageWords> before = place.revision().cover();
        Optional<MessageWords> after = later.cover();
        if (before.isEmpty()) return whole.follow(remark, place.revision(), later);
        if (after.isEmpty()) {
            String why = later.revision().cover().isPresent()
                    ? "The cover letter of " + later.label() + " is not in the archive."
                    : later.label() + " has no cover letter.";
            return Finding.unknown(why);
        }
        return words.follow(first, last, remark, before.get(), after.get(), "cover letter");
    }

    /** What is said of a patch as a whole, or of its message, has nowhere to be followed to. */
    private static Outcome parted(ReviewPoint point, PostedRevision later, List<PostedPatch> parts) {
        List<String> rests = new ArrayList<>();
        rests.add(point.on());
        parts.forEach(part -> rests.add(part.id()));
        return new Outcome(
                later.label(),
                Fate.PATCH_DROPPED,
                Certainty.LIKELY,
                "The patch is not there as such; lines of it are in "
                        + Finding.list(parts.stream()
                                .map(part -> "\"" + part.title() + "\"")
                                .toList())
                        + ".",
                List.of(),
                List.of(),
                rests);
    }

    private Outcome dropped(ReviewPoint point, Remark remark, Talk talk, Place place, PostedRevision later)
            throws IOException {
        PostedPatch patch = place.patch().orElseThrow();
        if (point.anchor() instanceof Anchor.Code anchor
                && patch.file(anchor.file()).isPresent()) {
            FileLines file = patch.file(anchor.file()).get();
            Optional<FileLines.Range> range = file.range(anchor);
            int there = 0;
            int all = 0;
            for (int i = range.map(FileLines.Range::from).orElse(0);
                    i < range.map(FileLines.Range::to).orElse(0);
                    i++) {
                if (!PatchLine.isChange(file.line(i)) || PatchLine.substance(file.line(i)) < 6) continue;
                all++;
                if (later.count(file.key(i)) > 0) there++;
            }
            if (all > 0 && there == all) {
                List<String> lines = file.shown(range.get().from(), range.get().to(), Finding.MOST_SHOWN);
                String reason = "The patch is not there any more; its lines stand in another of the series.";
                Finding finding = new Finding(What.STANDS, Certainty.LIKELY, reason, lines, lines);
                return outcome(point, remark, talk, later, finding, Optional.empty());
            }
        }
        List<String> before = point.anchor() instanceof Anchor.Code lines ? lines.lines() : List.of();
        List<String> rests = new ArrayList<>();
        rests.add(patch.id());
        rests.add(later.revision().head());
        Optional<PostedPatch> fresh = freshOnItsFiles(patch, place.revision(), later);
        String none = "No patch of " + later.label() + " has its title, its diff, or enough of its lines.";
        return new Outcome(
                later.label(),
                Fate.PATCH_DROPPED,
                later.complete() && fresh.isEmpty() && !comesBack(patch, later) ? Certainty.CERTAIN : Certainty.LIKELY,
                none
                        + fresh.map(other -> " \"" + other.title() + "\" is new, and touches its files.")
                                .orElse(""),
                before,
                List.of(),
                rests);
    }

    /** A patch that came with the later revision and may do what the dropped one did. */
    private static Optional<PostedPatch> freshOnItsFiles(PostedPatch patch, PostedRevision before, PostedRevision later)
            throws IOException {
        Set<String> titles = new HashSet<>();
        for (PostedPatch old : before.patches()) titles.add(old.titleKey());
        for (PostedPatch other : later.patches()) {
            if (titles.contains(other.titleKey())) continue;
            for (FileDiff file : patch.text().files())
                if (other.file(file.name()).isPresent()) return Optional.of(other);
        }
        return Optional.empty();
    }

    /** Whether a revision after that has its title: it was left out of one posting, or is in another beside it. */
    private boolean comesBack(PostedPatch patch, PostedRevision later) throws IOException {
        for (int i = later.index() + 1; i < revisions.size(); i++) {
            for (PostedPatch other : revisions.get(i).patches())
                if (other.titleKey().equals(patch.titleKey())) return true;
        }
        return false;
    }

    private static Outcome outcome(
            ReviewPoint point,
            Remark remark,
            Talk talk,
            PostedRevision later,
            Finding finding,
            Optional<PostedPatch> there) {
        String rests = there.map(PostedPatch::id)
                .orElse(later.revision().cover().orElse(later.revision().head()));
        return Judgement.of(finding, remark, talk, later.label(), List.of(point.on(), rests));
    }

    /** All patches and covers that points may be on, by Message-ID, with the label of their revision. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        spots.forEach(
                (id, spot) -> labels.put(id, revisions.get(spot.revision()).label()));
        return labels;
    }
}

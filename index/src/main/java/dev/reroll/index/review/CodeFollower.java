package dev.reroll.index.review;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.Scratch;
import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows anchored lines of code from a patch to its later form, and judges what differs by the words of the remark. */
final class CodeFollower {
    /** A remark below more lines than this is about the last of them, and those that it names. */
    private static final int SHORT = 6;
    /** Anchored lines of which a change speaks for itself, whatever the remark says. */
    private static final int FEW = 3;
    /** Where more of a file's diff than this is new, that the anchored lines are too says little. */
    private static final double REWRITTEN = 0.7;

    private static final int NEIGHBOURS = 4;

    private final Scratch scratch = new Scratch();
    private final Map<FileLines, Map<FileLines, FileChange>> changes = new HashMap<>();

    /**
     * @param a the patch that the remark is on
     * @param b where it went
     */
    Finding follow(
            Anchor.Code anchor,
            Remark remark,
            PostedPatch a,
            PostedRevision before,
            PostedPatch b,
            PostedRevision after)
            throws IOException {
        Optional<FileLines> file = a.file(anchor.file());
        Optional<FileLines.Range> range = file.flatMap(f -> f.range(anchor));
        if (file.isEmpty() || range.isEmpty()) {
            return Finding.unknown("The anchored lines of " + anchor.file() + " are not found in the patch again.");
        }
        // a patch-id is blind to blanks
        boolean same = a.patchId().isPresent() && a.patchId().equals(b.patchId());
        if (same && !remark.layout()) return same(file.get(), range.get());
        Optional<LinesFollowed> lines = best(anchor, remark, file.get(), range.get(), before, b, after);
        if (lines.isEmpty()) return fileGone(file.get(), range.get(), before, after, anchor);
        Set<Integer> focus = focus(file.get(), range.get(), remark);
        Set<Integer> gone = new HashSet<>(lines.get().gone());
        gone.removeIf(i -> PatchLine.substance(file.get().line(i)) == 0);
        if (gone.isEmpty()) return standing(remark, lines.get(), file.get(), range.get(), a, b);
        return differing(remark, lines.get(), file.get(), focus, gone);
    }

    private static Finding same(FileLines file, FileLines.Range range) {
        List<String> lines = file.shown(range.from(), range.to(), Finding.MOST_SHOWN);
        return new Finding(What.STANDS, Certainty.CERTAIN, "The patch's diff is the same.", lines, lines);
    }

    /** Of the later diffs in which the lines may stand, the one that holds most; that of the patch itself first. */
    private Optional<LinesFollowed> best(
            Anchor.Code anchor,
            Remark remark,
            FileLines file,
            FileLines.Range range,
            PostedRevision before,
            PostedPatch b,
            PostedRevision after)
            throws IOException {
        Optional<LinesFollowed> best = Optional.empty();
        Optional<FileLines> own = b.file(anchor.file());
        if (own.isPresent()) {
            best = Optional.of(followed(file, range, own.get(), before, after, remark));
            if (best.get().gone().isEmpty()) return best;
        }
        for (PostedPatch other : after.patches()) {
            if (other == b) continue;
            Optional<FileLines> there = other.file(anchor.file());
            if (there.isEmpty()) continue;
            LinesFollowed lines = followed(file, range, there.get(), before, after, remark);
            boolean holdsSome = lines.gone().size() + lines.moved() < range.to() - range.from();
            boolean more = best.isEmpty()
                    ? holdsSome
                    : lines.gone().size() < best.get().gone().size();
            if (more && holdsSome) best = Optional.of(lines);
        }
        if (best.isPresent()) return best;
        // renamed between the revisions
        for (FileLines there : b.allFiles()) {
            LinesFollowed lines = followed(file, range, there, before, after, remark);
            if (2 * (lines.gone().size() + lines.moved()) <= range.to() - range.from()
                    && lines.rewritten() < REWRITTEN) {
                return Optional.of(lines);
            }
        }
        return best;
    }

    private LinesFollowed followed(
            FileLines a, FileLines.Range range, FileLines b, PostedRevision before, PostedRevision after, Remark remark)
            throws IOException {
        return new LinesFollowed(a, range, b, before, after, remark.layout(), change(a, b));
    }

    private FileChange change(FileLines a, FileLines b) {
        return changes.computeIfAbsent(a, any -> new HashMap<>())
                .computeIfAbsent(b, any -> new FileChange(a, b, scratch));
    }

    private static Finding fileGone(
            FileLines file, FileLines.Range range, PostedRevision before, PostedRevision after, Anchor.Code anchor)
            throws IOException {
        int there = 0;
        int all = 0;
        for (int i = range.from(); i < range.to(); i++) {
            if (!PatchLine.isChange(file.line(i)) || PatchLine.substance(file.line(i)) == 0) continue;
            all++;
            if (after.count(file.key(i)) >= before.count(file.key(i))) there++;
        }
        List<String> lines = file.shown(range.from(), range.to(), Finding.MOST_SHOWN);
        if (all > 0 && there == all) {
            String reason = "The lines stand in another file of the series.";
            return new Finding(What.STANDS, Certainty.LIKELY, reason, lines, lines);
        }
        String reason = "The patch does not touch " + anchor.file() + " any more.";
        Certainty certainty = there == 0 ? Certainty.CERTAIN : Certainty.LIKELY;
        return new Finding(What.GONE, certainty, reason, lines, List.of());
    }

    /** The lines that the remark is about: all of a short quote, of a long one the last and those that it names. */
    private static Set<Integer> focus(FileLines file, FileLines.Range range, Remark remark) {
        List<Integer> telling = new ArrayList<>();
        for (int i = range.from(); i < range.to(); i++) {
            if (PatchLine.substance(file.line(i)) > 0) telling.add(i);
        }
        if (telling.size() <= SHORT) return new HashSet<>(telling);
        Set<Integer> focus = new HashSet<>(telling.subList(telling.size() - SHORT, telling.size()));
        for (int i : telling) {
            Set<String> words = new HashSet<>();
            CodeWords.ofCode(file.line(i), words);
            for (String name : remark.names()) if (words.contains(name)) focus.add(i);
        }
        return focus;
    }

    private Finding standing(
            Remark remark, LinesFollowed lines, FileLines file, FileLines.Range range, PostedPatch a, PostedPatch b)
            throws IOException {
        List<Edit> touching = lines.near(0);
        List<Edit> near = lines.near(LinesFollowed.AROUND);
        List<Edit> spoken = near.isEmpty() ? touching : near;
        Set<String> removed = CodeWords.ofCode(lines.removed(spoken));
        for (int i = range.from(); i < range.to(); i++) CodeWords.ofCode(file.line(i), removed);
        List<String> fresh = lines.added(spoken);
        List<String> names = remark.newNames(removed, CodeWords.ofCode(fresh));
        boolean taken = suggested(remark, fresh);
        if (!spoken.isEmpty() && (taken || !names.isEmpty())) {
            String what = taken ? "a line that the remark gives" : Finding.list(names) + ", which the remark names,";
            String reason = "The lines stand; beside them " + what + " is new.";
            return changed(taken ? Certainty.CERTAIN : Certainty.LIKELY, reason, lines, spoken);
        }
        if (!touching.isEmpty()) {
            Optional<Renaming> renaming = lines.renaming(touching);
            if (renaming.isPresent()
                    && Collections.disjoint(renaming.get().names().keySet(), remark.names())) {
                String reason = "The lines stand; those right beside them differ in the name "
                        + Finding.list(List.copyOf(renaming.get().names().values())) + " alone.";
                List<List<String>> shown = lines.shown(touching);
                return new Finding(What.STANDS, Certainty.UNSURE, reason, shown.get(0), shown.get(1));
            }
            String reason = "The lines stand; those right beside them differ.";
            return changed(remark.asksNothing() ? Certainty.UNSURE : Certainty.LIKELY, reason, lines, touching);
        }
        List<String> all = lines.added(lines.edits());
        List<String> far = remark.newNames(a.changedWords(), CodeWords.ofCode(all));
        if (suggested(remark, all) || !far.isEmpty()) {
            String what =
                    far.isEmpty() ? "a line that the remark gives" : Finding.list(far) + ", which the remark names,";
            String reason = "The lines stand; elsewhere in the file " + what + " is new.";
            List<Edit> naming = new ArrayList<>();
            for (Edit edit : lines.edits()) {
                List<String> some = lines.added(List.of(edit));
                Set<String> words = CodeWords.ofCode(some);
                if (suggested(remark, some) || far.stream().anyMatch(words::contains)) naming.add(edit);
            }
            return new Finding(
                    What.CHANGED,
                    far.isEmpty() ? Certainty.LIKELY : Certainty.UNSURE,
                    reason,
                    file.shown(range.from(), range.to(), Finding.MOST_SHOWN),
                    lines.added(naming));
        }
        List<List<String>> shown = lines.shown(List.of());
        if (!near.isEmpty()) {
            String reason = "The lines stand; what differs near them has nothing that the remark names.";
            return new Finding(What.STANDS, Certainty.UNSURE, reason, shown.get(0), shown.get(1));
        }
        if (lines.moved() > 0) {
            if (remark.asks()) {
                String reason = "The lines moved to another place.";
                return new Finding(What.CHANGED, Certainty.UNSURE, reason, shown.get(0), shown.get(1));
            }
            String reason = "The lines stand, elsewhere in the series.";
            return new Finding(What.STANDS, Certainty.LIKELY, reason, shown.get(0), shown.get(1));
        }
        boolean whole = !remark.layout() && a.sameDiff(b);
        String reason = whole ? "The patch's diff is the same." : "The lines stand, and those around them.";
        return new Finding(
                What.STANDS, whole ? Certainty.CERTAIN : Certainty.LIKELY, reason, shown.get(0), shown.get(1));
    }

    private Finding differing(Remark remark, LinesFollowed lines, FileLines file, Set<Integer> focus, Set<Integer> gone)
            throws IOException {
        List<Edit> edits = lines.near(0);
        List<String> added = lines.added(edits);
        List<String> lost = new ArrayList<>();
        for (int i : gone) lost.add(file.line(i));
        Set<String> lostWords = CodeWords.ofCode(lost);
        List<String> fresh = remark.newNames(lostWords, CodeWords.ofCode(added));
        List<String> named = new ArrayList<>();
        for (String name : remark.names()) if (lostWords.contains(name)) named.add(name);
        boolean taken = suggested(remark, added);
        Set<Integer> hit = new HashSet<>(focus);
        hit.retainAll(gone);
        if (added.isEmpty()) return removed(remark, lines, edits, focus, hit, named);
        boolean rewritten = lines.rewritten() > REWRITTEN;
        if (taken || (!fresh.isEmpty() && !hit.isEmpty())) {
            String what = taken ? "A line that the remark gives" : Finding.list(fresh) + ", which the remark names,";
            String reason = what + " stands where the lines stood.";
            return changed(rewritten && !taken ? Certainty.LIKELY : Certainty.CERTAIN, reason, lines, edits);
        }
        if (hit.isEmpty()) {
            String reason = "The last of the quoted lines stand, earlier ones differ.";
            return changed(named.isEmpty() ? Certainty.UNSURE : Certainty.LIKELY, reason, lines, edits);
        }
        if (rewritten) {
            String reason = "The lines differ, as does most of what the patch does to the file.";
            return changed(Certainty.LIKELY, reason, lines, edits);
        }
        if (!named.isEmpty()) {
            String reason = "Lines with " + Finding.list(named) + ", which the remark names, differ.";
            return changed(focus.size() <= SHORT ? Certainty.CERTAIN : Certainty.LIKELY, reason, lines, edits);
        }
        boolean few = focus.size() <= FEW && !remark.asksNothing() && hit.size() == focus.size();
        // what stands right above a request is what it is about
        boolean last = focus.size() <= SHORT && remark.asks() && hit.contains(Collections.max(focus));
        String reason = hit.size() == focus.size() ? "The quoted lines differ." : "Some of the quoted lines differ.";
        Certainty certainty = few || last ? Certainty.CERTAIN : Certainty.LIKELY;
        if (hit.size() * 4 < focus.size()) certainty = Certainty.UNSURE;
        return changed(certainty, reason, lines, edits);
    }

    /** Nothing new stands in the place of what is gone. */
    private static Finding removed(
            Remark remark,
            LinesFollowed lines,
            List<Edit> edits,
            Set<Integer> focus,
            Set<Integer> hit,
            List<String> named) {
        int[] neighbours = lines.neighbours(NEIGHBOURS);
        boolean alone = neighbours[1] > 0 && 2 * neighbours[0] >= neighbours[1];
        boolean whole = hit.size() == focus.size();
        if (alone || !whole) {
            boolean meant = remark.removal() || !named.isEmpty();
            Certainty certainty = meant && !hit.isEmpty() ? Certainty.CERTAIN : Certainty.LIKELY;
            if (hit.isEmpty()) certainty = Certainty.UNSURE;
            String reason = whole
                    ? "The lines were taken out; those around them stand."
                    : "Some of the quoted lines were taken out.";
            return changed(certainty, reason, lines, edits);
        }
        List<List<String>> shown = lines.shown(edits);
        String reason = "The lines are gone, with what stood around them, and nothing stands in their place.";
        return new Finding(What.GONE, Certainty.LIKELY, reason, shown.get(0), List.of());
    }

    private static Finding changed(Certainty certainty, String reason, LinesFollowed lines, List<Edit> edits) {
        List<List<String>> shown = lines.shown(edits);
        return new Finding(What.CHANGED, certainty, reason, shown.get(0), shown.get(1));
    }

    private static boolean suggested(Remark remark, List<String> added) {
        if (remark.suggested().isEmpty()) return false;
        for (String line : added) {
            if (remark.suggested().contains(PatchLine.key(line).substring(1))) return true;
        }
        return false;
    }
}

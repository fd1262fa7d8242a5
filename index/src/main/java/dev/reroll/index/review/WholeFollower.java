package dev.reroll.index.review;

import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Judges remarks that quote no lines that could be followed, by what they name. Nothing is said of one that names
 * nothing, unless the patch stands as it was.
 */
final class WholeFollower {

    /** A remark on a patch. */
    Finding follow(Remark remark, PostedPatch a, PostedPatch b) {
        boolean sameDiff = a.sameDiff(b);
        if (sameDiff && a.sameMessage(b)) {
            return new Finding(What.STANDS, Certainty.LIKELY, "The patch is the same.", List.of(), List.of());
        }
        if (sameDiff) {
            if (remark.names().isEmpty()) {
                return new Finding(
                        What.STANDS,
                        Certainty.UNSURE,
                        "The patch's diff is the same; its message differs.",
                        List.of(),
                        List.of());
            }
            return Finding.unknown("It quotes no lines, and the patch differs in its message alone.");
        }
        Set<String> old = a.changedWords();
        Set<String> fresh = b.changedWords();
        List<String> came = remark.newNames(old, fresh);
        List<String> went = remark.newNames(fresh, old);
        if (!came.isEmpty() || !went.isEmpty()) {
            List<String> before = lines(a, went);
            List<String> after = lines(b, came);
            String reason = came.isEmpty()
                    ? Finding.list(went) + ", which the remark names, is gone from the patch."
                    : Finding.list(came) + ", which the remark names, is new in the patch.";
            return new Finding(
                    What.CHANGED, came.isEmpty() ? Certainty.UNSURE : Certainty.LIKELY, reason, before, after);
        }
        for (String name : remark.files()) {
            for (FileLines file : a.allFiles()) {
                if (!file.name().equals(name) && !file.name().endsWith("/" + name)) continue;
                boolean same = b.file(file.name())
                        .filter(there -> there.keys().sameLines(file.keys()))
                        .isPresent();
                if (same) continue;
                String reason = "What the patch does to " + file.name() + ", which the remark names, differs.";
                return new Finding(What.CHANGED, Certainty.UNSURE, reason, List.of(), List.of());
            }
        }
        return Finding.unknown("It quotes no lines of the patch, and names none that changed.");
    }

    /** A remark on a cover letter. */
    Finding follow(Remark remark, PostedRevision a, PostedRevision b) throws IOException {
        if (remark.names().isEmpty()) return Finding.unknown("It quotes no lines and names none.");
        List<String> came = remark.newNames(a.changedWords(), b.changedWords());
        if (!came.isEmpty()) {
            List<String> after = new ArrayList<>();
            for (PostedPatch patch : b.patches()) after.addAll(lines(patch, came));
            String reason = Finding.list(came) + ", which the remark names, is new in the series.";
            return new Finding(What.CHANGED, Certainty.UNSURE, reason, List.of(), cut(after));
        }
        return Finding.unknown("It quotes no lines of the series, and names none that changed.");
    }

    private static List<String> lines(PostedPatch patch, List<String> names) {
        List<String> lines = new ArrayList<>();
        if (names.isEmpty()) return lines;
        for (FileLines file : patch.allFiles()) {
            for (int i = 0; i < file.size() && lines.size() < Finding.MOST_SHOWN; i++) {
                if (!PatchLine.isChange(file.line(i))) continue;
                Set<String> words = CodeWords.ofCode(List.of(file.line(i)));
                if (names.stream().anyMatch(words::contains)) lines.add(file.line(i));
            }
        }
        return lines;
    }

    private static List<String> cut(List<String> lines) {
        return lines.subList(0, Math.min(lines.size(), Finding.MOST_SHOWN));
    }
}

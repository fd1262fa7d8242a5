package dev.reroll.index.review;

import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Succession.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where anchored lines stand, looks whether the rest of the later revision deals with the remark: with a name that it gives
 * and that is new in the series, or with a patch of its own whose title speaks of what it speaks of.
 */
final class SeriesFollower {

    private final Succession.All ways;
    private final WholeFollower whole;

    SeriesFollower(Succession.All ways, WholeFollower whole) {
        this.ways = ways;
        this.whole = whole;
    }

    /** The finding itself, or one of a change elsewhere. */
    Finding widen(Finding finding, ReviewPoint point, Remark remark, PostedRevision before, PostedRevision after)
            throws IOException {
        if (finding.what() != What.STANDS || !remark.asks()) return finding;
        Finding named = whole.follow(remark, before, after);
        if (named.what() == What.CHANGED) {
            return elsewhere(finding, "The lines stand. " + named.reason(), named.after());
        }
        if (!(point.anchor() instanceof Anchor.Code anchor)) return finding;
        // what the patch itself speaks of all along tells nothing
        Set<String> known = new HashSet<>();
        for (String line : anchor.lines()) words(line, known);
        for (PostedPatch patch : after.patches()) {
            if (patch.file(anchor.file()).isEmpty() || isOld(patch, before)) continue;
            List<String> shared = shared(patch.title(), point.text(), known);
            if (shared.isEmpty() || isSuccessor(patch, before, after)) continue;
            String reason =
                    "The lines stand. \"" + patch.title() + "\" is a new patch that touches the file, and the remark"
                            + " too speaks of " + Finding.list(shared) + ".";
            return elsewhere(finding, reason, List.of());
        }
        return finding;
    }

    private static Finding elsewhere(Finding finding, String reason, List<String> after) {
        return new Finding(What.CHANGED, Certainty.UNSURE, reason, finding.before(), after);
    }

    private static boolean isOld(PostedPatch patch, PostedRevision before) throws IOException {
        for (PostedPatch old : before.patches()) {
            if (old.titleKey().equals(patch.titleKey())) return true;
            if (old.patchId().isPresent() && old.patchId().equals(patch.patchId())) return true;
        }
        return false;
    }

    private boolean isSuccessor(PostedPatch patch, PostedRevision before, PostedRevision after) throws IOException {
        for (PostedPatch old : before.patches()) {
            Way way = ways.of(old, before, after);
            if (way instanceof Way.To to && to.patch() == patch) return true;
            if (way instanceof Way.Replaced other && other.patch() == patch) return true;
        }
        return false;
    }

    /** Words of the title that are told from others at sight, by an underscore, a capital or a number, and that the text has. */
    private static List<String> shared(String title, List<String> text, Set<String> known) {
        Set<String> wanted = new HashSet<>();
        words(title, wanted);
        wanted.removeIf(word -> known.contains(word) || !isTelling(word));
        if (wanted.isEmpty()) return List.of();
        Set<String> said = new HashSet<>();
        for (String line : text) words(line, said);
        List<String> shared = new ArrayList<>();
        for (String word : wanted) if (said.contains(word)) shared.add(word);
        shared.sort(null);
        return shared;
    }

    private static boolean isTelling(String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        boolean letter = word.chars().anyMatch(Character::isLetter);
        return word.indexOf('_') > 0 || (digit && letter);
    }

    private static void words(String line, Set<String> words) {
        int start = -1;
        for (int i = 0; i <= line.length(); i++) {
            char c = i == line.length() ? ' ' : line.charAt(i);
            boolean part = Character.isLetterOrDigit(c) || c == '_' || c == '-';
            if (part && start < 0) start = i;
            if (part || start < 0) continue;
            words.add(line.substring(start, i).toLowerCase(Locale.ROOT));
            start = -1;
        }
    }
}

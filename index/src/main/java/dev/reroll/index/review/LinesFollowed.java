package dev.reroll.index.review;

import dev.reroll.index.linediff.Edit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Some lines of a file's diff, followed into the same file's diff of a later revision. What only surrounds a change does
 * not count, nor do blanks, nor lines that went elsewhere in the series, nor a statement that was only wrapped anew.
 */
final class LinesFollowed {
    /** Lines around the anchored ones that are looked at. */
    static final int AROUND = 3;
    /** A line with fewer letters and digits may stand anywhere by chance, so that finding it elsewhere says nothing. */
    private static final int LEAST_SUBSTANCE = 10;

    private final FileLines a;
    private final FileLines b;
    private final FileLines.Range range;
    private final PostedRevision before;
    private final PostedRevision after;
    private final boolean layout;
    private final FileChange change;
    private final List<Edit> edits;
    private final Set<Integer> gone = new HashSet<>();
    private int moved;

    /** @param layout whether blanks and wrapping count as changes */
    LinesFollowed(
            FileLines a,
            FileLines.Range range,
            FileLines b,
            PostedRevision before,
            PostedRevision after,
            boolean layout,
            FileChange change)
            throws IOException {
        this.a = a;
        this.b = b;
        this.range = range;
        this.change = change;
        this.before = before;
        this.after = after;
        this.layout = layout;
        edits = change.edits();
        for (int i = range.from(); i < range.to(); i++) if (isGone(i)) gone.add(i);
    }

    private boolean isGone(int line) throws IOException {
        if (!PatchLine.isChange(a.line(line))) return change.unmatched(line) && nowChanged(line);
        if (!change.unmatched(line)) return layout && relaidOut(line);
        if (standsAsContext(line) || rewrapped(change.editAt(line))) return false;
        if (movedAway(line)) {
            moved++;
            return false;
        }
        return true;
    }

    /** A context line that the later patch removes or replaces; that it is out of sight says nothing. */
    private boolean nowChanged(int line) {
        String removed = "-" + a.key(line).substring(1);
        if (PatchLine.substance(removed) == 0) return false;
        Edit edit = change.editAt(line);
        for (int j = edit.newStart(); j < edit.newEnd(); j++) if (b.key(j).equals(removed)) return true;
        return false;
    }

    /** An added line that the later patch finds in place: what it builds on has it by now. */
    private boolean standsAsContext(int line) {
        if (PatchLine.mark(a.line(line)) != '+') return false;
        String context = " " + a.key(line).substring(1);
        Edit edit = change.editAt(line);
        for (int j = edit.newStart(); j < edit.newEnd(); j++) if (b.key(j).equals(context)) return true;
        return false;
    }

    /** The same line with other blanks: its counterpart differs in them. */
    private boolean relaidOut(int line) {
        int there = counterpart(line);
        return there >= 0 && !PatchLine.exactKey(a.line(line)).equals(PatchLine.exactKey(b.line(there)));
    }

    private boolean rewrapped(Edit edit) {
        return !layout && change.rewrapped(edit);
    }

    private boolean movedAway(int line) throws IOException {
        String key = a.key(line);
        return PatchLine.substance(key) >= LEAST_SUBSTANCE && after.count(key) >= before.count(key);
    }

    private boolean movedHere(int line) throws IOException {
        String key = b.key(line);
        return PatchLine.substance(key) >= LEAST_SUBSTANCE && before.count(key) >= after.count(key);
    }

    /** Whether an edit adds or takes away more than blanks, braces, context and what moved. */
    private boolean matters(Edit edit) throws IOException {
        if (rewrapped(edit)) return false;
        for (int i = edit.oldStart(); i < edit.oldEnd(); i++) {
            if (PatchLine.isChange(a.line(i))
                    && PatchLine.substance(a.line(i)) > 0
                    && !movedAway(i)
                    && !standsAsContext(i)) return true;
        }
        for (int j = edit.newStart(); j < edit.newEnd(); j++) if (isNew(j)) return true;
        return false;
    }

    private boolean isNew(int line) throws IOException {
        return PatchLine.isChange(b.line(line)) && PatchLine.substance(b.line(line)) > 0 && !movedHere(line);
    }

    /** The anchored lines that are not there any more, by index. */
    Set<Integer> gone() {
        return gone;
    }

    /** How many anchored lines stand elsewhere in the series. */
    int moved() {
        return moved;
    }

    /** The edits that matter and lie within {@code distance} lines of the anchored ones; 0 for those that touch them. */
    List<Edit> near(int distance) throws IOException {
        List<Edit> near = new ArrayList<>();
        for (Edit edit : edits) {
            boolean reaches = edit.oldStart() <= range.to() + distance && edit.oldEnd() >= range.from() - distance;
            if (reaches && matters(edit)) near.add(edit);
        }
        return near;
    }

    /** The lines that edits add, without those that moved. */
    List<String> added(List<Edit> some) throws IOException {
        List<String> added = new ArrayList<>();
        for (Edit edit : some) {
            for (int j = edit.newStart(); j < edit.newEnd(); j++) if (isNew(j)) added.add(b.line(j));
        }
        return added;
    }

    /** The changed lines that edits take away. */
    List<String> removed(List<Edit> some) {
        List<String> removed = new ArrayList<>();
        for (Edit edit : some) {
            for (int i = edit.oldStart(); i < edit.oldEnd(); i++) {
                if (PatchLine.isChange(a.line(i))) removed.add(a.line(i));
            }
        }
        return removed;
    }

    /**
     * The names that edits put in the place of others, where they do nothing else: the earlier ones are gone from the
     * series, and the later ones are new in it.
     */
    Optional<Renaming> renaming(List<Edit> some) throws IOException {
        Optional<Renaming> renaming = Renaming.of(removed(some), added(some));
        if (renaming.isEmpty()) return renaming;
        for (String old : renaming.get().names().keySet()) {
            if (after.changedWords().contains(old)) return Optional.empty();
        }
        for (String fresh : renaming.get().names().values()) {
            if (before.changedWords().contains(fresh)) return Optional.empty();
        }
        return renaming;
    }

    List<Edit> edits() {
        return edits;
    }

    /** How many of the changed lines that stand close around the anchored ones are still there, and of how many. */
    int[] neighbours(int most) {
        int there = 0;
        int all = 0;
        for (int step = -1; step <= 1; step += 2) {
            int seen = 0;
            for (int i = step < 0 ? range.from() - 1 : range.to(); i >= 0 && i < a.size() && seen < most; i += step) {
                if (!PatchLine.isChange(a.line(i)) || PatchLine.substance(a.line(i)) == 0) continue;
                seen++;
                all++;
                if (!change.unmatched(i)) there++;
            }
        }
        return new int[] {there, all};
    }

    /** Share of the file's changed lines that are not matched: 1 where all of it was rewritten. */
    double rewritten() {
        int changed = 0;
        int lost = 0;
        for (int i = 0; i < a.size(); i++) {
            if (!PatchLine.isChange(a.line(i)) || PatchLine.substance(a.line(i)) == 0) continue;
            changed++;
            if (change.unmatched(i)) lost++;
        }
        return changed == 0 ? 0 : (double) lost / changed;
    }

    /** The line of the later diff that matches, -1 for none. */
    private int counterpart(int line) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.oldStart() > line) break;
            if (line < edit.oldEnd()) return -1;
            shift = edit.newEnd() - edit.oldEnd();
        }
        return line + shift;
    }

    /** The anchored lines and the edits, as they stood and as they stand. */
    List<List<String>> shown(List<Edit> some) {
        int from = range.from();
        int to = range.to();
        for (Edit edit : some) {
            from = Math.min(from, edit.oldStart());
            to = Math.max(to, edit.oldEnd());
        }
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.oldEnd() < from || (edit.oldEnd() == from && edit.oldStart() < from)) {
                shift = edit.newEnd() - edit.oldEnd();
            } else break;
        }
        int newFrom = from + shift;
        for (Edit edit : edits) if (edit.oldStart() < from && edit.oldEnd() > from) newFrom = edit.newStart();
        shift = 0;
        for (Edit edit : edits) if (edit.oldStart() <= to && edit.oldEnd() <= to) shift = edit.newEnd() - edit.oldEnd();
        int newTo = to + shift;
        for (Edit edit : edits) if (edit.oldStart() < to && edit.oldEnd() > to) newTo = edit.newEnd();
        return List.of(a.shown(from, to, Finding.MOST_SHOWN), b.shown(newFrom, newTo, Finding.MOST_SHOWN));
    }
}

package dev.reroll.index.review;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the diffs of one file in two revisions differ; the same for all remarks on it. */
final class FileChange {

    private final FileLines a;
    private final FileLines b;
    private final List<Edit> edits = new ArrayList<>();
    /** For each line of the earlier diff the number of the edit that takes it away, -1 for none. */
    private final int[] editOf;

    private final @Nullable Boolean[] rewrapped;

    FileChange(FileLines a, FileLines b, Scratch scratch) {
        this.a = a;
        this.b = b;
        editOf = new int[a.size()];
        Arrays.fill(editOf, -1);
        for (Edit edit :
                LineDiff.of(a.keys(), b.keys(), Sliding.BY_INDENT, scratch).edits()) {
            for (int i = edit.oldStart(); i < edit.oldEnd(); i++) editOf[i] = edits.size();
            edits.add(edit);
        }
        rewrapped = new Boolean[edits.size()];
    }

    List<Edit> edits() {
        return edits;
    }

    boolean unmatched(int line) {
        return editOf[line] >= 0;
    }

    Edit editAt(int line) {
        return edits.get(editOf[line]);
    }

    /** Whether an edit only breaks the lines of its added, and of its removed, text elsewhere. */
    boolean rewrapped(Edit edit) {
        if (edit.oldStart() == edit.oldEnd() || edit.newStart() == edit.newEnd()) return false;
        int number = editOf[edit.oldStart()];
        Boolean known = rewrapped[number];
        if (known == null) {
            known = joined(a, edit.oldStart(), edit.oldEnd(), '+')
                            .equals(joined(b, edit.newStart(), edit.newEnd(), '+'))
                    && joined(a, edit.oldStart(), edit.oldEnd(), '-')
                            .equals(joined(b, edit.newStart(), edit.newEnd(), '-'));
            rewrapped[number] = known;
        }
        return known;
    }

    private static String joined(FileLines file, int from, int to, char mark) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (PatchLine.mark(file.line(i)) != mark) continue;
            // a block comment has a star at the beginning of each line
            String key = file.key(i);
            boolean star = key.startsWith("*", 1) && !key.startsWith("*/", 1);
            joined.append(key, star ? 2 : 1, key.length());
        }
        return joined.toString();
    }
}

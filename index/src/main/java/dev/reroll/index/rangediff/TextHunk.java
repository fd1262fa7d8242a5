package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.linediff.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A hunk of the diff of two patch texts.
 *
 * @param heading the section of the patch in which it stands: a part ({@code Commit message}), a file, or a file and function
 * @param lines the lines, each with blank, {@code +} or {@code -} in front of what may itself begin with one of these
 */
public record TextHunk(String heading, List<String> lines) {
    private static final int CONTEXT = 3;

    static List<TextHunk> between(Lines a, Lines b) {
        LineDiff diff = LineDiff.of(a, b, Sliding.BY_INDENT);
        List<TextHunk> hunks = new ArrayList<>();
        Headings headings = Headings.ofPatch(a);
        for (Span span : diff.spans(CONTEXT, a.size(), b.size())) {
            List<String> lines = new ArrayList<>(span.height());
            int i = span.oldStart();
            for (Edit edit : span.edits()) {
                for (; i < edit.oldStart(); i++) lines.add(" " + a.line(i));
                for (; i < edit.oldEnd(); i++) lines.add("-" + a.line(i));
                for (int j = edit.newStart(); j < edit.newEnd(); j++) lines.add("+" + b.line(j));
            }
            for (; i < span.oldEnd(); i++) lines.add(" " + a.line(i));
            hunks.add(new TextHunk(headings.before(span.oldStart()), List.copyOf(lines)));
        }
        return hunks;
    }
}

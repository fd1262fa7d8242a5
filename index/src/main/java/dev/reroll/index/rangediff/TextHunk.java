package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.linediff.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hunk of the diff of two patch texts.
 *
 * @param heading the section of the patch in which it stands: a part ({@code Commit message}), a file, or a file and function
 * @param lines the lines, each with blank, {@code +} or {@code -} in front of what may itself begin with one of these
 */
public record TextHunk(String heading, List<String> lines) {
    private static final int CONTEXT = 3;

    static List<TextHunk> between(Lines a, Lines b) {
        return of(LineDiff.of(a, b, Sliding.BY_INDENT), a, b);
    }

    /** The same where lines that differ in blanks alone count as equal; of such the new one is shown. */
    static List<TextHunk> ignoringBlanks(Lines a, Lines b) {
        LineTable keys = new LineTable();
        Lines before = keys.lines(Blanks.withoutBehindSign(texts(a)));
        Lines after = keys.lines(Blanks.withoutBehindSign(texts(b)));
        return of(LineDiff.of(before, after, Sliding.BY_INDENT), a, b);
    }

    private static List<String> texts(Lines lines) {
        return IntStream.range(0, lines.size()).mapToObj(lines::line).toList();
    }

    private static List<TextHunk> of(LineDiff diff, Lines a, Lines b) {
        List<TextHunk> hunks = new ArrayList<>();
        Headings headings = Headings.ofPatch(a);
        for (Span span : diff.spans(CONTEXT, a.size(), b.size())) {
            List<String> lines = new ArrayList<>(span.height());
            int j = span.newStart();
            for (Edit edit : span.edits()) {
                for (; j < edit.newStart(); j++) lines.add(" " + b.line(j));
                for (int i = edit.oldStart(); i < edit.oldEnd(); i++) lines.add("-" + a.line(i));
                for (; j < edit.newEnd(); j++) lines.add("+" + b.line(j));
            }
            for (; j < span.newEnd(); j++) lines.add(" " + b.line(j));
            hunks.add(new TextHunk(headings.before(span.oldStart()), List.copyOf(lines)));
        }
        return hunks;
    }
}

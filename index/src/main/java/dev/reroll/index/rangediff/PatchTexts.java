package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.linediff.SortedLines;
import java.util.ArrayList;
import java.util.List;

/** The texts of both revisions' patches as numbers of one table. */
record PatchTexts(List<Text> befores, List<Text> afters) {

    /**
     * @param whole author, message and diff
     * @param diff the diff alone; the whole where a patch holds none
     * @param sortedDiff the lines of the diff without their order
     * @param diffSize see {@link PatchLines#diffSize()}
     */
    record Text(Lines whole, Lines diff, SortedLines sortedDiff, int diffSize) {}

    static PatchTexts of(List<PatchText> a, List<PatchText> b) {
        LineTable table = new LineTable();
        return new PatchTexts(texts(a, table), texts(b, table));
    }

    private static List<Text> texts(List<PatchText> patches, LineTable table) {
        List<Text> texts = new ArrayList<>(patches.size());
        for (PatchText patch : patches) {
            PatchLines lines = PatchLines.of(patch);
            Lines whole = table.lines(lines.lines());
            Lines diff = whole.from(lines.diffStart());
            texts.add(new Text(whole, diff, diff.sorted(), lines.diffSize()));
        }
        return texts;
    }

    Text before(int index) {
        return befores.get(index);
    }

    Text after(int index) {
        return afters.get(index);
    }
}

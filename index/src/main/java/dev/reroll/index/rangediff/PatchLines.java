package dev.reroll.index.rangediff;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.List;

/**
 * The text that {@code git range-diff} compares for a patch: author, message and diff, without what every rebase changes
 * (dates, ids, line numbers).
 *
 * @param lines the text
 * @param diffStart index of the line at which the diff begins, 0 where the patch holds no diff
 * @param diffSize lines of the diff without the blank ones between files: the measure of how dear it is to call the patch new
 */
record PatchLines(List<String> lines, int diffStart, int diffSize) {

    static PatchLines of(PatchText patch) {
        List<String> lines = new ArrayList<>();
        lines.add(" ## Metadata ##");
        lines.add("Author: " + patch.author());
        lines.add("");
        lines.add(" ## Commit message ##");
        for (String line : MessageLines.of(patch.message())) lines.add(line.isEmpty() ? "" : "    " + line);
        int diffStart = 0;
        int diffSize = 0;
        for (FileDiff file : patch.files()) {
            lines.add("");
            if (diffStart == 0) diffStart = lines.size();
            List<String> fileLines = ofFile(file);
            lines.addAll(fileLines);
            diffSize += fileLines.size();
        }
        return new PatchLines(lines, diffStart, diffSize);
    }

    /** The same text without what only surrounds a change: context lines, and the headings of hunks. */
    PatchLines withoutContext() {
        List<String> kept = new ArrayList<>(lines.subList(0, diffStart));
        for (String line : lines.subList(diffStart, lines.size())) {
            boolean context = line.startsWith(" ") && !line.startsWith(" ## ") && !line.startsWith(" Binary files ");
            if (!context && !line.startsWith("@@")) kept.add(line);
        }
        return new PatchLines(kept, diffStart, diffSize);
    }

    static List<String> ofFile(FileDiff file) {
        List<String> lines = new ArrayList<>();
        lines.add(" ## " + heading(file) + " ##");
        if (file.binary()) lines.add(" Binary files " + file.oldName() + " and " + file.newName() + " differ");
        for (Hunk hunk : file.hunks()) {
            lines.add(hunk.heading().isEmpty() ? "@@" : "@@ " + file.name() + ": " + hunk.heading());
            for (String line : hunk.lines()) lines.add(line(line));
        }
        return lines;
    }

    private static String line(String line) {
        if (line.isEmpty()) return " ";
        // "\ No newline at end of file", or a context line whose blank a mailer cut off
        return " +-".indexOf(line.charAt(0)) < 0 ? " " + line : line;
    }

    static String heading(FileDiff file) {
        String name = file.name();
        if (file.oldName().equals("/dev/null")) name += " (new)";
        else if (file.newName().equals("/dev/null")) name += " (deleted)";
        else if (isRename(file)) name = file.oldName() + " => " + file.newName();
        boolean bothModes = !file.oldMode().isEmpty() && !file.newMode().isEmpty();
        if (bothModes && !file.oldMode().equals(file.newMode())) {
            name += " (mode change " + file.oldMode() + " => " + file.newMode() + ")";
        }
        return name;
    }

    static boolean isRename(FileDiff file) {
        return !file.oldName().equals(file.newName())
                && file.header().stream().anyMatch(line -> line.startsWith("rename from "));
    }
}

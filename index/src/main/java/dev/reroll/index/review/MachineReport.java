package dev.reroll.index.review;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places that a report of a machine names as {@code file:line}, where the patch has them. Line numbers are those of the
 * file with the patch applied, as compilers see it.
 * Where the report marks what is new ({@code >>}), nothing else counts.
 */
final class MachineReport {

    /** @param line of the report that names the place, from 0 */
    record Spot(int line, Anchor anchor) {}

    private static final int MOST = 50;

    private MachineReport() {}

    static List<Spot> spots(List<String> report, List<FileDiff> patch) {
        Map<String, FileDiff> files = new HashMap<>();
        for (FileDiff file : patch) files.put(file.newName(), file);
        boolean marksNew = report.stream().anyMatch(l -> l.startsWith(">> "));
        List<Spot> spots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < report.size() && spots.size() < MOST; i++) {
            String line = report.get(i).strip();
            if (line.startsWith(">>")) line = line.substring(2).strip();
            int colon = line.indexOf(':');
            int number = colon > 0 ? numberAfter(line, colon) : 0;
            if (number == 0 || !isFault(report.get(i), marksNew)) continue;
            FileDiff file = files.get(line.substring(0, colon).strip());
            if (file == null || !seen.add(file.newName() + ":" + number)) continue;
            int hunk = hunk(file, number);
            if (hunk < 0) continue;
            int index = index(file.hunks().get(hunk), number);
            if (index > 0) spots.add(new Spot(i, Anchoring.code(file, hunk + 1, index, index)));
        }
        return spots;
    }

    /** Notes and the lines that lead to a fault say nothing by themselves. */
    private static boolean isFault(String line, boolean marksNew) {
        return marksNew ? line.startsWith(">> ") : !line.contains(": note: ") && !line.endsWith(",");
    }

    private static int numberAfter(String line, int colon) {
        int number = 0;
        int at = colon + 1;
        while (at < line.length() && at - colon < 8 && Character.isDigit(line.charAt(at))) {
            number = number * 10 + Character.digit(line.charAt(at), 10);
            at++;
        }
        return at < line.length() && line.charAt(at) != ':' && line.charAt(at) != ' ' ? 0 : number;
    }

    private static int hunk(FileDiff file, int line) {
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            if (line >= hunk.newStart() && line < hunk.newStart() + hunk.newCount()) return i;
        }
        return -1;
    }

    /** Which of the hunk's lines, from 1, is the file's. */
    private static int index(Hunk hunk, int line) {
        int at = hunk.newStart();
        for (int i = 0; i < hunk.lines().size(); i++) {
            char mark = Anchoring.mark(hunk.lines().get(i));
            if (mark == '-' || mark == '\\') continue;
            if (at == line) return i + 1;
            at++;
        }
        return 0;
    }
}

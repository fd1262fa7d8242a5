package dev.reroll.index.review;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places that a report of a machine names as {@code file:line}, where the patch has them. Line numbers are those of the
 * file with the patch applied, as compilers see it.
 * Where the report marks what is new ({@code >>}), nothing else counts.
 */
final class MachineReport {

    /** @param line of the report that names the place, from 0 */
    record Spot(int line, Anchor anchor) {}

    private static final int MOST = 50;

    /** Lines of a report that are looked at for the code of one place. */
    private static final int MOST_LISTED = 2000;

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
            Anchor anchor = anchor(file, number, listed(report, i, number));
            if (anchor != null) spots.add(new Spot(i, anchor));
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

    /** The code that the report shows for the line: right below, or in the listing at its end. Empty where it shows none. */
    private static String listed(List<String> report, int from, int number) {
        for (int i = from + 1; i < report.size() && i - from < MOST_LISTED; i++) {
            String line = report.get(i);
            int at = 0;
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '>')) at++;
            int digits = at;
            int listed = 0;
            while (at < line.length() && at - digits < 8 && Character.isDigit(line.charAt(at))) {
                listed = listed * 10 + Character.digit(line.charAt(at++), 10);
            }
            if (at == digits || listed != number || at == line.length()) continue;
            while (at < line.length() && line.charAt(at) == ' ') at++;
            if (at == line.length() || (line.charAt(at) != '|' && line.charAt(at) != '\t')) continue;
            return SourceText.key(line.substring(at + 1));
        }
        return "";
    }

    /**
     * The line of the patch: the one nearest to the number that reads as listed, as the tree of the machine may not be that
     * of the patch; where nothing is listed the one of that number.
     */
    private static @Nullable Anchor anchor(FileDiff file, int number, String listed) {
        int best = Integer.MAX_VALUE;
        Anchor anchor = null;
        for (int h = 0; h < file.hunks().size(); h++) {
            Hunk hunk = file.hunks().get(h);
            int at = hunk.newStart() - 1;
            for (int i = 0; i < hunk.lines().size(); i++) {
                String line = hunk.lines().get(i);
                char mark = Anchoring.mark(line);
                if (mark == '-' || mark == '\\') continue;
                at++;
                int far = Math.abs(at - number);
                boolean fits = listed.isEmpty()
                        ? far == 0
                        : SourceText.key(line.isEmpty() ? line : line.substring(1))
                                .equals(listed);
                if (!fits || far >= best) continue;
                best = far;
                anchor = Anchoring.code(file, h + 1, i + 1, i + 1);
            }
        }
        return anchor;
    }
}

package dev.reroll.reference.sample;

import java.util.ArrayList;
import java.util.List;

/** The statistics below a patch's message, as git writes them. */
final class DiffStat {
    private static final int LONGEST_GRAPH = 40;

    private DiffStat() {}

    static List<String> lines(List<GitDiff.Stat> stats) {
        List<String> lines = new ArrayList<>();
        int name = stats.stream().mapToInt(s -> s.path().length()).max().orElse(0);
        int most = stats.stream().mapToInt(s -> s.added() + s.removed()).max().orElse(0);
        int digits = String.valueOf(most).length();
        int added = 0;
        int removed = 0;
        for (GitDiff.Stat stat : stats) {
            lines.add((" %-" + name + "s | %" + digits + "d %s%s")
                    .formatted(
                            stat.path(),
                            stat.added() + stat.removed(),
                            "+".repeat(scaled(stat.added(), most)),
                            "-".repeat(scaled(stat.removed(), most))));
            added += stat.added();
            removed += stat.removed();
        }
        StringBuilder sum = new StringBuilder(" " + count(stats.size(), "file") + " changed");
        if (added > 0 || removed == 0)
            sum.append(", ").append(count(added, "insertion")).append("(+)");
        if (removed > 0) sum.append(", ").append(count(removed, "deletion")).append("(-)");
        lines.add(sum.toString());
        for (GitDiff.Stat stat : stats) {
            if (stat.created()) lines.add(" create mode 100644 " + stat.path());
            if (stat.deleted()) lines.add(" delete mode 100644 " + stat.path());
        }
        return lines;
    }

    private static int scaled(int count, int most) {
        return most <= LONGEST_GRAPH || count == 0 ? count : Math.max(1, count * LONGEST_GRAPH / most);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

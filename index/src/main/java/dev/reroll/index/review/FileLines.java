package dev.reroll.index.review;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of one file's diff, all hunks in a row, each hunk headed by a line {@code @@}. */
final class FileLines {
    private static final String HEAD = "@@";
    /** So many lines are enough to know a place by. */
    private static final int MOST_COMPARED = 30;

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> hunkStarts = new ArrayList<>();
    private final List<String> keyTexts = new ArrayList<>();
    private final Lines keys;

    /** @param table the one that all files to be compared share */
    FileLines(FileDiff file, LineTable table) {
        name = file.name();
        for (Hunk hunk : file.hunks()) {
            lines.add(HEAD);
            keyTexts.add(HEAD);
            hunkStarts.add(lines.size());
            for (String line : hunk.lines()) {
                lines.add(line);
                keyTexts.add(PatchLine.key(line));
            }
        }
        keys = table.lines(keyTexts);
    }

    String name() {
        return name;
    }

    Lines keys() {
        return keys;
    }

    int size() {
        return lines.size();
    }

    String line(int index) {
        return lines.get(index);
    }

    boolean isHead(int index) {
        return lines.get(index).equals(HEAD);
    }

    /** The lines of a range without the heads of hunks, the last ones left out where there are more than {@code most}. */
    List<String> shown(int from, int to, int most) {
        List<String> shown = new ArrayList<>();
        for (int i = Math.max(0, from); i < Math.min(to, size()) && shown.size() < most; i++) {
            if (!isHead(i)) shown.add(line(i));
        }
        return shown;
    }

    /** Identifiers of the lines that the patch adds or removes. */
    Set<String> changedWords() {
        Set<String> words = new HashSet<>();
        for (String line : lines) if (PatchLine.isChange(line)) CodeWords.ofCode(line, words);
        return words;
    }

    /** Where the anchored lines stand: where the anchor says, else where the same lines stand; empty where they do not. */
    Optional<Range> range(Anchor.Code anchor) {
        if (anchor.hunk() >= 1 && anchor.hunk() <= hunkStarts.size()) {
            int from = hunkStarts.get(anchor.hunk() - 1) + anchor.first() - 1;
            int to = from + anchor.last() - anchor.first() + 1;
            if (anchor.first() >= 1 && to > from && to <= size() && holds(from, anchor.lines())) {
                return Optional.of(new Range(from, to));
            }
        }
        List<String> wanted = anchor.lines().stream().map(PatchLine::key).toList();
        if (wanted.isEmpty()) return Optional.empty();
        for (int from = 0; from + wanted.size() <= size(); from++) {
            if (holdsKeys(from, wanted)) return Optional.of(new Range(from, from + wanted.size()));
        }
        return Optional.empty();
    }

    private boolean holds(int from, List<String> wanted) {
        return holdsKeys(from, wanted.stream().map(PatchLine::key).toList());
    }

    private boolean holdsKeys(int from, List<String> wanted) {
        if (from + wanted.size() > size()) return false;
        for (int i = 0; i < Math.min(MOST_COMPARED, wanted.size()); i++) {
            if (!wanted.get(i).equals(keyTexts.get(from + i))) return false;
        }
        return true;
    }

    String key(int index) {
        return keyTexts.get(index);
    }

    /** Lines {@code [from, to)}. */
    record Range(int from, int to) {}
}

package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.Row.Kind;
import dev.reroll.ingest.patch.FileDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What differs between two revisions of one patch, section by section: author, message, then file by file. The lines are
 * those of the patches, so each begins with its blank, {@code +} or {@code -}; a line that one revision adds and the
 * other does not is new in the patch, whatever it does to the file.
 *
 * @param sections those that differ, of {@link #whole} all
 */
public record PatchDiff(List<Section> sections) {
    /** The section of the author. */
    public static final String METADATA = "Metadata";
    /** The section of the message. */
    public static final String MESSAGE = "Commit message";

    /**
     * One part of the patch.
     *
     * @param name {@link #METADATA}, {@link #MESSAGE}, or a file as range-diff heads it: its name, and what becomes of it
     * @param hunks rows, three of context around what differs
     */
    public record Section(String name, List<List<Row>> hunks) {
        /**
         * The section as lines of a unified diff of the two patches, each with a blank, {@code -} or {@code +} in front;
         * hunks begin with {@code @@}.
         */
        public List<String> unified() {
            List<String> lines = new ArrayList<>();
            for (List<Row> hunk : hunks) {
                lines.add("@@");
                unified(hunk, lines);
            }
            return lines;
        }

        private static void unified(List<Row> hunk, List<String> lines) {
            List<String> added = new ArrayList<>();
            for (Row row : hunk) {
                boolean context = row.kind() == Kind.SAME || row.kind() == Kind.GAP;
                if (context) {
                    lines.addAll(added);
                    added.clear();
                    lines.add(" " + row.right().text());
                    continue;
                }
                // all that a block removes comes before what it adds
                if (!row.left().isNone()) lines.add("-" + row.left().text());
                if (!row.right().isNone()) added.add("+" + row.right().text());
            }
            lines.addAll(added);
        }
    }

    /**
     * What is shown of a difference.
     *
     * @param whole all that both patches hold, each section as one hunk; else three lines around each difference
     * @param ignoringBlanks whether lines that differ in blanks alone count as equal, as for {@code git diff -w}
     */
    public record View(boolean whole, boolean ignoringBlanks) {
        public static final View USUAL = new View(false, false);
    }

    /** The sections that differ, three lines around each difference. */
    public static PatchDiff of(PatchText a, PatchText b) {
        return of(a, b, View.USUAL);
    }

    /**
     * Both patches as wholes, each section one hunk, whether it differs or not: to read the new patch with what is new in
     * it since the old one marked.
     */
    public static PatchDiff whole(PatchText a, PatchText b) {
        return of(a, b, new View(true, false));
    }

    public static PatchDiff of(PatchText a, PatchText b, View view) {
        UnaryOperator<List<String>> keys = view.ignoringBlanks() ? Blanks::withoutBehindSign : UnaryOperator.identity();
        return of(
                a,
                b,
                (older, newer) ->
                        view.whole() ? RowBuilder.whole(older, newer, keys) : RowBuilder.hunks(older, newer, keys));
    }

    private static PatchDiff of(
            PatchText a, PatchText b, BiFunction<List<String>, List<String>, List<List<Row>>> rows) {
        List<String> names = new ArrayList<>();
        List<List<List<Row>>> all = new ArrayList<>();
        add(METADATA, List.of("Author: " + a.author()), List.of("Author: " + b.author()), rows, names, all);
        add(MESSAGE, MessageLines.of(a.message()), MessageLines.of(b.message()), rows, names, all);
        Map<String, List<String>> filesA = files(a);
        Map<String, List<String>> filesB = files(b);
        for (Map.Entry<String, List<String>> file : filesA.entrySet()) {
            add(file.getKey(), file.getValue(), filesB.getOrDefault(file.getKey(), List.of()), rows, names, all);
        }
        for (Map.Entry<String, List<String>> file : filesB.entrySet()) {
            if (!filesA.containsKey(file.getKey())) add(file.getKey(), List.of(), file.getValue(), rows, names, all);
        }
        return new PatchDiff(sections(names, all));
    }

    /** One file of the two patches, by its name in the newer one; empty where it does not differ. */
    public static PatchDiff ofFile(PatchText a, PatchText b, String file) {
        return new PatchDiff(of(only(a, file), only(b, file)).sections().stream()
                .filter(section ->
                        !section.name().equals(METADATA) && !section.name().equals(MESSAGE))
                .toList());
    }

    private static PatchText only(PatchText patch, String file) {
        List<FileDiff> files = patch.files().stream()
                .filter(diff -> diff.name().equals(file) || diff.oldName().equals(file))
                .toList();
        return new PatchText(patch.author(), patch.subject(), patch.message(), files, patch.label());
    }

    private static void add(
            String name,
            List<String> a,
            List<String> b,
            BiFunction<List<String>, List<String>, List<List<Row>>> rows,
            List<String> names,
            List<List<List<Row>>> all) {
        List<List<Row>> hunks = rows.apply(a, b);
        if (hunks.isEmpty()) return;
        names.add(name);
        all.add(hunks);
    }

    /** Code moves between files too, so moves are looked for over all of them at once. */
    private static List<Section> sections(List<String> names, List<List<List<Row>>> all) {
        List<List<Row>> marked = Moves.mark(all.stream().flatMap(List::stream).toList());
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < names.size(); i++) {
            int to = from + all.get(i).size();
            sections.add(new Section(names.get(i), List.copyOf(marked.subList(from, to))));
            from = to;
        }
        return sections;
    }

    /** The lines of each file's diff by its name; a changed fate (renamed, new mode) is a first line that differs. */
    private static Map<String, List<String>> files(PatchText patch) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (FileDiff file : patch.files()) {
            List<String> lines = files.computeIfAbsent(file.name(), name -> new ArrayList<>());
            lines.addAll(PatchLines.ofFile(file));
        }
        return files;
    }
}

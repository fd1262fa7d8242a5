package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a matrix for a terminal. Names are wrapped at their hyphens, text between words; nothing is cut. */
public final class MatrixText {
    /** What a terminal has if nobody says otherwise. */
    public static final int COLUMNS = 80;

    private static final int NARROWEST_NAME = 16;
    private static final int MARK = 4;
    private static final List<String> LEGEND = List.of(
            "ok: holds, no schedule breaks it and all were visited.",
            "FAIL: a schedule breaks it under every memory model asked.",
            "weak: fails under the weak model only.",
            "tso: fails under TSO and weak.",
            "-: not applicable.",
            "?: undecided.",
            "*: found here, in no mail.");

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    private MatrixText(int columns) {
        this.columns = columns;
    }

    /** For a terminal of {@link #COLUMNS}. */
    public static String of(Matrix matrix) {
        return of(matrix, COLUMNS);
    }

    /** One table for each series, its flips with the mails that caused them, and how long it took. */
    public static String of(Matrix matrix, int columns) {
        MatrixText text = new MatrixText(Math.max(COLUMNS, columns));
        for (Matrix.Table table : matrix.tables()) text.table(table, matrix.millis() > 0);
        text.paragraph("", String.join(" ", LEGEND), 0);
        long cells = matrix.tables().stream()
                .flatMap(t -> t.rows().stream())
                .mapToLong(r -> r.cells().size())
                .sum();
        String time = matrix.millis() > 0 ? String.format(Locale.ROOT, " in %.1f s", matrix.millis() / 1000) : "";
        text.text.append(cells).append(" cells").append(time).append('\n');
        for (String trouble : matrix.troubles()) text.paragraph("NOT AS CLAIMED  ", trouble, 4);
        return text.text.toString();
    }

    private void table(Matrix.Table table, boolean timed) {
        paragraph("", table.series() + ": " + table.title(), 2);
        text.append('\n');
        List<List<String>> heads =
                table.revisions().stream().map(r -> pieces(r.name(), MARK + 2)).toList();
        List<Integer> widths = heads.stream()
                .map(pieces -> Math.max(
                                MARK,
                                pieces.stream().mapToInt(String::length).max().orElse(0))
                        + 1)
                .toList();
        int taken = widths.stream().mapToInt(Integer::intValue).sum() + (timed ? 7 : 0);
        int longest =
                table.rows().stream().mapToInt(r -> name(r).length()).max().orElse(0);
        int first = Math.min(longest, Math.max(NARROWEST_NAME, columns - taken - 1)) + 1;
        head(heads, widths, first, timed);
        for (Matrix.Row row : table.rows()) row(row, table.revisions(), widths, first, timed);
        text.append('\n');
        for (Matrix.Row row : table.rows()) for (Flipped flip : row.flips()) flip(row, flip);
        text.append('\n');
    }

    private void head(List<List<String>> heads, List<Integer> widths, int first, boolean timed) {
        int depth = heads.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < depth; line++) {
            StringBuilder out = new StringBuilder(" ".repeat(first));
            for (int i = 0; i < heads.size(); i++) {
                // names stand on the marks
                int at = line - (depth - heads.get(i).size());
                out.append(pad(at < 0 ? "" : heads.get(i).get(at), widths.get(i)));
            }
            if (timed && line == depth - 1) out.append("    ms");
            text.append(out.toString().stripTrailing()).append('\n');
        }
    }

    private void row(Matrix.Row row, List<Matrix.Revision> revisions, List<Integer> widths, int first, boolean timed) {
        List<String> names = pieces(name(row), first - 1);
        StringBuilder out = new StringBuilder(pad(names.getFirst(), first));
        double millis = 0;
        for (int i = 0; i < revisions.size(); i++) {
            String revision = revisions.get(i).name();
            out.append(pad(row.in(revision).map(MatrixText::mark).orElse(""), widths.get(i)));
            millis += row.in(revision).stream()
                    .flatMap(c -> c.models().stream())
                    .mapToDouble(ModelResult::millis)
                    .sum();
        }
        if (timed) out.append(String.format(Locale.ROOT, "%6.0f", millis));
        text.append(out.toString().stripTrailing()).append('\n');
        names.subList(1, names.size()).forEach(rest -> text.append(rest).append('\n'));
    }

    private void flip(Matrix.Row row, Flipped flip) {
        String what = "  " + flip.revision() + (flip.to() == Verdict.HOLDS ? " mends " : " breaks ") + row.id();
        String by = "<" + flip.by() + ">";
        String between = what.length() + 1 + by.length() <= columns ? " " : "\n    ";
        text.append(what).append(between).append(by).append('\n');
    }

    private static String name(Matrix.Row row) {
        return row.foundHere() ? row.id() + "*" : row.id();
    }

    /** Broken behind hyphens, the later pieces indented by two; a piece without a hyphen may be wider. */
    private static List<String> pieces(String name, int width) {
        if (name.length() <= width) return List.of(name);
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String word : name.split("(?<=-)", -1)) {
            if (!piece.toString().isBlank() && piece.length() + word.length() > width) {
                pieces.add(piece.toString());
                piece.setLength(0);
                if (width > MARK + 2) piece.append("  ");
            }
            piece.append(word);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private void paragraph(String first, String words, int indent) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(" ".repeat(indent));
                empty = true;
            }
            if (!empty) line.append(' ');
            line.append(word);
            empty = false;
        }
        text.append(line).append('\n');
    }

    private static String mark(Cell cell) {
        return switch (cell.verdict()) {
            case HOLDS -> "ok";
            case NOT_APPLICABLE -> "-";
            case UNDECIDED -> "?";
            case FAILS -> {
                List<Model> under = cell.failsUnder();
                boolean everywhere = under.size() == cell.models().size();
                yield everywhere ? "FAIL" : under.getFirst().name().toLowerCase(Locale.ROOT);
            }
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}

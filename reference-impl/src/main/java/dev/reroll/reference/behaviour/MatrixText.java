package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.util.List;
import java.util.Locale;

/** Prints a matrix for a terminal. */
public final class MatrixText {
    private MatrixText() {}

    /** One table for each series, its flips with the mails that caused them, and how long it took. */
    public static String of(Matrix matrix) {
        StringBuilder text = new StringBuilder();
        for (Matrix.Table table : matrix.tables()) {
            table(text, table);
        }
        text.append(
                        "holds: no schedule breaks it and all were visited   FAILS: a schedule breaks it under every model asked\n")
                .append(
                        "fails weak: only under the weak memory model (tso: only under TSO and weak)   -: not applicable   ?: undecided\n");
        long cells = matrix.tables().stream()
                .flatMap(t -> t.rows().stream())
                .mapToLong(r -> r.cells().size())
                .sum();
        text.append(String.format(Locale.ROOT, "%d cells in %.1f s%n", cells, matrix.millis() / 1000));
        for (String trouble : matrix.troubles()) {
            text.append("NOT AS CLAIMED  ").append(trouble).append('\n');
        }
        return text.toString();
    }

    private static void table(StringBuilder text, Matrix.Table table) {
        text.append(table.series()).append(": ").append(table.title()).append("\n\n");
        int first = table.rows().stream().mapToInt(r -> r.id().length()).max().orElse(0) + 2;
        int column = Math.max(
                11,
                table.revisions().stream()
                                .mapToInt(r -> r.name().length())
                                .max()
                                .orElse(0)
                        + 1);
        text.append(" ".repeat(first));
        for (Matrix.Revision revision : table.revisions()) {
            text.append(pad(revision.name(), column));
        }
        text.append("     ms\n");
        for (Matrix.Row row : table.rows()) {
            text.append(pad(row.id(), first));
            double millis = 0;
            for (Matrix.Revision revision : table.revisions()) {
                text.append(pad(row.in(revision.name()).map(MatrixText::mark).orElse(""), column));
                millis += row.in(revision.name()).stream()
                        .flatMap(c -> c.models().stream())
                        .mapToDouble(ModelResult::millis)
                        .sum();
            }
            text.append(
                    String.format(Locale.ROOT, "%7.0f%s%n", millis, row.foundHere() ? "  found here, in no mail" : ""));
        }
        text.append('\n');
        for (Matrix.Row row : table.rows()) {
            for (Flipped flip : row.flips()) {
                text.append("  ")
                        .append(flip.revision())
                        .append(flip.to() == Verdict.HOLDS ? " mends   " : " breaks  ")
                        .append(row.id())
                        .append("  <")
                        .append(flip.by())
                        .append(">\n");
            }
        }
        text.append('\n');
    }

    private static String mark(Cell cell) {
        return switch (cell.verdict()) {
            case HOLDS -> "holds";
            case NOT_APPLICABLE -> "-";
            case UNDECIDED -> "?";
            case FAILS -> {
                List<Model> under = cell.failsUnder();
                boolean everywhere = under.size() == cell.models().size();
                yield everywhere ? "FAILS" : "fails " + under.getFirst().name().toLowerCase(Locale.ROOT);
            }
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}

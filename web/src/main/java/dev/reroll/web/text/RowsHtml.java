package dev.reroll.web.text;

import dev.reroll.index.rangediff.Cell;
import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of a comparison, side by side or one below the other. What became of a line is told by a sign and, for moved
 * and re-indented ones, by a word; the changed words of a line are marked.
 */
public final class RowsHtml {

    private final StringBuilder html = new StringBuilder();
    private int left;
    private boolean cut;

    private RowsHtml(int most) {
        this.left = most;
    }

    /**
     * The markup of a section: table rows, or lines for a {@code pre}.
     *
     * @param cut whether rows were left out at its end
     */
    public record Written(Markup html, int rows, boolean cut) {}

    /** Rows of a table with a line number, a sign and a text for each side; at most {@code most} rows. */
    public static Written sideBySide(Section section, int most) {
        RowsHtml out = new RowsHtml(most);
        for (List<Row> hunk : section.hunks()) {
            out.html.append("<tbody>");
            for (Row row : hunk) {
                if (out.full()) break;
                out.pair(row);
            }
            out.html.append("</tbody>\n");
        }
        return out.written(most);
    }

    /** Lines with one sign each, what a block removes before what it adds; at most {@code most} rows. */
    public static Written unified(Section section, int most) {
        RowsHtml out = new RowsHtml(most);
        for (List<Row> hunk : section.hunks()) {
            if (out.left > 0) out.html.append("<span class=\"hunk\">@@</span>\n");
            List<Row> block = new ArrayList<>();
            for (Row row : hunk) {
                if (out.full()) break;
                boolean context = row.kind() == Row.Kind.SAME || row.kind() == Row.Kind.GAP;
                if (!context) {
                    block.add(row);
                    continue;
                }
                out.additions(block);
                out.line(" ", "", row.right(), row.kind());
            }
            out.additions(block);
        }
        return out.written(most);
    }

    private boolean full() {
        if (left <= 0) {
            cut = true;
            return true;
        }
        left--;
        return false;
    }

    private Written written(int most) {
        return new Written(new Markup(html.toString()), most - left, cut);
    }

    private void additions(List<Row> block) {
        for (Row row : block) if (!row.left().isNone()) line("-", "del", row.left(), row.kind());
        for (Row row : block) if (!row.right().isNone()) line("+", "add", row.right(), row.kind());
        block.clear();
    }

    private void line(String sign, String mark, Cell cell, Row.Kind kind) {
        if (kind == Row.Kind.GAP) {
            html.append("<span class=\"gap\">");
            Visible.escape(html, cell.text());
            html.append("</span>\n");
            return;
        }
        String moved = word(kind);
        if (!mark.isEmpty()) {
            html.append("<span class=\"")
                    .append(mark)
                    .append(moved.isEmpty() ? "" : " moved")
                    .append("\">");
        }
        html.append(sign);
        pieces(cell);
        if (!moved.isEmpty())
            html.append(" <span class=\"fate\">").append(moved).append("</span>");
        if (!mark.isEmpty()) html.append("</span>");
        html.append('\n');
    }

    private void pair(Row row) {
        String kind = switch (row.kind()) {
            case SAME -> "same";
            case GAP -> "gap";
            case REMOVED -> "removed";
            case ADDED -> "added";
            case CHANGED -> "changed";
            case REINDENTED -> "reindented";
            case MOVED, MOVED_AND_REINDENTED -> row.left().isNone() ? "added moved" : "removed moved";
        };
        html.append("<tr class=\"").append(kind).append("\">");
        side(row.left(), row.kind(), "-", "old");
        side(row.right(), row.kind(), "+", "new");
        html.append("</tr>\n");
    }

    private void side(Cell cell, Row.Kind kind, String sign, String side) {
        boolean context = kind == Row.Kind.SAME || kind == Row.Kind.GAP;
        if (cell.isNone() && !context) {
            html.append("<td class=\"n\"></td><td class=\"").append(side).append(" none\"></td>");
            return;
        }
        html.append("<td class=\"n\">");
        if (cell.number() > 0) html.append(cell.number());
        html.append("</td><td class=\"").append(side).append("\"><code><span class=\"sign\">");
        html.append(context ? " " : sign).append("</span>");
        pieces(cell);
        html.append("</code>");
        String moved = word(kind);
        if (!moved.isEmpty()) {
            html.append(" <span class=\"fate\">").append(moved);
            if (cell.counterpart() > 0)
                html.append(sign.equals("-") ? " to " : " from ").append(cell.counterpart());
            html.append("</span>");
        }
        html.append("</td>");
    }

    private static String word(Row.Kind kind) {
        return switch (kind) {
            case REINDENTED -> "re-indented";
            case MOVED -> "moved";
            case MOVED_AND_REINDENTED -> "moved, re-indented";
            case SAME, GAP, REMOVED, ADDED, CHANGED -> "";
        };
    }

    /** Text of a line; its first character may be the patch's own sign, which stays. */
    private void pieces(Cell cell) {
        for (Cell.Piece piece : cell.pieces()) {
            if (piece.marked()) html.append("<span class=\"w\">");
            Visible.escape(html, piece.text());
            if (piece.marked()) html.append("</span>");
        }
    }
}

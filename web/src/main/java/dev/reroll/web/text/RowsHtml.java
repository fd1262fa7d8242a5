package dev.reroll.web.text;

import dev.reroll.index.rangediff.Cell;
import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.Row;
import dev.reroll.web.syntax.Sides;
import dev.reroll.web.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of a comparison, side by side or one below the other. What became of a line is told by a sign and, for moved
 * and re-indented ones, by a word; the changed words of a line are marked.
 */
public final class RowsHtml {

    private final StringBuilder html = new StringBuilder();
    private final Sides old;
    private final Sides fresh;
    private int left;
    private boolean cut;

    private RowsHtml(String file, boolean patches, int most) {
        this.old = patches ? Sides.ofPatch(file) : Sides.ofFile(file);
        this.fresh = patches ? Sides.ofPatch(file) : Sides.ofFile(file);
        this.left = most;
    }

    /** Starts a hunk: each column is a text of its own. */
    private void start(List<Row> hunk) {
        old.start(hunk.stream()
                .map(Row::left)
                .filter(cell -> !cell.isNone())
                .map(Cell::text)
                .toList());
        fresh.start(hunk.stream()
                .map(Row::right)
                .filter(cell -> !cell.isNone())
                .map(Cell::text)
                .toList());
    }

    /** The name of the file in the heading of a section: the new one, without what becomes of it. */
    static String file(String section) {
        int renamed = section.indexOf(" => ");
        String name = renamed < 0 ? section : section.substring(renamed + " => ".length());
        int fate = name.indexOf(" (");
        return fate < 0 ? name : name.substring(0, fate);
    }

    /**
     * The markup of a section: table rows, or lines for a {@code pre}.
     *
     * @param coloured whether it is code in a language that is known
     * @param cut whether rows were left out at its end
     */
    public record Written(Markup html, int rows, boolean coloured, boolean cut) {}

    /**
     * Rows of a table with a line number, a sign and a text for each side.
     *
     * @param patches whether the lines are those of patches, with their signs, else of files
     * @param most rows
     */
    public static Written sideBySide(Section section, boolean patches, int most) {
        RowsHtml out = new RowsHtml(file(section.name()), patches, most);
        for (List<Row> hunk : section.hunks()) {
            out.start(hunk);
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
        RowsHtml out = new RowsHtml(file(section.name()), true, most);
        for (List<Row> hunk : section.hunks()) {
            out.start(hunk);
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
                if (row.kind() != Row.Kind.GAP) out.old.cut(row.left().text());
                out.line(" ", "", row.right(), out.fresh, row.kind());
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
        return new Written(new Markup(html.toString()), most - left, fresh.coloured(), cut);
    }

    private void additions(List<Row> block) {
        for (Row row : block) if (!row.left().isNone()) line("-", "del", row.left(), old, row.kind());
        for (Row row : block) if (!row.right().isNone()) line("+", "add", row.right(), fresh, row.kind());
        block.clear();
    }

    private void line(String sign, String mark, Cell cell, Sides side, Row.Kind kind) {
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
        pieces(cell, side.cut(cell.text()));
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
        side(row.left(), old, row.kind(), "-", "old");
        side(row.right(), fresh, row.kind(), "+", "new");
        html.append("</tr>\n");
    }

    private void side(Cell cell, Sides text, Row.Kind kind, String sign, String side) {
        boolean context = kind == Row.Kind.SAME || kind == Row.Kind.GAP;
        if (cell.isNone() && !context) {
            html.append("<td class=\"n\"></td><td class=\"").append(side).append(" none\"></td>");
            return;
        }
        html.append("<td class=\"n\">");
        if (cell.number() > 0) html.append(cell.number());
        html.append("</td><td class=\"").append(side).append("\"><code><span class=\"sign\">");
        html.append(context ? " " : sign).append("</span>");
        pieces(cell, kind == Row.Kind.GAP ? List.of() : text.cut(cell.text()));
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
    private void pieces(Cell cell, List<Token> tokens) {
        Coloured line = new Coloured(html, cell.text(), tokens);
        int at = 0;
        for (Cell.Piece piece : cell.pieces()) {
            if (piece.marked()) html.append("<span class=\"w\">");
            line.piece(at, at + piece.text().length());
            at += piece.text().length();
            if (piece.marked()) html.append("</span>");
        }
    }
}

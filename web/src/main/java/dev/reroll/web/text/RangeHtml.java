package dev.reroll.web.text;

import dev.reroll.index.rangediff.TextHunk;
import java.util.List;

/**
 * The diff of two patches' texts, as range-diff shows it: the first sign says what one revision changed against the
 * other, the second what the patch does to the file. Both stand in the page as characters.
 */
public final class RangeHtml {

    private final StringBuilder html = new StringBuilder();
    private final int most;
    private int lines;
    private boolean cut;

    private RangeHtml(int most) {
        this.most = most;
    }

    /**
     * Markup of a diff.
     *
     * @param html escaped, for a {@code pre}
     * @param lines how many lines it has
     * @param cut whether lines were left out at its end
     */
    public record Written(Markup html, int lines, boolean cut) {}

    /** Writes hunks, at most {@code most} lines of them. */
    public static Written of(List<TextHunk> hunks, int most) {
        RangeHtml out = new RangeHtml(most);
        for (TextHunk hunk : hunks) out.hunk(hunk);
        return new Written(new Markup(out.html.toString()), out.lines, out.cut);
    }

    private void hunk(TextHunk hunk) {
        if (lines >= most) {
            cut = true;
            return;
        }
        html.append("<span class=\"hunk\">@@ ");
        Visible.escape(html, hunk.heading());
        html.append("</span>\n");
        lines++;
        for (String line : hunk.lines()) {
            if (lines >= most) {
                cut = true;
                return;
            }
            line(line);
            lines++;
        }
    }

    private void line(String line) {
        String outer = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
        String inner = line.length() < 2 ? "" : line.charAt(1) == '+' ? "plus" : line.charAt(1) == '-' ? "minus" : "";
        if (!outer.isEmpty()) html.append("<span class=\"").append(outer).append("\">");
        if (inner.isEmpty()) {
            Visible.escape(html, line);
        } else {
            Visible.escape(html, line, 0, 1);
            html.append("<span class=\"").append(inner).append("\">");
            Visible.escape(html, line, 1, line.length());
            html.append("</span>");
        }
        if (!outer.isEmpty()) html.append("</span>");
        html.append('\n');
    }
}

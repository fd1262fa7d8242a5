package dev.reroll.web.text;

import dev.reroll.ingest.patch.Hunk;
import dev.reroll.web.syntax.Sides;
import dev.reroll.web.syntax.Token;
import dev.reroll.web.url.Urls;
import java.util.List;

/** One hunk of a patch by itself: the lines that a remark is about, with some around them. */
public final class HunkHtml {

    /** Lines shown before and after those that are meant. */
    private static final int AROUND = 10;

    /** Lines that are meant, of those that are shown. */
    private static final int MOST = 60;

    private HunkHtml() {}

    /**
     * The {@code id} of a hunk where its mail is shown.
     *
     * @param file as {@link dev.reroll.ingest.patch.FileDiff#name} has it
     * @param hunk counts the hunks of the file from 1
     */
    public static String anchor(String mail, String file, int hunk) {
        return "h" + Urls.anchor(mail + "\n" + file).substring(1, 13) + "-" + hunk;
    }

    /**
     * The lines of a hunk, for a {@code pre}.
     *
     * @param file the name of the file
     * @param first of the lines that are meant, from 1
     * @param last of them, inclusive
     */
    public static Markup of(String file, Hunk hunk, int first, int last) {
        StringBuilder html = new StringBuilder();
        int from = Math.max(0, first - 1 - AROUND);
        int to = Math.min(hunk.lines().size(), Math.min(last, first + MOST) + AROUND);
        html.append("<span class=\"hunk\">");
        Visible.escape(html, hunk.header());
        html.append("</span>\n");
        if (from > 0) html.append("<span class=\"gap\">…</span>\n");
        Sides sides = Sides.ofPatch(file);
        sides.start(hunk.lines());
        for (int i = 0; i < to; i++) {
            String line = hunk.lines().get(i);
            List<Token> tokens = sides.cut(line);
            if (i < from) continue;
            String mark = DiffHtml.mark(line);
            boolean meant = i + 1 >= first && i + 1 <= last;
            html.append("<span class=\"")
                    .append(mark)
                    .append(meant ? " meant" : "")
                    .append("\">");
            Coloured.write(html, line, tokens);
            html.append("</span>\n");
        }
        if (to < hunk.lines().size()) html.append("<span class=\"gap\">…</span>\n");
        return new Markup(html.toString());
    }
}

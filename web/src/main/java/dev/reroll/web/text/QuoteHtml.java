package dev.reroll.web.text;

import dev.reroll.ingest.patch.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sender quoted: nested block quotes by level, of a long quote only the end that is answered left open, and
 * quoted patches with their added and removed lines told apart.
 */
final class QuoteHtml {

    /** A quote of more lines than this is folded. */
    private static final int LONG = 8;

    /** Lines of a folded quote that stay open before an answer, at most: enough to see what it answers. */
    private static final int OPEN = 5;

    /** Deeper levels are shown as this one: a bar each would leave no room for the text. */
    private static final int DEEPEST = 8;

    private final LineWriter out;
    private final ProseHtml prose;

    QuoteHtml(LineWriter out, ProseHtml prose) {
        this.out = out;
        this.prose = prose;
    }

    private record Line(int depth, String text, boolean diff) {}

    /**
     * @param run quotes that follow each other
     * @param answered whether the sender says something after them
     */
    void write(List<Block.Quote> run, boolean answered) {
        List<Line> lines = new ArrayList<>();
        for (Block.Quote quote : run) {
            boolean diff = looksLikeDiff(quote.lines());
            for (String text : quote.lines()) lines.add(new Line(Math.min(quote.depth(), DEEPEST), text, diff));
        }
        int folded = lines.size() <= LONG ? 0 : lines.size() - (answered ? open(lines) : 0);
        if (folded > 0) {
            out.markup("<details class=\"fold\"><summary>")
                    .text(folded + " quoted lines")
                    .markup("</summary>\n");
            nested(lines.subList(0, folded));
            out.markup("</details>\n");
        }
        nested(lines.subList(folded, lines.size()));
        if (answered) out.answer(last(lines));
    }

    private static List<String> last(List<Line> lines) {
        return lines.reversed().stream()
                .map(line -> line.text().strip())
                .filter(text -> !text.isEmpty())
                .limit(MailText.TOLD_BY)
                .toList()
                .reversed();
    }

    /** The last paragraph of prose, or the last lines of a patch, and the blank lines below. */
    private static int open(List<Line> lines) {
        int count = 0;
        int blank = 0;
        for (Line line : lines.reversed()) {
            if (line.text().isBlank()) {
                // what stands above a gap in prose is another thought; in code the gap is but a gap
                if (count > 0 && !line.diff()) break;
                blank++;
            } else {
                count++;
            }
            if (count == OPEN) break;
        }
        return count + blank;
    }

    private void nested(List<Line> lines) {
        int depth = 0;
        for (int i = 0; i < lines.size(); ) {
            int level = lines.get(i).depth();
            for (; depth > level; depth--) out.markup("</blockquote>\n");
            for (; depth < level; depth++) out.markup("<blockquote>\n");
            int end = i;
            boolean diff = lines.get(i).diff();
            while (end < lines.size()
                    && lines.get(end).depth() == level
                    && lines.get(end).diff() == diff) end++;
            List<String> texts = lines.subList(i, end).stream().map(Line::text).toList();
            if (diff) patch(texts);
            else prose.write(texts, false);
            i = end;
        }
        for (; depth > 0; depth--) out.markup("</blockquote>\n");
    }

    private void patch(List<String> lines) {
        out.markup("<pre class=\"art\">");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) out.markup("\n");
            String mark = DiffHtml.mark(lines.get(i));
            if (mark.isEmpty()) out.linked(lines.get(i));
            else
                out.markup("<span class=\"" + mark + "\">").linked(lines.get(i)).markup("</span>");
        }
        out.markup("</pre>\n");
    }

    /**
     * Whether quoted lines are a piece of a patch. Reviewers cut patches anywhere, so a hunk's head may be missing; then
     * an added or removed line of code, and nothing else than a diff's marks at the start of the lines, must tell.
     */
    private static boolean looksLikeDiff(List<String> lines) {
        int marked = 0;
        int text = 0;
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith("@@ -") || line.startsWith("diff --git ")) return true;
            if (line.isBlank()) continue;
            text++;
            char first = line.charAt(0);
            if (first == '+' || first == '-' || first == ' ' || first == '\t') marked++;
            if (line.length() > 1 && (first == '+' || first == '-')) {
                char next = line.charAt(1);
                code |= next == '\t' || (first == '+' && (Character.isLetter(next) || "#/}{".indexOf(next) >= 0));
            }
        }
        return code && marked * 5 >= text * 4; // four of five: a stray line of prose may stand among them
    }
}

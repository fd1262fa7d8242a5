package dev.reroll.web.text;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.rangediff.TextHunk;
import dev.reroll.ingest.patch.BodyParser;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a review trail: what was quoted, what was written, what became of the lines. */
public final class RemarkHtml {

    private RemarkHtml() {}

    /** What somebody wrote, at most {@code most} lines of it. */
    public static MailText written(List<String> lines, int most) {
        return BodyHtml.of(BodyParser.parse(String.join("\n", lines.subList(0, Math.min(most, lines.size())))), "");
    }

    /** The last {@code most} of the lines that were quoted, for a {@code pre}. */
    public static Markup quoted(List<String> lines, int most) {
        StringBuilder html = new StringBuilder();
        for (String line : lines.subList(Math.max(0, lines.size() - most), lines.size())) {
            if (!html.isEmpty()) html.append('\n');
            String mark = DiffHtml.mark(line);
            if (!mark.isEmpty()) html.append("<span class=\"").append(mark).append("\">");
            Visible.escape(html, line);
            if (!mark.isEmpty()) html.append("</span>");
        }
        return new Markup(html.toString());
    }

    /** Lines of a patch before and after, as range-diff shows them; at most {@code most}. */
    public static RangeHtml.Written changed(String heading, List<String> before, List<String> after, int most) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        for (Edit edit : LineDiff.of(before, after).edits()) {
            for (; i < edit.oldStart(); i++) lines.add(" " + before.get(i));
            for (; i < edit.oldEnd(); i++) lines.add("-" + before.get(i));
            for (int j = edit.newStart(); j < edit.newEnd(); j++) lines.add("+" + after.get(j));
        }
        for (; i < before.size(); i++) lines.add(" " + before.get(i));
        return RangeHtml.of(List.of(new TextHunk(heading, lines)), most);
    }
}

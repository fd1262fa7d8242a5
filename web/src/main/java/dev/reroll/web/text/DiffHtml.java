package dev.reroll.web.text;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.web.syntax.Sides;
import dev.reroll.web.syntax.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A diff, by file and hunk. Every character of the patch stands in the page as it stood in the mail, so that it can be
 * copied from there and applied; what we add (file headings) is not selected.
 */
final class DiffHtml {

    /** Characters of a mail's patches that are coloured: of a huge one the rest would only make its page heavier. */
    private static final int MOST_COLOURED = 200_000;

    /** Lines of a file that stand open; a longer one would have to be scrolled past. */
    private static final int OPEN = 1_000;

    private final LineWriter out;
    private final String mail;
    private final Set<String> named = new HashSet<>();
    private int coloured;

    /** @param mail see {@link BodyHtml#of} */
    DiffHtml(LineWriter out, String mail) {
        this.out = out;
        this.mail = mail;
    }

    void write(List<FileDiff> files) {
        for (FileDiff file : files) {
            int added = count(file, '+');
            int removed = count(file, '-');
            boolean open =
                    file.hunks().stream().mapToInt(hunk -> hunk.lines().size()).sum() <= OPEN;
            out.markup(open ? "<details class=\"diff\" open=\"open\">" : "<details class=\"diff\">")
                    .markup("<summary><span class=\"file\">")
                    .text(heading(file))
                    .markup("</span> ");
            if (file.binary()) {
                out.markup("<span class=\"kind\">binary</span>");
            } else {
                out.markup("<span class=\"plus\">+" + added + "</span> <span class=\"minus\">−" + removed + "</span>");
            }
            Sides sides = Sides.ofPatch(file.name());
            out.markup(sides.coloured() ? "</summary><pre class=\"lit\"><code>" : "</summary><pre><code>");
            for (String line : file.header())
                out.markup("<span class=\"dh\">").text(line).markup("</span>\n");
            // a mail may change a file twice; an id may be there but once
            boolean first = !mail.isEmpty() && named.add(file.name());
            for (int i = 0; i < file.hunks().size(); i++) {
                hunk(file.hunks().get(i), sides, first ? HunkHtml.anchor(mail, file.name(), i + 1) : "");
            }
            out.markup("</code></pre></details>\n");
        }
    }

    private void hunk(Hunk hunk, Sides sides, String anchor) {
        out.markup(anchor.isEmpty() ? "<span class=\"hunk\">" : "<span class=\"hunk\" id=\"" + anchor + "\">");
        out.text(hunk.header()).markup("</span>\n");
        sides.start(hunk.lines());
        for (String line : hunk.lines()) {
            coloured += line.length();
            List<Token> tokens = coloured > MOST_COLOURED ? List.of() : sides.cut(line);
            String mark = mark(line);
            if (!mark.isEmpty()) out.markup("<span class=\"" + mark + "\">");
            Coloured.write(out.html(), line, tokens);
            out.markup(mark.isEmpty() ? "\n" : "</span>\n");
        }
    }

    /** The class of a line of a hunk by its first character; empty for context. */
    static String mark(String line) {
        if (line.startsWith("@@")) return "hunk";
        if (line.startsWith("diff --git ")) return "dh";
        if (line.startsWith("+")) return "add";
        if (line.startsWith("-")) return "del";
        return "";
    }

    private static String heading(FileDiff file) {
        if (file.oldName().equals("/dev/null")) return file.newName() + " (new)";
        if (file.newName().equals("/dev/null")) return file.oldName() + " (deleted)";
        if (file.oldName().equals(file.newName())) return file.name();
        return file.oldName() + " → " + file.newName();
    }

    private static int count(FileDiff file, char mark) {
        int count = 0;
        for (Hunk hunk : file.hunks()) {
            for (String line : hunk.lines()) {
                if (!line.isEmpty() && line.charAt(0) == mark) count++;
            }
        }
        return count;
    }
}

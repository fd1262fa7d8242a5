package dev.reroll.web.text;

import java.util.List;

/**
 * What the sender wrote, in paragraphs. A paragraph that reads as running text wraps where the page is narrow; one that
 * is laid out by columns (tables, drawings, logs, code, diffstats) keeps its lines and scrolls in its own box.
 */
final class ProseHtml {

    /** Writers break lines at 65 to 80 columns; a shorter one that is not the last was broken on purpose. */
    private static final int FULL_LINE = 50;

    private final LineWriter out;

    ProseHtml(LineWriter out) {
        this.out = out;
    }

    /** Writes lines; where a quote follows, a last line "… wrote:" introduces it. */
    void write(List<String> lines, boolean beforeQuote) {
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).isBlank()) {
                i++;
                continue;
            }
            int end = i;
            while (end < lines.size() && !lines.get(end).isBlank()) end++;
            boolean last = lines.subList(end, lines.size()).stream().allMatch(String::isBlank);
            paragraph(lines.subList(i, end), last && beforeQuote);
            i = end;
        }
    }

    private void paragraph(List<String> lines, boolean beforeQuote) {
        if (beforeQuote && lines.size() <= 4 && isAttribution(lines.getLast())) {
            lines("<p class=\"attr\">", lines, "</p>\n");
        } else if (lines.stream().anyMatch(ProseHtml::isLaidOut)) {
            out.markup("<pre class=\"art\">");
            for (int i = 0; i < lines.size(); i++) {
                if (i > 0) out.markup("\n");
                if (!diffstat(lines.get(i))) out.linked(lines.get(i));
            }
            out.markup("</pre>\n");
        } else {
            lines(isRunning(lines) ? "<p class=\"flow\">" : "<p>", lines, "</p>\n");
        }
    }

    private void lines(String open, List<String> lines, String close) {
        out.markup(open);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) out.markup("\n");
            out.linked(lines.get(i));
        }
        out.markup(close);
    }

    /** Whether the line breaks are only where the width ended, so that a narrow page may set them anew. */
    private static boolean isRunning(List<String> lines) {
        if (lines.size() < 2) return false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            char first = line.charAt(0);
            if (i > 0 && !Character.isLetterOrDigit(first) && "('\"".indexOf(first) < 0) return false;
            if (i < lines.size() - 1 && line.length() < FULL_LINE) return false;
            if (isTrailer(line)) return false;
        }
        return true;
    }

    /** {@code Reviewed-by: …} and other lines that begin with a word and a colon. */
    private static boolean isTrailer(String line) {
        int colon = line.indexOf(": ");
        return colon > 0 && line.lastIndexOf(' ', colon) < 0;
    }

    private static boolean isAttribution(String line) {
        String text = line.stripTrailing();
        return text.endsWith("wrote:") || text.endsWith("writes:") || text.endsWith("schrieb:");
    }

    /** Whether a line holds columns: an indent of four, a tab, or three blanks in a row after its start. */
    static boolean isLaidOut(String line) {
        int text = 0;
        while (text < line.length() && line.charAt(text) == ' ') text++;
        if (text >= 4) return true;
        if (line.indexOf('\t') >= 0) return true;
        return line.indexOf("   ", text) >= 0 || isStat(line);
    }

    /** Whether a line is one of a diffstat: {@code path | 12 ++--}. */
    private static boolean isStat(String line) {
        int bar = line.indexOf(" | ");
        if (bar < 1 || line.charAt(0) != ' ') return false;
        int i = bar + 3;
        while (i < line.length() && line.charAt(i) == ' ') i++;
        if (line.startsWith("Bin ", i)) return true;
        int digits = i;
        while (i < line.length() && Character.isDigit(line.charAt(i))) i++;
        if (i == digits) return false;
        while (i < line.length() && " +-".indexOf(line.charAt(i)) >= 0) i++;
        return i == line.length();
    }

    private boolean diffstat(String line) {
        if (!isStat(line)) return false;
        int plus = line.indexOf('+', line.indexOf(" | "));
        int minus = line.indexOf('-', line.indexOf(" | "));
        int graph = plus < 0 ? minus : minus < 0 ? plus : Math.min(plus, minus);
        if (graph < 0 || line.contains(" Bin ")) {
            out.text(line);
            return true;
        }
        out.text(line.substring(0, graph));
        int i = graph;
        while (i < line.length()) {
            char sign = line.charAt(i);
            int end = i;
            while (end < line.length() && line.charAt(end) == sign) end++;
            String run = line.substring(i, end);
            switch (sign) {
                case '+' -> out.markup("<span class=\"plus\">").text(run).markup("</span>");
                case '-' -> out.markup("<span class=\"minus\">").text(run).markup("</span>");
                default -> out.text(run);
            }
            i = end;
        }
        return true;
    }
}

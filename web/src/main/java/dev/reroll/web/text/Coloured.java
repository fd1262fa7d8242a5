package dev.reroll.web.text;

import dev.reroll.web.syntax.Token;
import java.util.List;

/** Writes a line of code piece by piece, from its start to its end, with the colours of its tokens. */
final class Coloured {

    private final StringBuilder html;
    private final String line;
    private final List<Token> tokens;
    private int next;

    Coloured(StringBuilder html, String line, List<Token> tokens) {
        this.html = html;
        this.line = line;
        this.tokens = tokens;
    }

    /** The whole line. */
    static void write(StringBuilder html, String line, List<Token> tokens) {
        new Coloured(html, line, tokens).piece(0, line.length());
    }

    /** The part from {@code start} (inclusive), where the piece before ended, to {@code end} (exclusive). */
    void piece(int start, int end) {
        int at = start;
        while (next < tokens.size() && tokens.get(next).start() < end) {
            Token token = tokens.get(next);
            int from = Math.max(at, token.start());
            int to = Math.min(end, token.end());
            if (from > at) Visible.escape(html, line, at, from);
            html.append("<span class=\"").append(token.kind().mark()).append("\">");
            Visible.escape(html, line, from, to);
            html.append("</span>");
            at = to;
            if (token.end() > end) break; // goes on in the next piece
            next++;
        }
        Visible.escape(html, line, at, end);
    }
}

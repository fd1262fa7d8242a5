package dev.reroll.web.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes lines of mail text as escaped markup with their links. It walks each line once, so its time is linear whatever
 * the line holds.
 */
final class LineWriter {

    private final StringBuilder html;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<MailText.Answer> answers = new ArrayList<>();

    LineWriter(StringBuilder html) {
        this.html = html;
    }

    StringBuilder html() {
        return html;
    }

    MailText done() {
        return new MailText(html.toString(), List.copyOf(mentions), List.copyOf(answers));
    }

    /** Markup of our own. */
    LineWriter markup(String ours) {
        html.append(ours);
        return this;
    }

    /** What follows answers quoted lines, the last of which that hold text are these. */
    void answer(List<String> lines) {
        answers.add(new MailText.Answer(html.length(), lines));
    }

    /** Text without links. */
    LineWriter text(CharSequence text) {
        Visible.escape(html, text);
        return this;
    }

    /** Text in which URLs and Message-IDs become links. */
    LineWriter linked(String line) {
        int plain = 0; // start of what is not written yet
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            int end = i;
            if (c == 'h' && startsUrl(line, i)) {
                end = urlEnd(line, i);
                if (end > i) {
                    Visible.escape(html, line, plain, i);
                    url(line.substring(i, end));
                }
            } else if (c == '<' && !startsUrl(line, i + 1)) {
                end = idEnd(line, i);
                if (end > i) {
                    Visible.escape(html, line, plain, i);
                    bareId(line.substring(i + 1, end - 1));
                }
            }
            if (end > i) {
                i = end;
                plain = end;
            } else {
                i++;
            }
        }
        Visible.escape(html, line, plain, line.length());
        return this;
    }

    static void openOutside(StringBuilder out, String url) {
        out.append("<a rel=\"nofollow noopener\" href=\"");
        Visible.escape(out, url);
        out.append("\">");
    }

    private void url(String url) {
        Optional<String> id = MailLinks.idIn(url);
        if (id.isPresent()) {
            int start = html.length();
            Visible.escape(html, url);
            mentions.add(new Mention(start, html.length(), id.get(), url));
        } else {
            openOutside(html, url);
            Visible.escape(html, url);
            html.append("</a>");
        }
    }

    private void bareId(String id) {
        html.append("&lt;");
        int start = html.length();
        Visible.escape(html, id);
        mentions.add(new Mention(start, html.length(), id, ""));
        html.append("&gt;");
    }

    private static boolean startsUrl(String line, int at) {
        if (at > 0 && Character.isLetterOrDigit(line.charAt(at - 1))) return false;
        int slashes = line.startsWith("http://", at) ? at + 7 : line.startsWith("https://", at) ? at + 8 : -1;
        return slashes > 0 && slashes < line.length() && Character.isLetterOrDigit(line.charAt(slashes));
    }

    /** Where the URL at {@code at} ends: at the first blank, bracket or hidden character, without closing punctuation. */
    private static int urlEnd(String line, int at) {
        int end = at;
        int open = 0;
        int close = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || Visible.isHidden(c)) break;
            if (c == '(') open++;
            if (c == ')') close++;
            end += Character.charCount(c);
        }
        while (end > at) {
            char last = line.charAt(end - 1);
            if (last == ')' && close > open) close--; // the bracket was opened before the URL
            else if (".,;:!?'*]}|".indexOf(last) < 0) break;
            end--;
        }
        return end;
    }

    /** Where {@code <left@right>} ends that begins at {@code at} (after its bracket), or {@code at} if none does. */
    private static int idEnd(String line, int at) {
        int limit = Math.min(line.length(), at + MailLinks.LONGEST_ID + 2);
        int sign = -1;
        for (int i = at + 1; i < limit; i++) {
            char c = line.charAt(i);
            if (c == '>') return sign > at + 1 && sign < i - 1 ? i + 1 : at;
            if (c == '@') sign = i;
            if (c <= ' ' || c == '<' || c == 0x7f) return at;
        }
        return at;
    }
}

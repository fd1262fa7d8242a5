package dev.reroll.web.text;

import dev.reroll.index.query.SoughtWords;
import java.util.Locale;
import java.util.Optional;

/** Text in which the words that were sought are marked. It is gone through once, word by word. */
public final class MarkedText {

    /** Characters of a snippet before the first word that is marked, and behind it. */
    private static final int BEFORE = 70;

    private static final int BEHIND = 170;

    /** Characters of a text in which a snippet is looked for. */
    private static final int LOOKED_AT = 30_000;

    private MarkedText() {}

    /** The whole of a short text. */
    public static Markup of(String text, SoughtWords sought) {
        return new Markup(marked(text, 0, text.length(), sought));
    }

    /** The first place with a word that was sought, on one line; rather in what the sender wrote than in what he quoted. */
    public static Optional<Markup> snippet(String mail, SoughtWords sought) {
        String text = mail.substring(0, Math.min(mail.length(), LOOKED_AT));
        int at = find(text, sought, false);
        if (at < 0) at = find(text, sought, true);
        if (at < 0) return Optional.empty();
        int start = Math.max(0, at - BEFORE);
        while (start > 0 && start < at && !Character.isWhitespace(text.charAt(start - 1))) start++;
        int end = Math.min(text.length(), at + BEHIND);
        while (end < text.length() && end > at + BEHIND / 2 && !Character.isWhitespace(text.charAt(end))) end--;
        String line = unmarked(text.substring(start, end));
        return Optional.of(new Markup(
                (start > 0 ? "… " : "") + marked(line, 0, line.length(), sought) + (end < text.length() ? " …" : "")));
    }

    /** Without quote marks and line ends. */
    private static String unmarked(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean blank = false;
        boolean margin = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') margin = true;
            if (Character.isWhitespace(c) || (margin && c == '>')) {
                blank = true;
                continue;
            }
            if (blank && !line.isEmpty()) line.append(' ');
            blank = false;
            margin = false;
            line.append(c);
        }
        return line.toString();
    }

    private static int find(String text, SoughtWords sought, boolean quoted) {
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            if (end < 0) end = text.length();
            if ((text.charAt(line) == '>') == quoted) {
                for (int i = line; i < end; i = wordEnd(text, i, end)) {
                    if (isWord(text, i) && sought.holds(word(text, i, wordEnd(text, i, end)))) return i;
                }
            }
            line = end + 1;
        }
        return -1;
    }

    private static String marked(String text, int from, int to, SoughtWords sought) {
        StringBuilder html = new StringBuilder(to - from + 64);
        for (int i = from; i < to; ) {
            int end = wordEnd(text, i, to);
            boolean mark = isWord(text, i) && sought.holds(word(text, i, end));
            if (mark) html.append("<mark>");
            Visible.escape(html, text, i, end);
            if (mark) html.append("</mark>");
            i = end;
        }
        return html.toString();
    }

    private static boolean isWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at));
    }

    /** Behind the run of letters and digits, or of none, that begins here. */
    private static int wordEnd(String text, int from, int to) {
        boolean word = isWord(text, from);
        int end = from + 1;
        while (end < to && isWord(text, end) == word) end++;
        return end;
    }

    private static String word(String text, int from, int to) {
        return text.substring(from, Math.min(to, from + 64)).toLowerCase(Locale.ROOT);
    }
}

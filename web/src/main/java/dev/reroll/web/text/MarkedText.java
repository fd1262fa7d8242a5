package dev.reroll.web.text;

import dev.reroll.index.query.SoughtWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
        return new Markup(marked(text, sought));
    }

    /** The first place with a word that was sought, on one line; rather in what the sender wrote than in what he quoted. */
    public static Optional<Markup> snippet(String mail, SoughtWords sought) {
        String text = mail.substring(0, Math.min(mail.length(), LOOKED_AT));
        List<Word> words = words(text);
        BitSet found = sought(text, words, sought);
        int at = find(text, words, found, false);
        if (at < 0) at = find(text, words, found, true);
        if (at < 0) return Optional.empty();
        int start = Math.max(0, at - BEFORE);
        while (start > 0 && start < at && !Character.isWhitespace(text.charAt(start - 1))) start++;
        int end = Math.min(text.length(), at + BEHIND);
        while (end < text.length() && end > at + BEHIND / 2 && !Character.isWhitespace(text.charAt(end))) end--;
        String line = unmarked(text.substring(start, end));
        return Optional.of(
                new Markup((start > 0 ? "… " : "") + marked(line, sought) + (end < text.length() ? " …" : "")));
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

    /** Where a run of letters and digits stands. */
    private record Word(int from, int to) {}

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (int i = 0, end; i < text.length(); i = end) {
            end = runEnd(text, i);
            if (isWord(text, i)) words.add(new Word(i, end));
        }
        return words;
    }

    private static BitSet sought(String text, List<Word> words, SoughtWords sought) {
        return sought.in(words.stream().map(word -> lowerCase(text, word)).toList());
    }

    /** The first word that is sought, in lines that are quoted or in others; -1 for none. */
    private static int find(String text, List<Word> words, BitSet sought, boolean quoted) {
        for (int i = sought.nextSetBit(0); i >= 0; i = sought.nextSetBit(i + 1)) {
            int at = words.get(i).from();
            if ((text.charAt(text.lastIndexOf('\n', at) + 1) == '>') == quoted) return at;
        }
        return -1;
    }

    private static String marked(String text, SoughtWords wanted) {
        List<Word> words = words(text);
        BitSet sought = sought(text, words, wanted);
        StringBuilder html = new StringBuilder(text.length() + 64);
        int done = 0;
        for (int i = sought.nextSetBit(0); i >= 0; i = sought.nextSetBit(i + 1)) {
            Word word = words.get(i);
            Visible.escape(html, text, done, word.from());
            html.append("<mark>");
            Visible.escape(html, text, word.from(), word.to());
            html.append("</mark>");
            done = word.to();
        }
        Visible.escape(html, text, done, text.length());
        return html.toString();
    }

    private static boolean isWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at));
    }

    /** Behind the run of letters and digits, or of none, that begins here. */
    private static int runEnd(String text, int from) {
        boolean word = isWord(text, from);
        int end = from + 1;
        while (end < text.length() && isWord(text, end) == word) end++;
        return end;
    }

    private static String lowerCase(String text, Word word) {
        return text.substring(word.from(), Math.min(word.to(), word.from() + 64))
                .toLowerCase(Locale.ROOT);
    }
}

package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a remark, in lower case and without code, for rules that go by words.
 *
 * <p>Left out are lines of code and of diffs, and those that are indented as code is.
 */
final class Sentences {

    /**
     * @param words with a blank around each, so that {@code " must "} is found as a word only
     * @param asks whether it ends in a question mark
     */
    record Sentence(String words, boolean asks) {

        /** @param phrase with a blank around it */
        boolean holds(String phrase) {
            return words.contains(phrase);
        }

        /** The same at the start, or behind a first word that is one of these. */
        boolean startsWith(String phrase, Set<String> fillers) {
            if (words.startsWith(phrase)) return true;
            int end = words.indexOf(' ', 1);
            return end > 0 && words.startsWith(phrase, end) && fillers.contains(words.substring(1, end));
        }
    }

    /** What comes later in a remark decides nothing. */
    private static final int MOST_LINES = 400;

    private Sentences() {}

    static List<Sentence> of(List<String> text) {
        List<Sentence> all = new ArrayList<>();
        StringBuilder words = new StringBuilder(" ");
        for (int i = 0; i < text.size() && i < MOST_LINES; i++) {
            String line = text.get(i);
            if (isCode(line)) continue;
            if (line.isBlank() || isItem(line)) end(all, words, false);
            read(line.toLowerCase(Locale.ROOT), all, words);
        }
        end(all, words, false);
        return all;
    }

    static boolean isCode(String line) {
        if (line.startsWith("\t") || line.startsWith("        ")) return true;
        if (line.startsWith("@@ ") || line.startsWith("diff --git ")) return true;
        if ((line.startsWith("+") || line.startsWith("-")) && line.length() > 1) {
            char next = line.charAt(1);
            return next == '\t' || next == '#' || next == '+' || next == '-' || line.startsWith("  ", 1);
        }
        String end = line.stripTrailing();
        return end.endsWith(";") || end.endsWith("{") || end.endsWith("}");
    }

    /** {@code - text}, {@code * text}, {@code 1) text}: a sentence starts. */
    private static boolean isItem(String line) {
        String text = line.stripLeading();
        if (text.startsWith("- ") || text.startsWith("* ")) return true;
        return text.length() > 2
                && Character.isDigit(text.charAt(0))
                && (text.charAt(1) == ')' || text.charAt(1) == '.');
    }

    private static void read(String line, List<Sentence> all, StringBuilder words) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean last = i + 1 == line.length() || Character.isWhitespace(line.charAt(i + 1));
            // an ellipsis goes on with the sentence
            boolean dots = c == '.' && i > 0 && line.charAt(i - 1) == '.';
            if (c == '?'
                    && (last || line.charAt(i + 1) == '?' || line.charAt(i + 1) == '!' || line.charAt(i + 1) == ')')) {
                end(all, words, true);
            } else if ((c == '.' || c == '!') && last && !dots) {
                end(all, words, false);
            } else if (c == '’') {
                words.append('\'');
            } else if (Character.isLetterOrDigit(c) || c == '\'' || c == '_' || c == '/' || c == '-') {
                words.append(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        if (words.charAt(words.length() - 1) != ' ') words.append(' ');
    }

    private static void end(List<Sentence> all, StringBuilder words, boolean asks) {
        if (words.charAt(words.length() - 1) != ' ') words.append(' ');
        if (words.length() > 1) all.add(new Sentence(words.toString(), asks));
        words.setLength(0);
        words.append(' ');
    }
}

package dev.reroll.web.syntax;

import dev.reroll.web.syntax.Grammar.Habit;
import dev.reroll.web.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one line after the other. It goes over each line once, and looks back or ahead only within a word, so its time is
 * linear whatever the line holds. It knows lines, not programs: what it cannot tell it leaves without colour.
 */
final class Scanner {

    /** Nothing is open at the start of a line. */
    static final int PLAIN = 0;

    /** Within a comment; in Rust the depth of nesting is added to it. */
    static final int COMMENT = 1_000;

    private static final int DEEPEST_COMMENT = 999;

    /** Within a string between three of one quote, which is added to it. */
    private static final int TRIPLE = 10_000;

    /** Within a help text of Kconfig; the indent of its keyword is added to it. */
    private static final int HELP = 20_000;

    private final Language language;
    private final Grammar grammar;
    private String line = "";
    private int at;
    private int state;
    private List<Token> tokens = List.of();

    Scanner(Language language) {
        this.language = language;
        this.grammar = language.grammar();
    }

    /** What is open behind the line that was cut last: the state for the next. */
    int state() {
        return state;
    }

    /**
     * The coloured stretches of a line, in order.
     *
     * @param from where the line's text starts: behind the sign that a patch puts before it
     * @param open the state behind the line above
     */
    List<Token> cut(String text, int from, int open) {
        line = text;
        at = from;
        state = open;
        tokens = new ArrayList<>();
        if (language == Language.DIFF) {
            diff(from);
            return tokens;
        }
        if (grammar.equals(Grammars.PLAIN)) return tokens;
        if (state >= HELP && help(from)) return tokens;
        if (state >= TRIPLE && state < HELP) triple((char) (state - TRIPLE), at, at);
        else if (state >= COMMENT && state < TRIPLE) comment(at, at);
        boolean first = true; // no word yet
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
                continue;
            }
            if (comments(c)) return tokens;
            if (!special(c, first)) {
                if (grammar.quotes().indexOf(c) >= 0) string(c);
                else if (isDigit(c)) number();
                else if (isWordStart(c)) word(first);
                else at++;
            }
            first = false;
        }
        return tokens;
    }

    private void add(Kind kind, int start, int end) {
        if (end > start) tokens.add(new Token(kind, start, end));
    }

    private void diff(int from) {
        if (from >= line.length()) return;
        Kind kind = switch (line.charAt(from)) {
            case '+' -> line.startsWith("+++ ", from) ? Kind.COMMENT : Kind.ADDED;
            case '-' -> line.startsWith("--- ", from) ? Kind.COMMENT : Kind.REMOVED;
            case '@' -> Kind.DIRECTIVE;
            default -> Kind.COMMENT;
        };
        boolean head = line.startsWith("diff ", from) || line.startsWith("index ", from);
        if (kind != Kind.COMMENT || head || line.startsWith("+++ ", from) || line.startsWith("--- ", from))
            add(kind, from, line.length());
    }

    /** A line of a help text; false where the text is over. */
    private boolean help(int from) {
        int text = from;
        while (text < line.length() && Character.isWhitespace(line.charAt(text))) text++;
        if (text < line.length() && indent(from, text) <= state - HELP) {
            state = PLAIN;
            return false;
        }
        add(Kind.COMMENT, text, line.length());
        return true;
    }

    private int indent(int from, int text) {
        int columns = 0;
        for (int i = from; i < text; i++) columns = line.charAt(i) == '\t' ? columns / 8 * 8 + 8 : columns + 1;
        return Math.min(columns, 9_000);
    }

    /** Takes a comment; true where the line ends with it. */
    private boolean comments(char c) {
        String mark = grammar.lineComment();
        if (!mark.isEmpty() && c == mark.charAt(0) && line.startsWith(mark, at) && startsComment()) {
            add(Kind.COMMENT, at, line.length());
            return true;
        }
        if (grammar.blockComments() && c == '/' && line.startsWith("/*", at)) {
            state = COMMENT;
            comment(at, at + 2);
        }
        return at >= line.length();
    }

    private boolean startsComment() {
        return !grammar.has(Habit.VARIABLES) || at == 0 || " \t;+-".indexOf(line.charAt(at - 1)) >= 0;
    }

    /** From within a comment to its end, or that of the line. */
    private void comment(int start, int from) {
        int i = from;
        while (i < line.length() && state != PLAIN) {
            if (line.startsWith("*/", i)) {
                state = state == COMMENT ? PLAIN : state - 1;
                i += 2;
            } else if (grammar.has(Habit.RUST) && line.startsWith("/*", i)) {
                state = Math.min(state + 1, COMMENT + DEEPEST_COMMENT);
                i += 2;
            } else {
                i++;
            }
        }
        add(Kind.COMMENT, start, i);
        at = i;
    }

    /** From within a string of three quotes to its end, or that of the line. */
    private void triple(char quote, int start, int from) {
        String end = String.valueOf(quote).repeat(3);
        int i = from;
        while (i < line.length() && !line.startsWith(end, i)) i += line.charAt(i) == '\\' ? 2 : 1;
        boolean over = i < line.length();
        i = over ? i + 3 : line.length();
        state = over ? PLAIN : TRIPLE + quote;
        add(Kind.STRING, start, i);
        at = i;
    }

    private void string(char quote) {
        int start = at;
        if (grammar.has(Habit.TRIPLE_QUOTES)
                && line.startsWith(String.valueOf(quote).repeat(3), at)) {
            triple(quote, start, at + 3);
            return;
        }
        if (grammar.has(Habit.RUST) && quote == '\'' && !isRustCharacter()) {
            at++; // a lifetime
            return;
        }
        int i = at + 1;
        while (i < line.length() && line.charAt(i) != quote) i += line.charAt(i) == '\\' ? 2 : 1;
        at = Math.min(line.length(), i + 1);
        add(Kind.STRING, start, at);
    }

    private boolean isRustCharacter() {
        if (at + 1 >= line.length()) return false;
        if (line.charAt(at + 1) == '\\') return true;
        int end = at + 1 + Character.charCount(line.codePointAt(at + 1));
        return end < line.length() && line.charAt(end) == '\'';
    }

    private void number() {
        int start = at;
        while (at < line.length() && (isWordPart(line.charAt(at)) || line.charAt(at) == '.')) at++;
        add(Kind.NUMBER, start, at);
    }

    /** What only some languages have; false where there is nothing of it. */
    private boolean special(char c, boolean first) {
        return switch (c) {
            case '#' ->
                (first && grammar.has(Habit.PREPROCESSOR) && directive()) || (grammar.has(Habit.RUST) && attribute());
            case '@' -> grammar.has(Habit.ANNOTATIONS) && annotation();
            case '$' -> grammar.has(Habit.VARIABLES) && variable();
            case '/' -> grammar.has(Habit.DEVICE_TREE) && treeDirective();
            case '&' -> grammar.has(Habit.DEVICE_TREE) && named(at + 1);
            default -> false;
        };
    }

    private boolean directive() {
        int word = at + 1;
        while (word < line.length() && (line.charAt(word) == ' ' || line.charAt(word) == '\t')) word++;
        int end = wordEnd(word);
        if (!Grammars.DIRECTIVES.contains(line.substring(word, end))) return false;
        add(Kind.DIRECTIVE, at, end);
        boolean include = line.startsWith("include", word);
        at = end;
        if (include) {
            int open = line.indexOf('<', end);
            int close = open < 0 ? -1 : line.indexOf('>', open);
            if (close > 0) {
                add(Kind.STRING, open, close + 1);
                at = close + 1;
            }
        }
        return true;
    }

    private boolean attribute() {
        if (!line.startsWith("#[", at) && !line.startsWith("#![", at)) return false;
        int end = line.lastIndexOf(']');
        int until = end > at ? end + 1 : line.length();
        add(Kind.DIRECTIVE, at, until);
        at = until;
        return true;
    }

    private boolean annotation() {
        int end = wordEnd(at + 1);
        if (end == at + 1) return false;
        add(Kind.DIRECTIVE, at, end);
        at = end;
        return true;
    }

    private boolean variable() {
        int end = wordEnd(at + 1);
        if (at + 1 < line.length() && line.charAt(at + 1) == '{') {
            int close = line.indexOf('}', at);
            end = close < 0 ? line.length() : close + 1;
        } else if (end == at + 1 && end < line.length() && "@*#?!$-".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        if (end == at + 1) return false;
        add(Kind.NAME, at, end);
        at = end;
        return true;
    }

    private boolean treeDirective() {
        int end = at + 1;
        while (end < line.length() && (isWordPart(line.charAt(end)) || line.charAt(end) == '-')) end++;
        if (end == at + 1 || end >= line.length() || line.charAt(end) != '/') return false;
        add(Kind.DIRECTIVE, at, end + 1);
        at = end + 1;
        return true;
    }

    private boolean named(int from) {
        int end = wordEnd(from);
        if (end == from) return false;
        add(Kind.NAME, at, end);
        at = end;
        return true;
    }

    private void word(boolean first) {
        int start = at;
        at = wordEnd(at);
        if (grammar.has(Habit.DEVICE_TREE)) {
            treeWord(start);
            return;
        }
        String word = line.substring(start, at);
        if (grammar.has(Habit.KCONFIG)) {
            kconfig(word, start, first);
        } else if (grammar.keywords().contains(word)) {
            add(Kind.KEYWORD, start, at);
        } else if (isType(word)) {
            add(Kind.NAME, start, at);
        }
    }

    private void kconfig(String word, int start, boolean first) {
        if (first ? grammar.keywords().contains(word) : Grammars.KCONFIG_WITHIN.contains(word)) {
            add(Kind.KEYWORD, start, at);
            int indent = 0;
            while (start - indent > 0 && Character.isWhitespace(line.charAt(start - indent - 1))) indent++;
            if (word.equals("help") && line.substring(at).isBlank()) state = HELP + indent(start - indent, start);
        } else if (word.chars().noneMatch(Character::isLowerCase)) {
            add(Kind.NAME, start, at);
        }
    }

    /** A property's name, or a label. */
    private void treeWord(int start) {
        while (at < line.length() && (isWordPart(line.charAt(at)) || ",-.+?".indexOf(line.charAt(at)) >= 0)) at++;
        int next = at;
        while (next < line.length() && line.charAt(next) == ' ') next++;
        char then = next < line.length() ? line.charAt(next) : ' ';
        if (then == '=' || then == ';') add(Kind.NAME, start, at);
        else if (then == ':') add(Kind.KEYWORD, start, at);
    }

    private boolean isType(String word) {
        if (grammar.names().contains(word)) return true;
        if (grammar.has(Habit.SUFFIX_TYPES)) return word.length() > 2 && word.endsWith("_t");
        // NAMES_LIKE_THIS are constants
        return grammar.has(Habit.CAPITAL_TYPES)
                && Character.isUpperCase(word.charAt(0))
                && word.chars().anyMatch(Character::isLowerCase);
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < line.length() && isWordPart(line.charAt(end))) end++;
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }
}

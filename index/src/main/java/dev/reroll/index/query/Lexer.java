package dev.reroll.index.query;

import dev.reroll.index.schema.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a query into tokens, from front to end, each character looked at a bounded number of times.
 *
 * <p>What stands between blanks is one word to it, whatever marks are inside, and becomes a phrase where there are marks
 * between letters. So a parenthesis opens a group only where a word could begin, and {@code find_active_uprobe_rcu()} is
 * a word. Words of punctuation alone are left out.
 */
final class Lexer {

    /** Parentheses inside each other. */
    static final int DEEPEST = 100;
    /** What a query may cost in all: an id or a word of a phrase costs 1. */
    static final int MOST_COST = 2000;
    /** A single word is looked for with its inflections, in a dozen fields. */
    private static final int COST_OF_WORD = 4;
    /** A beginning stands for up to a thousand words. */
    private static final int COST_OF_BEGINNING = 40;

    // Xapian does not stem a word in front of these: it is code, or part of an address
    private static final String EXACT_BEFORE = "(/\\@<>=*[{\"";
    private static final int DEFAULT_DISTANCE = 10;
    private static final int LONGEST_DISTANCE = 1000;

    private final String text;
    private final Values values;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Prefix> scopes = new ArrayDeque<>();
    private final Deque<Integer> opened = new ArrayDeque<>();
    private int at;
    // parentheses that were opened inside a word and are still open
    private int loose;
    private int cost;

    private Lexer(String text, Values values) {
        this.text = text;
        this.values = values;
        scopes.push(Prefix.ANY);
    }

    /** The tokens of the query, {@link Token.End} last; parentheses are balanced. */
    static List<Token> tokens(String text, Values values) throws QueryException {
        Lexer lexer = new Lexer(text, values);
        while (lexer.at < text.length()) lexer.token();
        if (!lexer.opened.isEmpty()) {
            throw new QueryException(
                    "The parenthesis that opens here is never closed: close it, or put the text in quotes",
                    lexer.opened.element());
        }
        lexer.tokens.add(new Token.End(text.length()));
        return lexer.tokens;
    }

    private void token() throws QueryException {
        char c = text.charAt(at);
        if (isBlank(c)) at++;
        else if (c == '(') open(scope(), false, at);
        else if (c == ')') close();
        else if (isQuote(c)) phrase(scope(), at);
        else if (isSign()) tokens.add(new Token.Sign(c == '+', at++));
        else if (!operator() && !prefixed()) word(scope(), at, false);
    }

    private Prefix scope() {
        return scopes.element();
    }

    private void open(Prefix scope, boolean prefixed, int start) throws QueryException {
        if (opened.size() == DEEPEST) {
            throw new QueryException("More than " + DEEPEST + " parentheses inside each other: leave some out", at);
        }
        opened.push(at);
        scopes.push(scope);
        tokens.add(new Token.Open(prefixed, start));
        at++;
    }

    private void close() throws QueryException {
        if (loose > 0) {
            loose--;
        } else if (opened.isEmpty()) {
            throw new QueryException(
                    "This parenthesis closes none that was opened: leave it out, or put the text in quotes", at);
        } else {
            opened.pop();
            Prefix scope = scopes.pop();
            // parentheses around nothing are punctuation
            if (!(tokens.getLast() instanceof Token.Open open)) tokens.add(new Token.Close(at));
            else if (open.prefixed()) throw wordless(scope, open.at());
            else tokens.removeLast();
        }
        at++;
    }

    /** Whether a plus or minus stands in front of something; {@code --foo} is the word foo, as in Xapian. */
    private boolean isSign() {
        char c = text.charAt(at);
        if (c != '+' && c != '-') return false;
        if (at + 1 == text.length()) return false;
        char next = text.charAt(at + 1);
        return next == '(' || isQuote(next) || Character.isLetterOrDigit(text.codePointAt(at + 1));
    }

    private boolean operator() throws QueryException {
        for (Token.Kind kind : Token.Kind.values()) {
            int end = at + kind.name().length();
            if (!text.startsWith(kind.name(), at)) continue;
            boolean near = kind == Token.Kind.NEAR || kind == Token.Kind.ADJ;
            int distance = near ? DEFAULT_DISTANCE : 0;
            if (near && end < text.length() && text.charAt(end) == '/') {
                int digits = end + 1;
                while (digits < text.length() && isDigit(text.charAt(digits))) digits++;
                if (digits == end + 1) return false;
                distance = distance(text.substring(end + 1, digits));
                end = digits;
            }
            if (end < text.length() && !isBlank(text.charAt(end)) && text.charAt(end) != '(' && text.charAt(end) != ')')
                continue;
            tokens.add(new Token.Operator(kind, distance, at));
            at = end;
            return true;
        }
        return false;
    }

    private int distance(String digits) throws QueryException {
        int distance = digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (distance < 1 || distance > LONGEST_DISTANCE) {
            throw new QueryException("NEAR and ADJ reach over 1 to " + LONGEST_DISTANCE + " words, not " + digits, at);
        }
        return distance;
    }

    /** Something with a known prefix. */
    private boolean prefixed() throws QueryException {
        int colon = at;
        while (colon < text.length() && isName(text.charAt(colon))) colon++;
        if (colon == at || colon == text.length() || text.charAt(colon) != ':') return false;
        Optional<Prefix> named = Prefix.named(text.substring(at, colon));
        if (named.isEmpty()) return false;
        Prefix prefix = named.get();
        int start = at;
        at = colon + 1;
        if (at == text.length() || isBlank(text.charAt(at)) || text.charAt(at) == ')') {
            throw new QueryException(
                    "Nothing stands behind \"" + prefix.written() + "\": write what to search for right after the"
                            + " colon, or put the text in quotes if it is no prefix",
                    start);
        }
        if (prefix.kind() == Prefix.Kind.TEXT) {
            if (text.charAt(at) == '(') open(prefix, true, start);
            else if (isQuote(text.charAt(at))) phrase(prefix, start);
            else word(prefix, start, true);
        } else {
            value(prefix, start);
        }
        return true;
    }

    private void value(Prefix prefix, int start) throws QueryException {
        String value;
        if (text.charAt(at) == '(') {
            throw new QueryException(
                    "\"" + prefix.written() + "\" takes one value, no parentheses: write " + prefix.written() + "A OR "
                            + prefix.written() + "B",
                    start);
        } else if (isQuote(text.charAt(at))) {
            value = quotedValue();
            if (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != ')') {
                throw new QueryException(
                        "More stands right behind the quoted value of \"" + prefix.written()
                                + "\": put the whole of it in quotes, or a blank between",
                        start);
            }
        } else {
            int from = at;
            int inner = 0;
            for (; at < text.length() && !isBlank(text.charAt(at)); at++) {
                if (text.charAt(at) == '(') inner++;
                else if (text.charAt(at) == ')' && inner-- == 0) break;
            }
            value = text.substring(from, at);
        }
        spend(1, start);
        tokens.add(new Token.Leaf(values.of(prefix, value, start), prefix, start));
    }

    /** A value in quotes; between straight ones, a straight one is written twice and curly ones stand as they are. */
    private String quotedValue() throws QueryException {
        int start = at++;
        boolean straight = text.charAt(start) == '"';
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (straight ? c != '"' : !isQuote(c)) {
                value.append(c);
            } else if (straight && at < text.length() && text.charAt(at) == '"') {
                value.append(c);
                at++;
            } else {
                return value.toString();
            }
        }
        throw unclosed(start);
    }

    private void phrase(Prefix in, int start) throws QueryException {
        int opening = at++;
        int from = at;
        while (at < text.length() && !isQuote(text.charAt(at))) at++;
        if (at == text.length()) throw unclosed(opening);
        List<String> cut = Words.of(text.substring(from, at++));
        if (!cut.isEmpty()) leaf(exact(in, cut, true), in, cut.size(), start);
        else if (start < opening) throw wordless(in, start);
    }

    private static QueryException unclosed(int opening) {
        return new QueryException("The quote that opens here is never closed: close it or leave it out", opening);
    }

    private static QueryException wordless(Prefix in, int start) {
        return new QueryException(
                "What stands behind \"" + in.written() + "\" has no letter or digit, so there is nothing to search for",
                start);
    }

    /** A word from {@code at} on, to the next blank or quote or the end of the group. */
    private void word(Prefix in, int start, boolean prefixed) throws QueryException {
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c) || isQuote(c)) break;
            if (c == '(') loose++;
            else if (c == ')' && loose == 0) break;
            else if (c == ')') loose--;
            at++;
        }
        String raw = text.substring(from, at);
        List<String> cut = Words.of(raw);
        if (cut.isEmpty()) {
            if (prefixed) throw wordless(in, start);
            return;
        }
        Query query = textQuery(in, raw, from, cut);
        Optional<String> noPrefix = prefixed ? Optional.empty() : unknownPrefix(raw);
        if (noPrefix.isPresent()) query = new Query.AsText(noPrefix.get(), query);
        leaf(query, in, cut.size(), start);
    }

    private Query textQuery(Prefix in, String raw, int from, List<String> cut) throws QueryException {
        int first = 0;
        while (first < raw.length() && !isWordPart(raw.charAt(first))) first++;
        int end = raw.length();
        while (end > first && !isWordPart(raw.charAt(end - 1))) end--;
        int star = raw.indexOf('*');
        if (star >= 0 && star < end) {
            throw new QueryException(
                    "A \"*\" stands for the rest of a word and works only at its end, as in vm_area*; to search for"
                            + " text with a star in it, put it in quotes",
                    from + star);
        }
        if (star == end) return new Query.Beginning(in, cut, from);
        char next = from + end < text.length() ? text.charAt(from + end) : ' ';
        boolean capital = first < end && Character.isUpperCase(raw.codePointAt(first));
        return exact(in, cut, capital || EXACT_BEFORE.indexOf(next) >= 0);
    }

    /** Letters and digits of any alphabet, and what may stand for one or change one: anything but plain marks. */
    private static boolean isWordPart(char c) {
        return c < 128 ? Character.isLetterOrDigit(c) : !isBlank(c);
    }

    private static Query exact(Prefix in, List<String> cut, boolean exact) {
        return cut.size() == 1 ? new Query.Word(in, cut.getFirst(), exact) : new Query.Phrase(in, cut);
    }

    /** The name in front of a single colon that something follows, if it reads like a prefix; URLs and times do not. */
    private static Optional<String> unknownPrefix(String raw) {
        int colon = raw.indexOf(':');
        if (colon < 1 || colon + 1 == raw.length()) return Optional.empty();
        char next = raw.charAt(colon + 1);
        boolean name = raw.chars().limit(colon).allMatch(c -> c >= 'a' && c <= 'z');
        return name && next != '/' && next != ':' ? Optional.of(raw.substring(0, colon)) : Optional.empty();
    }

    private void leaf(Query query, Prefix in, int size, int start) throws QueryException {
        boolean single = query instanceof Query.Word(Prefix _, String _, boolean exact) && !exact;
        spend(single ? COST_OF_WORD : query instanceof Query.Beginning ? COST_OF_BEGINNING + size : size, start);
        tokens.add(new Token.Leaf(query, in, start));
    }

    private void spend(int more, int start) throws QueryException {
        cost += more;
        if (cost > MOST_COST) {
            throw new QueryException(
                    "The query asks for too much at once: it may have " + MOST_COST / COST_OF_WORD + " words, "
                            + MOST_COST + " ids or words of phrases, " + MOST_COST / (COST_OF_BEGINNING + 1)
                            + " words that end in *, or less of each",
                    start);
        }
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D';
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z';
    }
}

package dev.reroll.index.query;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the query language of public-inbox, which is Xapian's with the {@linkplain Prefix prefixes} of mail.
 *
 * <p>Operators are written in capitals. From loosest to tightest: {@code OR}, {@code XOR}, {@code AND} and {@code NOT},
 * words side by side (all of them must match), {@code NEAR} and {@code ADJ}. Ids and ranges of one prefix side by side
 * mean either: {@code mid:a mid:b}. A single word in small letters matches its inflections; {@code *} at its end stands
 * for any rest. Words with marks inside, such as {@code vma->vm_file}, and text in quotes are phrases and exact.
 *
 * <p>Unknown prefixes are text, as on lore; {@link Query#notes} tells. What else is not as on lore:
 *
 * <ul>
 *   <li>Where Xapian forgives and searches for something near (an open quote or parenthesis, a prefix without a value, a
 *       date that it does not know, a minus with nothing to take away from), this parser refuses and says what to write.
 *   <li>Identifiers are found by their parts as well: Xapian counts {@code mmap_lock} as one word. They are not stemmed.
 *   <li>{@code *} is allowed behind an identifier ({@code mmap_lock_spec*}), {@code NEAR} and {@code ADJ} between phrases,
 *       {@code NOT} without anything in front.
 *   <li>A lone {@code d:X} is the calendar day of X; public-inbox takes a day and the next, and for words such as
 *       {@code yesterday} the 24 hours from this time of that day. {@code today} is a day. A range to a day includes it.
 *   <li>Ids of commits, blobs and patches match their abbreviations of 7 digits and more, either way.
 * </ul>
 *
 * <p>Immutable, for any number of threads.
 */
public final class QueryParser {

    /** Characters of a query. */
    public static final int LONGEST = 1 << 16;

    private static final int MOST_NEAR = 20;

    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param clock what "now" is for dates such as {@code yesterday}
     * @param zone where days begin and times are told; lore's is UTC
     */
    public QueryParser(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Reads a query; takes time in proportion to its length. */
    public Query parse(String text) throws QueryException {
        if (text.length() > LONGEST) {
            throw new QueryException(
                    "The query has more than " + LONGEST + " characters: ask for less at once", LONGEST);
        }
        Tokens tokens = new Tokens(Lexer.tokens(text, new Values(clock, zone)));
        Query query = tokens.either();
        if (!(tokens.peek() instanceof Token.End)) throw tokens.misplaced();
        return query;
    }

    /** The tokens, read from front to end; one method for each strength of operators. */
    private static final class Tokens {

        private final List<Token> tokens;
        private int next;

        Tokens(List<Token> tokens) {
            this.tokens = tokens;
        }

        Token peek() {
            return tokens.get(next);
        }

        private boolean takes(Token.Kind kind) {
            boolean there = peek() instanceof Token.Operator operator && operator.kind() == kind;
            if (there) next++;
            return there;
        }

        Query either() throws QueryException {
            List<Query> parts = new ArrayList<>(List.of(one()));
            while (takes(Token.Kind.OR)) parts.add(one());
            return Query.anyOf(parts);
        }

        private Query one() throws QueryException {
            List<Query> parts = new ArrayList<>(List.of(all()));
            while (takes(Token.Kind.XOR)) parts.add(all());
            return parts.size() == 1 ? parts.getFirst() : new Query.Xor(List.copyOf(parts));
        }

        private Query all() throws QueryException {
            List<Query> parts = new ArrayList<>();
            parts.add(takes(Token.Kind.NOT) ? Query.not(together(false)) : together(false));
            while (true) {
                if (takes(Token.Kind.AND)) {
                    boolean not = takes(Token.Kind.NOT);
                    parts.add(not ? Query.not(together(false)) : together(true));
                } else if (takes(Token.Kind.NOT)) {
                    parts.add(Query.not(together(false)));
                } else {
                    return Query.allOf(parts);
                }
            }
        }

        /**
         * What stands side by side.
         *
         * @param afterAnd whether it may consist of nothing but what is unwanted
         */
        private Query together(boolean afterAnd) throws QueryException {
            int start = next;
            List<Query> wanted = new ArrayList<>();
            List<Query> unwanted = new ArrayList<>();
            Map<Prefix, List<Query>> values = new EnumMap<>(Prefix.class);
            while (true) {
                boolean minus = false;
                if (peek() instanceof Token.Sign(boolean plus, int at)) {
                    minus = !plus;
                    next++;
                } else if (!(peek() instanceof Token.Leaf || peek() instanceof Token.Open)) {
                    break;
                }
                Token first = peek();
                Query query = item();
                if (minus) unwanted.add(Query.not(query));
                else if (first instanceof Token.Leaf leaf && leaf.in().kind() != Prefix.Kind.TEXT) {
                    List<Query> same = values.computeIfAbsent(leaf.in(), in -> new ArrayList<>());
                    if (query instanceof Query.Range range) refuseOverlap(same, range, leaf);
                    same.add(query);
                } else wanted.add(query);
            }
            if (next == start) throw misplaced();
            values.values().forEach(same -> wanted.add(Query.anyOf(same)));
            if (wanted.isEmpty() && !afterAnd) {
                throw new QueryException(
                        "A minus takes away from what is found, and here nothing is searched for: write NOT for all"
                                + " mails without it, or put the word in quotes if the minus belongs to it",
                        tokens.get(start).at());
            }
            wanted.addAll(unwanted);
            return Query.allOf(wanted);
        }

        /** Ranges side by side mean either, in Xapian too; where that is hardly meant, the way out is told. */
        private static void refuseOverlap(List<Query> ranges, Query.Range range, Token.Leaf leaf)
                throws QueryException {
            for (Query other : ranges) {
                if (other instanceof Query.Range(var field, long from, long to)
                        && from <= range.to()
                        && range.from() <= to) {
                    String prefix = leaf.in().written();
                    throw new QueryException(
                            "Two ranges side by side mean either of them, and these overlap: write " + prefix
                                    + "A..B for what lies between, or OR for either",
                            leaf.at());
                }
            }
        }

        /** A leaf, a group, or leaves with NEAR or ADJ between. */
        private Query item() throws QueryException {
            Token token = peek();
            next++;
            return switch (token) {
                case Token.Open open -> group();
                case Token.Leaf leaf -> near(leaf);
                case Token.Close _, Token.Sign _, Token.Operator _, Token.End _ -> {
                    next--;
                    throw misplaced();
                }
            };
        }

        private Query group() throws QueryException {
            Query query = either();
            if (!(peek() instanceof Token.Close)) throw misplaced();
            next++;
            return query;
        }

        private Query near(Token.Leaf first) throws QueryException {
            if (!(peek() instanceof Token.Operator operator) || operator.distance() == 0) return first.query();
            List<List<String>> phrases = new ArrayList<>();
            phrases.add(phrase(first, operator));
            int distance = operator.distance();
            while (peek() instanceof Token.Operator more && more.distance() > 0) {
                if (more.kind() != operator.kind()) {
                    throw new QueryException("NEAR and ADJ do not go together: use parentheses", more.at());
                }
                distance = Math.max(distance, more.distance());
                next++;
                if (!(peek() instanceof Token.Leaf leaf)) {
                    throw new QueryException(
                            more.kind() + " joins words and phrases: write one on each side of it", more.at());
                }
                if (leaf.in() != first.in()) {
                    throw new QueryException(
                            more.kind() + " joins words of one prefix: write the same prefix on both sides", leaf.at());
                }
                if (phrases.size() == MOST_NEAR) {
                    throw new QueryException(more.kind() + " joins at most " + MOST_NEAR + " words", more.at());
                }
                next++;
                phrases.add(phrase(leaf, more));
            }
            return new Query.Near(first.in(), List.copyOf(phrases), distance, operator.kind() == Token.Kind.ADJ);
        }

        private static List<String> phrase(Token.Leaf leaf, Token.Operator operator) throws QueryException {
            return phrase(leaf.query(), leaf, operator);
        }

        private static List<String> phrase(Query query, Token.Leaf leaf, Token.Operator operator)
                throws QueryException {
            return switch (query) {
                case Query.Word(Prefix in, String word, boolean exact) -> List.of(word);
                case Query.Phrase(Prefix in, List<String> words) -> words;
                case Query.AsText(String noPrefix, Query inner) -> phrase(inner, leaf, operator);
                default ->
                    throw new QueryException(
                            operator.kind() + " joins words and phrases, without *, ids or ranges", leaf.at());
            };
        }

        /** Why the next token cannot stand where it does. */
        QueryException misplaced() {
            Token token = peek();
            if (next > 0 && tokens.get(next - 1) instanceof Token.Operator operator) {
                return new QueryException(
                        "Something to search for is missing behind " + operator.kind() + ": add it, or put "
                                + operator.kind() + " in quotes if it is a word",
                        operator.at());
            }
            return switch (token) {
                case Token.Operator operator ->
                    new QueryException(
                            "Something to search for is missing in front of " + operator.kind() + ": add it, or put "
                                    + operator.kind() + " in quotes if it is a word",
                            operator.at());
                case Token.Sign sign -> new QueryException("Nothing to search for stands behind this sign", sign.at());
                case Token.Close close ->
                    new QueryException(
                            "Between these parentheses nothing is searched for: add words, or put the text in quotes",
                            close.at());
                case Token.End end ->
                    new QueryException("The query has no word to search for: add one with a letter or digit", end.at());
                case Token.Open open -> new QueryException("This parenthesis cannot stand here", open.at());
                case Token.Leaf leaf -> new QueryException("This word cannot stand here", leaf.at());
            };
        }
    }
}

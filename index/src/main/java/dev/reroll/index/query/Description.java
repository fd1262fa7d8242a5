package dev.reroll.index.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Writes a query in its canonical form. */
final class Description {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    private Description() {}

    static String of(Query query) {
        Description description = new Description();
        description.write(query, true);
        return description.out.toString();
    }

    private void write(Query query, boolean outermost) {
        switch (query) {
            case Query.AllOf(List<Query> parts) -> list(parts, " AND ", outermost);
            case Query.AnyOf(List<Query> parts) -> list(parts, " OR ", outermost);
            case Query.Xor(List<Query> parts) -> list(parts, " XOR ", outermost);
            case Query.Not(Query unwanted) -> {
                out.append("NOT ");
                write(unwanted, false);
            }
            case Query.Word(Prefix in, String word, boolean exact) -> {
                if (exact) phrase(in, List.of(word));
                else out.append(in.written()).append(word);
            }
            case Query.Phrase(Prefix in, List<String> words) -> phrase(in, words);
            case Query.Beginning(Prefix in, List<String> words, int position) ->
                out.append(in.written()).append(String.join("_", words)).append('*');
            case Query.Near near -> near(near);
            case Query.Exact(Prefix in, String value) -> {
                out.append(in.written());
                value(value);
            }
            case Query.Range range -> range(range);
            case Query.AsText(String noPrefix, Query inner) -> write(inner, outermost);
        }
    }

    private void list(List<Query> parts, String between, boolean outermost) {
        if (!outermost) out.append('(');
        for (Iterator<Query> rest = parts.iterator(); rest.hasNext(); ) {
            write(rest.next(), false);
            if (rest.hasNext()) out.append(between);
        }
        if (!outermost) out.append(')');
    }

    private void phrase(Prefix in, List<String> words) {
        out.append(in.written()).append('"').append(String.join(" ", words)).append('"');
    }

    private void near(Query.Near near) {
        String between = (near.ordered() ? " ADJ/" : " NEAR/") + near.distance() + " ";
        for (int i = 0; i < near.phrases().size(); i++) {
            if (i > 0) out.append(between);
            phrase(near.in(), near.phrases().get(i));
        }
    }

    private void value(String value) {
        boolean bare = !value.isEmpty() && value.chars().noneMatch(Description::needsQuotes);
        if (bare) out.append(value);
        else out.append('"').append(value.replace("\"", "\"\"")).append('"');
    }

    private static boolean needsQuotes(int c) {
        return c <= ' ' || c == '(' || c == ')' || Lexer.isQuote((char) c) || Character.isWhitespace(c);
    }

    private void range(Query.Range range) {
        switch (range.field()) {
            case DATE ->
                out.append("dt:").append(time(range.from())).append("..").append(time(range.to()));
            case RECEIVED ->
                out.append("rt:").append(epoch(range.from())).append("..").append(epoch(range.to()));
            default ->
                out.append("z:").append(number(range.from())).append("..").append(number(range.to()));
        }
    }

    private static boolean isOpen(long bound) {
        return bound == Long.MIN_VALUE || bound == Long.MAX_VALUE;
    }

    private static String time(long seconds) {
        return isOpen(seconds) ? "" : SECONDS.format(Instant.ofEpochSecond(seconds));
    }

    private static String epoch(long seconds) {
        return isOpen(seconds) ? "" : Instant.ofEpochSecond(seconds).toString();
    }

    private static String number(long number) {
        return isOpen(number) ? "" : Long.toString(number);
    }
}

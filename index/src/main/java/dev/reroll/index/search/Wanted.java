package dev.reroll.index.search;

import dev.reroll.index.query.Prefix;
import dev.reroll.index.query.Query;
import java.util.List;

/** The kind of results that a query asks for by its prefixes. */
public enum Wanted {
    MAILS,
    SERIES,
    POINTS;

    static Wanted of(Query query) {
        return switch (query) {
            case Query.AllOf(List<Query> parts) -> most(parts);
            case Query.AnyOf(List<Query> parts) -> most(parts);
            case Query.Xor(List<Query> parts) -> most(parts);
            case Query.Not(Query part) -> of(part);
            case Query.Word word -> of(word.in());
            case Query.Phrase phrase -> of(phrase.in());
            case Query.Beginning beginning -> of(beginning.in());
            case Query.Near near -> of(near.in());
            case Query.Exact exact -> of(exact.in());
            case Query.Range _ -> MAILS;
            case Query.AsText(String _, Query inner) -> of(inner);
        };
    }

    private static Wanted most(List<Query> parts) {
        Wanted most = MAILS;
        for (Query part : parts) {
            Wanted wanted = of(part);
            if (wanted.compareTo(most) > 0) most = wanted;
        }
        return most;
    }

    private static Wanted of(Prefix prefix) {
        return switch (prefix) {
            case RP, BY, OUTCOME_OF, KIND_OF -> POINTS;
            case STATE_OF -> SERIES;
            default -> MAILS;
        };
    }
}

package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Turns a query into Lucene's. A word or phrase is asked of every field of its prefix, and the fields' scores add up:
 * most for the subject, least for quoted text and context lines, which repeat what others said. Ids and ranges only
 * restrict, they do not score.
 *
 * <p>A word of 7 to 40 hex digits, letters and digits among them, is taken for an object id: it finds longer and shorter
 * abbreviations of the same id in prose and among blob ids.
 */
public final class LuceneQuery {

    // of what a query may cost, each unit asks up to 14 fields, in up to 3 terms
    private static final int MOST_CLAUSES = Lexer.MOST_COST * 64;

    static {
        // Lucene's limit is for the whole program, and lower than what our own limits let through
        IndexSearcher.setMaxClauseCount(Math.max(IndexSearcher.getMaxClauseCount(), MOST_CLAUSES));
    }

    private static final int SHORTEST_ABBREVIATION = 7;
    private static final int KERNEL_ABBREVIATION = 12;
    private static final int OBJECT_ID = 40;

    private LuceneQuery() {}

    /**
     * The Lucene query. Rewriting it throws {@link TooManyWords}, unchecked, where a {@code *} stands for too much; so
     * ask {@link #bind} for one that is ready.
     */
    public static org.apache.lucene.search.Query of(Query query) {
        return switch (query) {
            case Query.AllOf(List<Query> parts) -> all(parts);
            case Query.AnyOf(List<Query> parts) -> any(parts);
            case Query.Xor(List<Query> parts) ->
                new OddQuery(parts.stream().map(LuceneQuery::of).toList());
            case Query.Not not -> all(List.of(not));
            case Query.Word word -> word(word);
            case Query.Phrase(Prefix in, List<String> words) -> inFields(in, field -> phrase(field, words));
            case Query.Beginning beginning ->
                inFields(beginning.in(), field -> new BeginningQuery(field, beginning.words(), beginning.position()));
            case Query.Near near -> inFields(near.in(), field -> new NearQuery(field, near));
            case Query.Exact exact -> any(List.of(exact));
            case Query.Range(Field field, long from, long to) -> range(field, from, to);
            case Query.AsText(String noPrefix, Query inner) -> of(inner);
        };
    }

    /**
     * The Lucene query, rewritten for this searcher.
     *
     * @throws QueryException where a {@code *} stands for more words than are looked at
     */
    public static org.apache.lucene.search.Query bind(Query query, IndexSearcher searcher)
            throws QueryException, IOException {
        try {
            return searcher.rewrite(of(query));
        } catch (TooManyWords tooMany) {
            throw tooMany.queryException();
        }
    }

    private static org.apache.lucene.search.Query all(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean wanted = false;
        for (Query part : parts) {
            if (part instanceof Query.Not(Query unwanted)) {
                all.add(of(unwanted), Occur.MUST_NOT);
            } else {
                wanted = true;
                all.add(of(part), restrictsOnly(part) ? Occur.FILTER : Occur.MUST);
            }
        }
        if (!wanted) all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        return all.build();
    }

    private static boolean restrictsOnly(Query query) {
        return switch (query) {
            case Query.Exact _, Query.Range _ -> true;
            case Query.AnyOf(List<Query> parts) -> parts.stream().allMatch(LuceneQuery::restrictsOnly);
            default -> false;
        };
    }

    /** Hundreds of ids cost one walk through the terms of their field, not a clause each. */
    private static org.apache.lucene.search.Query any(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Map<Field, List<BytesRef>> values = new EnumMap<>(Field.class);
        for (Query part : parts) {
            if (part instanceof Query.Exact(Prefix in, String value)) {
                for (Field field : in.fields()) {
                    List<BytesRef> terms = values.computeIfAbsent(field, f -> new ArrayList<>());
                    terms.add(Field.keyword(value));
                    if (in.kind() != Prefix.Kind.BLOB) continue;
                    shorter(value).forEach(id -> terms.add(new BytesRef(id)));
                    any.add(zero(new PrefixQuery(field.term(value))), Occur.SHOULD);
                }
            } else {
                any.add(of(part), Occur.SHOULD);
            }
        }
        values.forEach((field, terms) -> any.add(zero(new TermInSetQuery(field.lucene(), terms)), Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query zero(org.apache.lucene.search.Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), 0);
    }

    private interface PerField {
        org.apache.lucene.search.Query in(Field field);
    }

    /** The query in each of a prefix's text fields. */
    private static org.apache.lucene.search.Query inFields(Prefix prefix, PerField query) {
        if (prefix.fields().size() == 1) return query.in(prefix.fields().getFirst());
        return inTextFields(prefix, query).build();
    }

    private static BooleanQuery.Builder inTextFields(Prefix prefix, PerField query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Field field : prefix.fields()) {
            if (field.kind() != Field.Kind.TEXT) continue;
            any.add(new BoostQuery(query.in(field), weight(field)), Occur.SHOULD);
        }
        return any;
    }

    private static org.apache.lucene.search.Query word(Query.Word word) {
        boolean id = !word.exact() && isAbbreviatedId(word.word());
        PerField perField = field -> {
            if (!id && (word.exact() || !Words.hasStem(word.word()))) return exact(field, word.word());
            return switch (field.analysis()) {
                case PROSE -> id ? abbreviated(field, word.word()) : inflected(field, word.word());
                case CODE -> id ? exact(field, word.word()) : new InflectionsQuery(field, Words.stem(word.word()));
                case NAMES, NONE -> exact(field, word.word());
            };
        };
        if (!id) return inFields(word.in(), perField);
        // ids of blobs and patches are no text, yet a bare id finds them
        BooleanQuery.Builder any = inTextFields(word.in(), perField);
        for (Field field : word.in().fields()) {
            if (field.kind() == Field.Kind.KEYWORD) any.add(abbreviated(field, word.word()), Occur.SHOULD);
        }
        return any.build();
    }

    private static org.apache.lucene.search.Query exact(Field field, String word) {
        return new TermQuery(new Term(field.lucene(), word));
    }

    private static org.apache.lucene.search.Query inflected(Field field, String word) {
        String stem = Words.stem(word);
        return new SynonymQuery.Builder(field.lucene())
                .addTerm(new Term(field.lucene(), stem))
                .addTerm(new Term(field.lucene(), Words.marked(stem)))
                .build();
    }

    /** Matches ids that begin with this one, and ids that this one begins with. */
    private static org.apache.lucene.search.Query abbreviated(Field field, String id) {
        List<BytesRef> same = new ArrayList<>();
        same.add(new BytesRef(id));
        shorter(id).forEach(shorter -> same.add(new BytesRef(shorter)));
        BooleanQuery either = new BooleanQuery.Builder()
                .add(new PrefixQuery(new Term(field.lucene(), id)), Occur.SHOULD)
                .add(new TermInSetQuery(field.lucene(), same), Occur.SHOULD)
                .build();
        return new ConstantScoreQuery(either);
    }

    private static List<String> shorter(String id) {
        List<String> shorter = new ArrayList<>();
        for (int length = SHORTEST_ABBREVIATION; length < id.length(); length++) shorter.add(id.substring(0, length));
        return shorter;
    }

    /** All digits are a number, unless there are as many as the kernel's abbreviations have. */
    private static boolean isAbbreviatedId(String word) {
        if (word.length() < SHORTEST_ABBREVIATION || word.length() > OBJECT_ID) return false;
        boolean letter = false;
        boolean digit = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') digit = true;
            else if (c >= 'a' && c <= 'f') letter = true;
            else return false;
        }
        return digit && (letter || word.length() >= KERNEL_ABBREVIATION);
    }

    private static org.apache.lucene.search.Query phrase(Field field, List<String> words) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (String word : words) phrase.add(new Term(field.lucene(), word));
        return phrase.build();
    }

    private static org.apache.lucene.search.Query range(Field field, long from, long to) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field.lucene(), from, to),
                NumericDocValuesField.newSlowRangeQuery(field.lucene(), from, to));
    }

    /** How much a match in a field counts. Chosen by looking at results, not measured. */
    private static float weight(Field field) {
        return switch (field) {
            case SUBJECT -> 4;
            case FROM, DIFF_FILE, ATTACHMENT -> 2;
            case DIFF_ADDED, DIFF_REMOVED, DIFF_HEADING -> 0.5f;
            case QUOTED, DIFF_CONTEXT -> 0.25f;
            default -> 1;
        };
    }
}

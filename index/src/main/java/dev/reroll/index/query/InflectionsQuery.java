package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * All words of one English stem in a field that holds no stems. Which these are is found among the field's words when
 * the query is rewritten, in a few short walks over those that begin as words of the stem do.
 */
final class InflectionsQuery extends Query {

    // words that are looked at in a walk, each for half a microsecond; three letters begin a few thousand
    private static final int MOST_LOOKS = 20_000;

    private final Field field;
    private final String stem;

    InflectionsQuery(Field field, String stem) {
        this.field = field;
        this.stem = stem;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field.lucene());
        if (terms == null) return MatchNoDocsQuery.INSTANCE;
        List<BytesRef> words = new ArrayList<>();
        for (String beginning : beginnings()) collect(terms.iterator(), new BytesRef(beginning), words);
        if (words.isEmpty()) return MatchNoDocsQuery.INSTANCE;
        SynonymQuery.Builder any = new SynonymQuery.Builder(field.lucene());
        for (BytesRef word : words) any.addTerm(word, 1);
        return any.build();
    }

    /** A word of a stem begins with the stem, but for a few endings that Porter's rules write anew. */
    private List<String> beginnings() {
        String cut = stem.substring(0, stem.length() - 1);
        return switch (stem.charAt(stem.length() - 1)) {
            // happi: happier, happy
            case 'i' -> List.of(stem, cut + "y");
            // use: used, using
            case 'e' -> List.of(stem, cut + "ing");
            // capabl: capable, capability
            case 'l' -> List.of(stem, cut + "il");
            default -> List.of(stem);
        };
    }

    private void collect(TermsEnum each, BytesRef beginning, List<BytesRef> words) throws IOException {
        if (each.seekCeil(beginning) == TermsEnum.SeekStatus.END) return;
        Predicate<BytesRef> inflected = Words.inflections(stem);
        BytesRef word = each.term();
        for (int i = 0; i < MOST_LOOKS && word != null && StringHelper.startsWith(word, beginning); i++) {
            if (inflected.test(word)) words.add(BytesRef.deepCopyOf(word));
            word = each.next();
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field.lucene())) visitor.visitLeaf(this);
    }

    @Override
    public String toString(String inField) {
        return field.lucene() + ":inflections of " + stem;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InflectionsQuery that && field == that.field && stem.equals(that.stem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, stem);
    }
}

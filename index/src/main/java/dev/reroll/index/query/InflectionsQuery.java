package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.Words;
import java.io.IOException;
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
 * the query is rewritten: a stem differs from its words at the end only.
 */
final class InflectionsQuery extends Query {

    // words that are looked at, each for half a microsecond; a stem of two letters would look at more
    private static final int MOST_LOOKS = 50_000;

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
        SynonymQuery.Builder words = new SynonymQuery.Builder(field.lucene());
        int found = 0;
        // happy and happier have the stem happi
        BytesRef beginning = new BytesRef(stem.length() > 2 ? stem.substring(0, stem.length() - 1) : stem);
        Predicate<BytesRef> inflected = Words.inflections(stem);
        TermsEnum each = terms.iterator();
        if (each.seekCeil(beginning) == TermsEnum.SeekStatus.END) return MatchNoDocsQuery.INSTANCE;
        BytesRef word = each.term();
        for (int i = 0; i < MOST_LOOKS && word != null && StringHelper.startsWith(word, beginning); i++) {
            if (inflected.test(word)) {
                words.addTerm(BytesRef.deepCopyOf(word), 1);
                found++;
            }
            word = each.next();
        }
        return found == 0 ? MatchNoDocsQuery.INSTANCE : words.build();
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

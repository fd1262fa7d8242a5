package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Words in order, the last only begun; becomes a query over the words that the index has when it is rewritten. */
final class BeginningQuery extends Query {

    /** Words that a beginning may stand for, in one field. */
    static final int MOST = 1000;

    private final Field field;
    private final List<String> words;
    private final int position;

    BeginningQuery(Field field, List<String> words, int position) {
        this.field = field;
        this.words = words;
        this.position = position;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field.lucene());
        if (terms == null) return MatchNoDocsQuery.INSTANCE;
        List<BytesRef> endings = endings(terms.iterator());
        if (endings.isEmpty()) return MatchNoDocsQuery.INSTANCE;
        if (words.size() == 1) return new TermInSetQuery(field.lucene(), endings);
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (String word : words.subList(0, words.size() - 1)) phrase.add(new Term(field.lucene(), word));
        phrase.add(
                endings.stream().map(ending -> new Term(field.lucene(), ending)).toArray(Term[]::new));
        return phrase.build();
    }

    private List<BytesRef> endings(TermsEnum terms) throws IOException {
        BytesRef beginning = new BytesRef(words.getLast());
        List<BytesRef> endings = new ArrayList<>();
        if (terms.seekCeil(beginning) == TermsEnum.SeekStatus.END) return endings;
        for (BytesRef term = terms.term(); term != null && StringHelper.startsWith(term, beginning); ) {
            if (endings.size() == MOST) throw new TooManyWords(words.getLast(), position);
            endings.add(BytesRef.deepCopyOf(term));
            term = terms.next();
        }
        return endings;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field.lucene())) visitor.visitLeaf(this);
    }

    @Override
    public String toString(String inField) {
        return field.lucene() + ":" + String.join("_", words) + "*";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BeginningQuery that && field == that.field && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, words);
    }
}

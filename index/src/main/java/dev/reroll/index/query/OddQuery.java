package dev.reroll.index.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Mails that an odd number of the parts match: XOR. Put together of AND, OR and NOT it would grow with each part. */
final class OddQuery extends Query {

    private final List<Query> parts;

    OddQuery(List<Query> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        List<Query> rewritten = new ArrayList<>(parts.size());
        for (Query part : parts) rewritten.add(part.rewrite(searcher));
        return rewritten.equals(parts) ? this : new OddQuery(rewritten);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        List<Weight> weights = new ArrayList<>(parts.size());
        for (Query part : parts) weights.add(searcher.createWeight(part, ScoreMode.COMPLETE_NO_SCORES, 1));
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                FixedBitSet odd = new FixedBitSet(context.reader().maxDoc());
                for (Weight weight : weights) {
                    Scorer scorer = weight.scorer(context);
                    if (scorer != null) flip(odd, scorer.iterator());
                }
                DocIdSetIterator mails = new BitSetIterator(odd, odd.cardinality());
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, mails));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return weights.stream().allMatch(weight -> weight.isCacheable(context));
            }
        };
    }

    private static void flip(FixedBitSet bits, DocIdSetIterator mails) throws IOException {
        for (int mail = mails.nextDoc(); mail != DocIdSetIterator.NO_MORE_DOCS; mail = mails.nextDoc()) bits.flip(mail);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        QueryVisitor inside = visitor.getSubVisitor(Occur.SHOULD, this);
        for (Query part : parts) part.visit(inside);
    }

    @Override
    public String toString(String field) {
        return "odd" + parts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OddQuery that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + parts.hashCode();
    }
}

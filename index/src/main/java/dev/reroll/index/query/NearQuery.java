package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Phrases near each other in one field: Xapian's NEAR and ADJ. Takes time in proportion to the words' occurrences. */
final class NearQuery extends org.apache.lucene.search.Query {

    // postings for the costly look at positions
    private static final float COST_OF_POSITIONS = 100;

    private final Field field;
    private final List<List<String>> phrases;
    private final boolean ordered;
    /** Words from the first of the first phrase to the last of the last, as Xapian counts them. */
    private final int span;

    NearQuery(Field field, Query.Near near) {
        this.field = field;
        phrases = near.phrases();
        ordered = near.ordered();
        span = phrases.stream().mapToInt(List::size).sum() + near.distance() - 1;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                List<List<PostingsEnum>> postings = postings(context);
                if (postings.isEmpty()) return null;
                List<DocIdSetIterator> all = new ArrayList<>();
                postings.forEach(all::addAll);
                DocIdSetIterator mails = all.size() == 1 ? all.getFirst() : ConjunctionUtils.intersectIterators(all);
                TwoPhaseIterator positions = new TwoPhaseIterator(mails) {
                    @Override
                    public boolean matches() throws IOException {
                        return NearQuery.this.matches(postings);
                    }

                    @Override
                    public float matchCost() {
                        return COST_OF_POSITIONS;
                    }
                };
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, positions));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    /** The postings of each phrase's words; empty where one is missing. */
    private List<List<PostingsEnum>> postings(LeafReaderContext context) throws IOException {
        List<List<PostingsEnum>> all = new ArrayList<>();
        Terms terms = context.reader().terms(field.lucene());
        if (terms == null) return all;
        TermsEnum seek = terms.iterator();
        for (List<String> phrase : phrases) {
            List<PostingsEnum> postings = new ArrayList<>();
            for (String word : phrase) {
                if (!seek.seekExact(new BytesRef(word))) return List.of();
                postings.add(seek.postings(null, PostingsEnum.POSITIONS));
            }
            all.add(postings);
        }
        return all;
    }

    private boolean matches(List<List<PostingsEnum>> postings) throws IOException {
        int[][] starts = new int[postings.size()][];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = starts(postings.get(i));
            if (starts[i].length == 0) return false;
        }
        return ordered ? inOrder(starts) : together(starts);
    }

    /** Where the whole phrase begins. */
    private static int[] starts(List<PostingsEnum> words) throws IOException {
        int[] starts = positions(words.getFirst());
        int found = starts.length;
        for (int word = 1; word < words.size(); word++) {
            int[] next = positions(words.get(word));
            int kept = 0;
            for (int i = 0, j = 0; i < found; i++) {
                int wanted = starts[i] + word;
                while (j < next.length && next[j] < wanted) j++;
                if (j < next.length && next[j] == wanted) starts[kept++] = starts[i];
            }
            found = kept;
        }
        return Arrays.copyOf(starts, found);
    }

    private static int[] positions(PostingsEnum word) throws IOException {
        int[] positions = new int[word.freq()];
        for (int i = 0; i < positions.length; i++) positions[i] = word.nextPosition();
        return positions;
    }

    /** Moves whichever phrase is last behind, until all lie within the span. */
    private boolean together(int[][] starts) {
        int[] at = new int[starts.length];
        while (true) {
            int first = 0;
            int end = 0;
            for (int i = 0; i < starts.length; i++) {
                if (starts[i][at[i]] < starts[first][at[first]]) first = i;
                end = Math.max(end, starts[i][at[i]] + phrases.get(i).size());
            }
            if (end - starts[first][at[first]] <= span) return true;
            if (++at[first] == starts[first].length) return false;
        }
    }

    /** For each place of the first phrase, the nearest places of the others behind it. */
    private boolean inOrder(int[][] starts) {
        int[] at = new int[starts.length];
        for (int start : starts[0]) {
            int end = start + phrases.getFirst().size();
            for (int i = 1; i < starts.length; i++) {
                while (at[i] < starts[i].length && starts[i][at[i]] < end) at[i]++;
                if (at[i] == starts[i].length) return false;
                end = starts[i][at[i]] + phrases.get(i).size();
            }
            if (end - start <= span) return true;
        }
        return false;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (!visitor.acceptField(field.lucene())) return;
        for (List<String> phrase : phrases) {
            for (String word : phrase) visitor.consumeTerms(this, new Term(field.lucene(), word));
        }
    }

    @Override
    public String toString(String inField) {
        return field.lucene() + ":" + phrases + (ordered ? " in order" : "") + " within " + span;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NearQuery that
                && field == that.field
                && phrases.equals(that.phrases)
                && ordered == that.ordered
                && span == that.span;
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, phrases, ordered, span);
    }
}

package dev.reroll.index.schema;

import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a document of the index stands for. All kinds are in one index, so that one commit holds them together. */
public enum DocumentKind {
    MAIL,
    SERIES,
    POINT;

    /** The value of {@link Field#KIND}. */
    String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds all documents of the kind. */
    public Term all() {
        return Field.KIND.term(term());
    }

    /** Matches all documents of the kind. */
    public Query query() {
        return new TermQuery(all());
    }
}

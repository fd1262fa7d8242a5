package dev.reroll.index.query;

/** Thrown while Lucene rewrites a query whose {@code *} stands for too many words; Lucene's methods name no checked one. */
final class TooManyWords extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String beginning;
    private final int position;

    TooManyWords(String beginning, int position) {
        super("too many words begin with " + beginning);
        this.beginning = beginning;
        this.position = position;
    }

    QueryException queryException() {
        return new QueryException(
                "More than " + BeginningQuery.MOST + " words begin with \"" + beginning + "\": write more letters in"
                        + " front of the *",
                position);
    }
}

package dev.reroll.index.query;

/** A query that cannot be understood, or asks for too much. The message says where and why, and the way out. */
public final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;

    QueryException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** The character of the query that it is about, from 0. */
    public int position() {
        return position;
    }
}

package dev.reroll.index.history;

/** A name that means no revision of the series, or several; the message lists those that there are. */
public final class NoSuchRevisionException extends Exception {

    private static final long serialVersionUID = 1L;

    NoSuchRevisionException(String message) {
        super(message);
    }
}

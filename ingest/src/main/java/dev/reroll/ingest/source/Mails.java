package dev.reroll.ingest.source;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * A source that hands out mails one by one, which go into an inbox of our own; what an epoch of public-inbox gives is
 * fetched whole instead ({@link GitSource}).
 */
public non-sealed interface Mails extends Source {

    /** What was read, for progress and results: a path, or a URL without a password. */
    String location();

    /**
     * Hands out every mail that was not {@linkplain #kept kept} before, and everything that is no mail.
     *
     * @throws SourceException if the source cannot be read whole; nothing that was handed out should then be kept
     * @throws IOException if reading fails in the middle
     */
    void forEach(Consumer<RawMail> mails, Consumer<Reject> rejects) throws IOException;

    /**
     * Called once all that {@link #forEach} handed out is durable, in archive and index. A source that remembers how far
     * it was read remembers it here and not before, so that a run that is cut short reads those mails again.
     */
    default void kept() throws IOException {}
}

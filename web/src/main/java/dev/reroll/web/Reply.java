package dev.reroll.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a client gets, free of the server that it goes through. */
sealed interface Reply {

    /** A reply that is held in memory. */
    @SuppressWarnings("ArrayRecordComponent") // replies are not compared
    record Whole(int status, String type, Map<String, String> headers, byte[] body) implements Reply {}

    /** A status 200 whose body is made while it is sent. */
    record Streamed(String type, Map<String, String> headers, Writer body) implements Reply {}

    /** A redirect to a path of ours; 301 where it is for good, 302 where the answer may change. */
    record Redirect(int status, String path) implements Reply {}

    /** Writes a body; an {@link IOException} ends the connection. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static Whole html(int status, String html) {
        return new Whole(status, "text/html; charset=utf-8", Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(int status, String text) {
        return new Whole(status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}

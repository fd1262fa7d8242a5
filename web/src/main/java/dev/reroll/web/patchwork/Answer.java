package dev.reroll.web.patchwork;

import java.util.Map;

/** What a client gets. */
public sealed interface Answer {

    /** A body, held in memory. */
    @SuppressWarnings("ArrayRecordComponent") // answers are not compared
    record Whole(int status, String type, Map<String, String> headers, byte[] body) implements Answer {}

    /** A redirect to a path of ours. */
    record Redirect(int status, String path) implements Answer {}
}

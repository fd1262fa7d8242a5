package dev.reroll.web.call;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What a client gets. */
public sealed interface Answer {

    /** A body, held in memory. */
    @SuppressWarnings("ArrayRecordComponent") // answers are not compared
    record Whole(int status, String type, Map<String, String> headers, byte[] body) implements Answer {}

    /** A redirect to a path of ours. */
    record Redirect(int status, String path) implements Answer {}

    /** JSON with a tag that tells it from every other answer, so that a client that has it need not get it again. */
    static Answer json(byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("ETag", "\"" + tag(body) + "\"");
        return new Whole(200, "application/json", all, body);
    }

    /** 96 bits of a SHA-256. */
    private static String tag(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.reroll.ingest.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A secret, with where it came from for messages; it shows itself to nobody who does not ask for it by name. */
final class Password {

    private final String secret;
    private final String origin;
    private final String user;

    /** {@code origin}: a noun phrase, such as "the environment variable REROLL_PASSWORD". */
    Password(String user, String secret, String origin) {
        this.user = user;
        this.secret = secret;
        this.origin = origin;
    }

    String secret() {
        return secret;
    }

    String origin() {
        return origin;
    }

    /** Takes out of a server's words what it may repeat of the login, so that they can be shown. */
    String scrub(String foreign) {
        if (secret.isEmpty()) return foreign;
        return foreign.replace(secret, "(password)")
                .replace(base64("\0" + user + "\0" + secret), "(password)")
                .replace(base64(user + "\0" + user + "\0" + secret), "(password)")
                .replace(base64(secret), "(password)");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a password from " + origin;
    }
}

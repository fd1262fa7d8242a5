package dev.reroll.web.patchwork;

import java.util.List;
import java.util.Map;

/** A request that is not fulfilled, in Patchwork's form: a sentence under {@code detail}, or sentences by parameter. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> body;

    private Refused(int status, Map<String, Object> body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refused notFound() {
        return notFound("Not found.");
    }

    static Refused notFound(String detail) {
        return new Refused(404, Map.of("detail", detail));
    }

    static Refused badValue(String parameter, String sentence) {
        return new Refused(400, Map.of(parameter, List.of(sentence)));
    }

    static Refused readOnly() {
        return new Refused(
                405,
                Map.of("detail", "Method not allowed: states are derived from the mails here, so nobody sets them."));
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return body;
    }
}

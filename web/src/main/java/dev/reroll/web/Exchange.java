package dev.reroll.web;

import dev.reroll.web.url.Parameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What Javalin's context says of a request, as a {@link Request}. */
final class Exchange {

    /** Bytes of a POST body that are read: forms of ours and of the known clients hold a few. */
    private static final int MOST_FORM = 8_192;

    static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private Exchange() {}

    static Request request(Context context) throws IOException {
        Request.Method method = switch (context.req().getMethod()) {
            case "GET" -> Request.Method.GET;
            case "HEAD" -> Request.Method.HEAD;
            case "POST" -> Request.Method.POST;
            default -> Request.Method.OTHER;
        };
        String form = method == Request.Method.POST
                ? new String(context.req().getInputStream().readNBytes(MOST_FORM), StandardCharsets.ISO_8859_1)
                : "";
        String query = Optional.ofNullable(context.req().getQueryString()).orElse("");
        return new Request(
                method, context.req().getRequestURI(), query, Parameters.of(query), form.strip(), origin(context));
    }

    /** As the client named us; a host with characters that no host has is not repeated. */
    static String origin(Context context) {
        String host = Optional.ofNullable(context.req().getHeader("Host")).orElse("");
        boolean sound = !host.isEmpty()
                && host.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-:[]_".indexOf(c) >= 0));
        // a proxy that speaks TLS for us says so; who lies about it only misleads himself
        boolean secure = "https".equals(context.req().getHeader("X-Forwarded-Proto"));
        return (secure ? "https" : context.req().getScheme()) + "://" + (sound ? host : "localhost");
    }
}

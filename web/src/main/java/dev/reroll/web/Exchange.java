package dev.reroll.web;

import dev.reroll.web.url.Parameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Javalin and the site: makes its context into a {@link Request}, and a {@link Reply} into its answer. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** Bytes of a POST body that are read: forms of ours and of the known clients hold a few. */
    private static final int MOST_FORM = 8_192;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_TAGS = 100;

    static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
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
    private static String origin(Context context) {
        String host = Optional.ofNullable(context.req().getHeader("Host")).orElse("");
        boolean sound = !host.isEmpty()
                && host.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-:[]_".indexOf(c) >= 0));
        // a proxy that speaks TLS for us says so; who lies about it only misleads himself
        boolean secure = "https".equals(context.req().getHeader("X-Forwarded-Proto"));
        return (secure ? "https" : context.req().getScheme()) + "://" + (sound ? host : "localhost");
    }

    static void send(Context context, Reply reply) {
        SAFE.forEach(context::header);
        switch (reply) {
            case Reply.Whole whole -> {
                whole.headers().forEach(context::header);
                if (isKnown(context, whole)) {
                    context.status(NOT_MODIFIED);
                } else {
                    context.status(whole.status()).contentType(whole.type()).result(whole.body());
                }
            }
            case Reply.Redirect redirect ->
                // b4 takes the whole of it for the base of the URLs that it asks next
                context.status(redirect.status()).header("Location", origin(context) + redirect.path());
            case Reply.Streamed streamed -> {
                context.status(200).contentType(streamed.type());
                streamed.headers().forEach(context::header);
                if (!context.req().getMethod().equals("HEAD")) stream(context, streamed);
            }
        }
    }

    /** Whether the client has this answer already: {@code If-None-Match} (RFC 9110, 13.1.2). */
    private static boolean isKnown(Context context, Reply.Whole whole) {
        String tag = whole.headers().get("ETag");
        String known = context.req().getHeader("If-None-Match");
        if (tag == null || known == null || whole.status() != OK) return false;
        return Stream.of(known.split(",", MOST_TAGS))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || (each.startsWith("W/") ? each.substring(2) : each).equals(tag));
    }

    private static void stream(Context context, Reply.Streamed streamed) {
        try {
            streamed.body().write(context.outputStream());
        } catch (IOException e) {
            // mostly a client that went away; else the client sees a file without its end
            LOG.info("{} ended early: {}", context.req().getRequestURI(), e.toString());
        }
    }
}

package dev.reroll.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks, free of the server that it came through.
 *
 * @param path as in the request line, still percent-encoded, without the query
 * @param parameters of the query, decoded
 * @param form the body of a POST, as far as it is small
 * @param origin scheme and host by which the client reached us, without a slash at the end: for feeds
 */
record Request(
        Method method, String path, String rawQuery, Map<String, List<String>> parameters, String form, String origin) {

    enum Method {
        GET,
        HEAD,
        POST,
        OTHER
    }

    Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Whether a parameter is there, with a value or without; {@code 0} counts as not there. */
    boolean has(String name) {
        return parameter(name).filter(value -> !value.equals("0")).isPresent();
    }

    /** A number, {@code otherwise} where there is none or it is no number, held within the bounds. */
    int number(String name, int otherwise, int least, int most) {
        String value = parameter(name).orElse("");
        try {
            return value.isEmpty() ? otherwise : Math.clamp(Long.parseLong(value.strip()), least, most);
        } catch (NumberFormatException e) {
            return otherwise; // as public-inbox does: a page number that is none is the first page
        }
    }
}

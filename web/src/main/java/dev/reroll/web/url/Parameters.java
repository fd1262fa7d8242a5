package dev.reroll.web.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query string, as a form sends them: {@code +} is a blank, octets are percent-encoded UTF-8. People
 * and scripts write queries by hand, so nothing is refused: a percent sign without two digits stands for itself.
 */
public final class Parameters {

    /** Pairs that are read; no form of ours has a tenth of them. */
    private static final int MOST = 100;

    private final Map<String, List<String>> values = new HashMap<>();

    private Parameters() {}

    public static Parameters of(String query) {
        Parameters parameters = new Parameters();
        int from = 0;
        for (int pairs = 0; from < query.length() && pairs < MOST; pairs++) {
            int end = end(query, from);
            int equals = query.indexOf('=', from);
            boolean valued = equals >= 0 && equals < end;
            String name = decode(query.substring(from, valued ? equals : end));
            String value = valued ? decode(query.substring(equals + 1, end)) : "";
            if (!name.isEmpty())
                parameters.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            from = end + 1;
        }
        return parameters;
    }

    /** The first value of a name, empty text where it has none. */
    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a name, in order. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** Pairs end at {@code &}, or at {@code ;} as public-inbox writes its own links. */
    private static int end(String query, int from) {
        int i = from;
        while (i < query.length() && query.charAt(i) != '&' && query.charAt(i) != ';') i++;
        return i;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) return text.replace('+', ' ');
        byte[] in = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low < 0) {
                out.write(in[i]);
            } else {
                out.write(high * 16 + low);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

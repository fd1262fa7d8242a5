package dev.reroll.ingest.mail;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type, read.
 *
 * @param type without parameters, in lower case
 * @param charset as declared, empty where it is not
 * @param boundary the boundary of a multipart, empty where there is none
 * @param name the file name, undecoded but for RFC 2231
 * @param flowed whether the text is {@code format=flowed} (RFC 3676)
 * @param delSp whether the blank at the end of a flowed line belongs to the line break
 * @param broken whether the header could only be read in part
 */
record Content(
        String type, String charset, String boundary, String name, boolean flowed, boolean delSp, boolean broken) {

    static final Content PLAIN = new Content("text/plain", "", "", "", false, false, false);

    /** Longer values are cut before they are read: Jakarta Mail's time to read one grows with its square. */
    private static final int LONGEST = 4096;

    static Content read(String value) {
        if (value.isEmpty()) return PLAIN;
        boolean broken = value.length() > LONGEST;
        String text = broken ? value.substring(0, LONGEST) : value;
        try {
            ContentType parsed = new ContentType(text);
            return of(parsed.getBaseType(), parsed.getParameterList(), Map.of(), broken);
        } catch (ParseException e) {
            // read below as far as it goes: what lists hold is {@code text/plain; charset=utf-8;;} and worse
            int semicolon = text.indexOf(';');
            String type = semicolon < 0 ? text : text.substring(0, semicolon);
            return of(type, null, parameters(text, semicolon), true);
        }
    }

    private static Content of(String type, @Nullable ParameterList list, Map<String, String> salvaged, boolean broken) {
        String format = parameter(list, salvaged, "format");
        return new Content(
                type(type),
                parameter(list, salvaged, "charset"),
                parameter(list, salvaged, "boundary").stripTrailing(),
                parameter(list, salvaged, "name"),
                format.equalsIgnoreCase("flowed"),
                parameter(list, salvaged, "delsp").equalsIgnoreCase("yes"),
                broken);
    }

    private static String type(String declared) {
        String type = declared.strip().toLowerCase(Locale.ROOT);
        int blank = type.indexOf(' ');
        if (blank > 0) type = type.substring(0, blank);
        // "text" alone is from before MIME; what is no type at all is read as text
        return type.indexOf('/') > 0 && type.length() <= 127 ? type : "text/plain";
    }

    private static String parameter(@Nullable ParameterList list, Map<String, String> salvaged, String name) {
        String value = list == null ? salvaged.get(name) : list.get(name);
        return value == null ? "" : value.strip();
    }

    /**
     * The {@code name=value} pairs between semicolons, for a header that Jakarta Mail refuses. The first of a name
     * counts. Quotes are taken off; a quote that is never closed ends at the next semicolon.
     */
    static Map<String, String> parameters(String text, int from) {
        Map<String, String> parameters = new HashMap<>();
        int i = from < 0 ? text.length() : from;
        while (i < text.length()) {
            int end = text.indexOf(';', i + 1);
            int equals = text.indexOf('=', i + 1);
            if (equals < 0) break;
            if (end < 0) end = text.length();
            if (equals < end) {
                String name = text.substring(i + 1, equals).strip().toLowerCase(Locale.ROOT);
                String value = text.substring(equals + 1, end).strip();
                if (value.startsWith("\"")) {
                    int close = text.indexOf('"', text.indexOf('"', equals) + 1);
                    if (close > 0) {
                        value = text.substring(text.indexOf('"', equals) + 1, close);
                        end = text.indexOf(';', close);
                        if (end < 0) end = text.length();
                    } else {
                        value = value.substring(1);
                    }
                }
                parameters.putIfAbsent(name, value);
            }
            i = end;
        }
        return parameters;
    }
}

package dev.reroll.web.patchwork;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header fields of a mail as they stand in it, folds kept; octets that are no UTF-8 are taken for Latin-1. */
record MailHead(List<Header> headers) {

    /** Octets of a head that are read. */
    private static final int MOST = 256 * 1024;

    record Header(String name, String value) {}

    static MailHead of(byte[] raw) {
        List<Header> headers = new ArrayList<>();
        String name = "";
        StringBuilder value = new StringBuilder();
        int at = 0;
        while (at < raw.length && at < MOST) {
            int end = at;
            while (end < raw.length && raw[end] != '\n') end++;
            int stop = end > at && raw[end - 1] == '\r' ? end - 1 : end;
            if (stop == at) break;
            String line = text(raw, at, stop);
            at = end + 1;
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (folded) {
                if (!name.isEmpty()) value.append('\n').append(line);
                continue;
            }
            add(headers, name, value);
            int colon = line.indexOf(':');
            name = colon > 0 && isName(line, colon) ? line.substring(0, colon) : "";
            value.setLength(0);
            if (!name.isEmpty()) value.append(line.substring(colon + 1).strip());
        }
        add(headers, name, value);
        return new MailHead(List.copyOf(headers));
    }

    private static void add(List<Header> headers, String name, StringBuilder value) {
        if (!name.isEmpty()) headers.add(new Header(name, value.toString()));
    }

    private static boolean isName(String line, int colon) {
        return line.substring(0, colon).chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static String text(byte[] raw, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, from, to - from, StandardCharsets.ISO_8859_1); // as old mailers wrote them
        }
    }

    /** By name; a name that comes again has the list of its values. */
    Map<String, Object> byName() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Header header : headers) {
            all.computeIfAbsent(header.name(), _ -> new ArrayList<>()).add(header.value());
        }
        Map<String, Object> told = new LinkedHashMap<>();
        all.forEach((name, values) -> told.put(name, values.size() == 1 ? values.getFirst() : values));
        return told;
    }
}

package dev.reroll.ingest.patch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** File names as diffs write them: plain up to a tab, or in quotes with C escapes (git's {@code core.quotePath}). */
final class FileName {
    private FileName() {}

    static String read(String line, int from) {
        if (from < line.length() && line.charAt(from) == '"') {
            int end = closingQuote(line, from);
            if (end > 0) return unquote(line, from + 1, end);
        }
        int tab = line.indexOf('\t', from);
        return tab < 0 ? line.substring(from).stripTrailing() : line.substring(from, tab);
    }

    /**
     * The two names of a {@code diff --git} line. Unquoted names with blanks can only be told apart where both are the
     * same behind their prefix, which is when git writes no other line that names them.
     */
    static String[] readPair(String line, int from) {
        if (from < line.length() && line.charAt(from) == '"') {
            int end = closingQuote(line, from);
            if (end > 0 && end + 2 <= line.length()) {
                return new String[] {unquote(line, from + 1, end), read(line, Math.min(end + 2, line.length()))};
            }
        }
        int quote = line.indexOf(" \"", from);
        if (quote > 0) return new String[] {line.substring(from, quote), read(line, quote + 1)};
        int middle = from + (line.length() - from) / 2;
        if (middle < line.length() && line.charAt(middle) == ' ') {
            String a = line.substring(from, middle);
            String b = line.substring(middle + 1);
            if (withoutPrefix(a).equals(withoutPrefix(b))) return new String[] {a, b};
        }
        int gap = line.indexOf(" b/", from);
        if (gap < 0) gap = line.indexOf(' ', from);
        if (gap < 0) return new String[] {line.substring(from), line.substring(from)};
        return new String[] {line.substring(from, gap), line.substring(gap + 1)};
    }

    /** The name without git's {@code a/}, {@code b/} or one of the letters of {@code diff.mnemonicPrefix}. */
    static String withoutPrefix(String name) {
        boolean prefixed = name.length() > 2 && name.charAt(1) == '/' && "abciow12".indexOf(name.charAt(0)) >= 0;
        return prefixed ? name.substring(2) : name;
    }

    private static int closingQuote(String line, int open) {
        for (int i = open + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') i++;
            else if (c == '"') return i;
        }
        return -1;
    }

    private static String unquote(String line, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            char c = line.charAt(i++);
            if (c != '\\' || i >= to) {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = line.charAt(i++);
            if (escape >= '0' && escape <= '3' && i + 1 < to) {
                bytes.write((escape - '0') << 6 | (line.charAt(i) & 7) << 3 | (line.charAt(i + 1) & 7));
                i += 2;
            } else {
                bytes.write(
                        switch (escape) {
                            case 'a' -> 7;
                            case 'b' -> '\b';
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'v' -> 11;
                            case 'f' -> '\f';
                            case 'r' -> '\r';
                            default -> escape;
                        });
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

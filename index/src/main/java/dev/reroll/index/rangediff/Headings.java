package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Lines;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Finds what to write behind the {@code @@} of a hunk: the last line above it that is a heading of some kind. */
final class Headings {
    /** git cuts headings at this many octets. */
    private static final int MOST_OCTETS = 80;

    private final Lines text;
    private final UnaryOperator<String> headingOf;
    private int seen;
    private String heading = "";

    /** @param headingOf the heading that a line is, empty if it is none */
    private Headings(Lines text, UnaryOperator<String> headingOf) {
        this.text = text;
        this.headingOf = headingOf;
    }

    /** Headings of a patch text: its parts, files and hunks. */
    static Headings ofPatch(Lines text) {
        return new Headings(text, Headings::section);
    }

    /** Headings of a file, by git's rule for files of no known language: lines that begin like a name. */
    static Headings ofFile(Lines text) {
        return new Headings(text, Headings::function);
    }

    /** The last heading above line {@code at}, empty where there is none; to be asked in rising order. */
    String before(int at) {
        for (; seen < at; seen++) {
            String found = headingOf.apply(text.line(seen));
            if (!found.isEmpty()) heading = found;
        }
        return heading;
    }

    private static String section(String line) {
        if (line.startsWith(" ## ") && line.endsWith(" ##") && line.length() >= 7) {
            return cut(line.substring(4, line.length() - 3));
        }
        if (line.startsWith("@@ ")) return cut(line.substring(3));
        if (line.startsWith("@@ ", 1)) return cut(line.substring(4));
        return "";
    }

    private static String function(String line) {
        if (line.isEmpty()) return "";
        char c = line.charAt(0);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || c == '_' || c == '$' ? cut(line) : "";
    }

    private static String cut(String heading) {
        CharBuffer chars = CharBuffer.wrap(heading);
        StandardCharsets.UTF_8.newEncoder().encode(chars, ByteBuffer.allocate(MOST_OCTETS), true);
        return heading.substring(0, chars.position()).stripTrailing();
    }
}

package dev.reroll.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays text out for a terminal of 80 columns. */
final class Columns {

    static final int SCREEN = 80;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Columns() {}

    static String day(Instant time) {
        return DAY.format(time);
    }

    /** One paragraph, broken between words, its later lines indented by so many blanks; words are never cut. */
    static List<String> wrapped(String first, String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : Screen.plain(text).split(" ", -1)) {
            if (word.isEmpty()) continue;
            if (!empty && line.length() + 1 + word.length() > SCREEN) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.repeat(' ', indent);
                empty = true;
            }
            if (!empty) line.append(' ');
            line.append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}

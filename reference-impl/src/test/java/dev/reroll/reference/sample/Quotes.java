package dev.reroll.reference.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts what a note quotes in place of the words that it is found by: a line {@code >> WORDS} becomes the line of the
 * answered mail with these words, {@code >> WORDS .. OTHER} the lines from there to the next with the others. A line that
 * a patch adds goes before one that it takes out, and that before any other.
 */
final class Quotes {
    private static final String MARK = ">> ";

    private Quotes() {}

    static List<String> filled(NoteMail answered, String note, String text) {
        List<String> filled = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith(MARK)) {
                filled.add(line);
                continue;
            }
            if (filled.stream().noneMatch(l -> l.startsWith(">"))) filled.add(answered.attribution());
            for (String quoted : found(answered, note, line.substring(MARK.length()))) {
                filled.add(quoted.isEmpty() ? ">" : "> " + quoted);
            }
        }
        return filled;
    }

    private static List<String> found(NoteMail answered, String note, String words) {
        int to = words.indexOf(" .. ");
        String first = to < 0 ? words : words.substring(0, to);
        List<String> body = answered.body();
        int from = -1;
        for (String mark : List.of("+", "-", "")) {
            for (int i = 0; i < body.size() && from < 0; i++) {
                String line = body.get(i);
                boolean header = line.startsWith("+++ ") || line.startsWith("--- ");
                if (!header && line.startsWith(mark) && line.contains(first)) from = i;
            }
        }
        if (from < 0) throw missing(answered, note, first);
        if (to < 0) return body.subList(from, from + 1);
        String last = words.substring(to + 4);
        for (int i = from; i < body.size(); i++) {
            if (body.get(i).contains(last)) return body.subList(from, i + 1);
        }
        throw missing(answered, note, last);
    }

    private static IllegalArgumentException missing(NoteMail answered, String note, String words) {
        return new IllegalArgumentException(note + " quotes '" + words + "', which " + answered.id() + " has not");
    }
}

package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A passage parted into the trailers that it gives and the rest.
 *
 * @param trailers that judge the patch, with the address on the next line where it is wrapped
 * @param rest the other lines
 */
record GivenTrailers(List<String> trailers, List<String> rest) {

    private static final List<String> JUDGEMENTS = List.of("reviewed", "acked", "tested", "approved", "nacked");

    static GivenTrailers of(List<String> text) {
        List<String> trailers = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (!isJudgement(line)) {
                rest.add(text.get(i));
                continue;
            }
            boolean wraps = line.indexOf('@') < 0
                    && i + 1 < text.size()
                    && isAddress(text.get(i + 1).strip());
            trailers.add(wraps ? line + " " + text.get(++i).strip() : line);
        }
        return new GivenTrailers(List.copyOf(trailers), List.copyOf(rest));
    }

    /** Whether one of them is against the patch. */
    boolean against() {
        return trailers.stream().anyMatch(t -> t.regionMatches(true, 0, "nacked", 0, 6));
    }

    private static boolean isJudgement(String line) {
        int colon = line.indexOf(':');
        if (colon < 8 || colon > 40 || colon + 1 >= line.length()) return false;
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!name.endsWith("-by") || name.indexOf(' ') >= 0) return false;
        for (String word : name.split("-", -1)) if (JUDGEMENTS.contains(word)) return true;
        return false;
    }

    private static boolean isAddress(String line) {
        return line.startsWith("<") && line.endsWith(">") && line.indexOf('@') > 0;
    }
}

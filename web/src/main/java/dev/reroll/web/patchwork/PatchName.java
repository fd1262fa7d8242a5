package dev.reroll.web.patchwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A subject as Patchwork shows it: the words of its brackets in one, joined by commas, without {@code PATCH}
 * ({@code [PATCH v2 1/3] title} is {@code [v2,1/3] title}).
 *
 * @param prefixes the words of the brackets
 * @param title what stands behind them
 */
record PatchName(List<String> prefixes, String title) {

    static PatchName of(String subject) {
        List<String> prefixes = new ArrayList<>();
        String rest = withoutReplies(subject.strip());
        while (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            if (end < 0) break;
            for (String word : rest.substring(1, end).split("[\\s,]+", -1)) {
                if (!word.isEmpty() && !word.toLowerCase(Locale.ROOT).equals("patch")) prefixes.add(word);
            }
            rest = rest.substring(end + 1).strip();
        }
        return new PatchName(List.copyOf(prefixes), String.join(" ", rest.split("\\s+", -1)));
    }

    private static String withoutReplies(String subject) {
        String rest = subject;
        while (true) {
            int colon = rest.indexOf(':');
            String word = colon < 0 ? "" : rest.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!word.equals("re") && !word.equals("fw") && !word.equals("fwd")) return rest;
            rest = rest.substring(colon + 1).strip();
        }
    }

    String text() {
        return prefixes.isEmpty() ? title : "[" + String.join(",", prefixes) + "] " + title;
    }
}

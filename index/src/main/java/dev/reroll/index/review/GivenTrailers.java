package dev.reroll.index.review;

import dev.reroll.index.series.People;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Trailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A passage parted into the trailers that it gives and the rest. A person gives only what bears his own name: others stand
 * in patches that a mail brings along.
 *
 * @param trailers that judge the patch, with the address on the next line where it is wrapped, and the line that leads to
 *     them where nothing else is said ({@code With this fixed:})
 * @param rest the other lines
 */
record GivenTrailers(List<String> trailers, List<String> rest) {

    private static final List<String> JUDGEMENTS = List.of("reviewed", "acked", "tested", "approved", "nacked");

    static GivenTrailers of(List<String> text, Address sender) {
        List<String> trailers = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            boolean wraps = line.indexOf('@') < 0
                    && i + 1 < text.size()
                    && isAddress(text.get(i + 1).strip());
            String whole = wraps ? line + " " + text.get(i + 1).strip() : line;
            if (!isJudgement(line) || !isBy(whole, sender)) {
                rest.add(text.get(i));
                continue;
            }
            trailers.add(whole);
            if (wraps) i++;
        }
        List<String> said = rest.stream().filter(l -> !l.isBlank()).toList();
        if (!trailers.isEmpty() && said.size() == 1 && isLead(said.getFirst())) {
            trailers.addFirst(said.getFirst());
            rest.clear();
        }
        return new GivenTrailers(List.copyOf(trailers), List.copyOf(rest));
    }

    /** Whether one of them is against the patch. */
    boolean against() {
        return trailers.stream().anyMatch(t -> t.regionMatches(true, 0, "nacked", 0, 6));
    }

    /** Their names, each once. */
    List<String> names() {
        return trailers.stream()
                .filter(GivenTrailers::isJudgement)
                .map(t -> t.substring(0, t.indexOf(':') + 1))
                .distinct()
                .toList();
    }

    private static boolean isLead(String line) {
        String text = line.strip();
        return text.length() < 80 && (text.endsWith(":") || text.endsWith(","));
    }

    private static boolean isBy(String trailer, Address sender) {
        int colon = trailer.indexOf(':');
        return new Trailer(
                        trailer.substring(0, Math.max(0, colon)),
                        trailer.substring(colon + 1).strip(),
                        "",
                        "")
                .person()
                .map(p -> People.same(p, sender))
                .orElse(true);
    }

    static boolean isJudgement(String line) {
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

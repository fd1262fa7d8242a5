package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.Changelog.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that opens a section of a changelog. It is made of nothing but a few words, revisions and arrows, up to a colon or
 * the end; a remark in brackets may follow.
 *
 * @param rest what stands on the line after the colon: the first item, or empty
 * @param general whether it names no revision ({@code Changelog:})
 */
record ChangelogHeading(String text, Optional<Label> from, Optional<Label> to, String rest, boolean general) {

    private static final List<String> CHANGE = List.of(
            "changes",
            "changed",
            "change",
            "changelog",
            "chances",
            "diff",
            "differences",
            "delta",
            "history",
            "updates",
            "modifications",
            "what's",
            "whats",
            "new");
    private static final List<String> SINCE =
            List.of("since", "from", "vs", "against", "compared", "relative", "after");
    private static final List<String> FILL = List.of(
            "in",
            "for",
            "to",
            "the",
            "of",
            "patch",
            "patchset",
            "patches",
            "series",
            "version",
            "initial",
            "previous",
            "last",
            "first",
            "post",
            "posting",
            "posted",
            "submission",
            "log",
            "and",
            "this",
            "with",
            "between",
            "set",
            "revision",
            "main",
            "major",
            "version",
            "a",
            "on",
            "per");

    static Optional<ChangelogHeading> read(String line) {
        String text = strip(line);
        if (text.isEmpty() || text.length() > 400 || text.startsWith("http")) return Optional.empty();
        Words words = new Words();
        int at = 0;
        boolean colon = false;
        while (at < text.length() && !colon) {
            char c = text.charAt(at);
            if (c == ':') {
                colon = true;
                at++;
            } else if (c == ' ' || c == '\t' || c == '*' || c == '#' || c == ',' || c == '_') {
                at++;
            } else if (c == '(' || c == '[') {
                int close = text.indexOf(c == '(' ? ')' : ']', at);
                if (close < 0 || !words.any()) return Optional.empty();
                at = close + 1;
            } else if (arrow(text, at) > 0) {
                words.arrow();
                at += arrow(text, at);
            } else {
                int end = at;
                while (end < text.length() && " \t:,()[]*".indexOf(text.charAt(end)) < 0 && arrow(text, end) == 0)
                    end++;
                if (!words.word(text.substring(at, end))) return Optional.empty();
                at = end;
            }
        }
        return words.heading(text, colon, text.substring(at).strip());
    }

    /** Length of an arrow at {@code at}: {@code ->}, {@code =>}, {@code -->}, {@code →}, {@code ..}; a lone - only before v. */
    private static int arrow(String text, int at) {
        char c = text.charAt(at);
        if (c == '→' || c == '⇒') return 1;
        int end = at;
        while (end < text.length() && end - at < 4 && (text.charAt(end) == '-' || text.charAt(end) == '=')) end++;
        if (end > at && end < text.length() && text.charAt(end) == '>') return end + 1 - at;
        if (text.startsWith("..", at)) return 2;
        boolean versionNext = at + 1 < text.length() && (text.charAt(at + 1) == 'v' || text.charAt(at + 1) == 'V');
        return c == '-' && versionNext ? 1 : 0;
    }

    private static String strip(String line) {
        int start = 0;
        while (start < line.length() && " \t*#=-[".indexOf(line.charAt(start)) >= 0) start++;
        int end = line.length();
        while (end > start && " \t*#=-".indexOf(line.charAt(end - 1)) >= 0) end--;
        return line.substring(start, end);
    }

    private static final class Words {
        private final List<Label> labels = new ArrayList<>();
        private boolean change;
        private boolean since;
        private boolean arrow;
        private boolean rfcOpen;
        private boolean first = true;
        private boolean labelFirst;

        boolean any() {
            return !first;
        }

        void arrow() {
            closeRfc();
            arrow = true;
        }

        boolean word(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            Optional<Version> version = Version.parse(lower);
            boolean known = true;
            if (version.isPresent()) {
                labels.add(new Label(rfcOpen, version));
                rfcOpen = false;
                labelFirst |= first;
            } else if (lower.equals("rfc")) {
                closeRfc();
                rfcOpen = true;
                labelFirst |= first;
            } else if (CHANGE.contains(lower)) {
                change = true;
            } else if (SINCE.contains(lower)) {
                since = true;
            } else {
                known = (FILL.contains(lower) && !first) || lower.equals("patch") || lower.equals("version");
            }
            first = false;
            return known;
        }

        private void closeRfc() {
            if (rfcOpen) labels.add(new Label(true, Optional.empty()));
            rfcOpen = false;
        }

        Optional<ChangelogHeading> heading(String text, boolean colon, String rest) {
            closeRfc();
            if (labels.isEmpty()) {
                boolean general = change && (colon || text.equalsIgnoreCase("changelog")) && rest.isEmpty();
                return general ? Optional.of(made(text, Optional.empty(), Optional.empty(), rest)) : Optional.empty();
            }
            if (labels.size() > 2 || (!colon && !rest.isEmpty())) return Optional.empty();
            boolean clear = colon || (arrow && labels.size() == 2) || change;
            // a link after "v2:" points to that posting; it is not what changed in it
            if (!clear || rest.startsWith("http") || rest.startsWith("<http")) return Optional.empty();
            if (!change && !labelFirst) return Optional.empty();
            if (labels.size() == 2) {
                Label a = labels.get(0);
                Label b = labels.get(1);
                boolean backwards = compare(a, b) > 0;
                return Optional.of(made(text, Optional.of(backwards ? b : a), Optional.of(backwards ? a : b), rest));
            }
            Optional<Label> only = Optional.of(labels.get(0));
            return Optional.of(
                    since ? made(text, only, Optional.empty(), rest) : made(text, Optional.empty(), only, rest));
        }

        private static int compare(Label a, Label b) {
            if (a.rfc() != b.rfc()) return a.rfc() ? -1 : 1;
            return a.version().orElse(Version.of(0)).compareTo(b.version().orElse(Version.of(0)));
        }

        private static ChangelogHeading made(String text, Optional<Label> from, Optional<Label> to, String rest) {
            String head = rest.isEmpty()
                    ? text
                    : text.substring(0, text.length() - rest.length()).strip();
            return new ChangelogHeading(head, from, to, rest, from.isEmpty() && to.isEmpty());
        }
    }
}

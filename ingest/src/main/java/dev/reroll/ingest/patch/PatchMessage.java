package dev.reroll.ingest.patch;

import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a patch mail or cover letter, cut where {@code git am} cuts it: what becomes the commit message, its
 * trailers, and what stays behind.
 *
 * @param from the in-body {@code From:}, which says who wrote the patch where the sender did not
 * @param subject the in-body {@code Subject:}, the commit's title where the mail's subject is not
 * @param date the in-body {@code Date:} as written, empty where there is none
 * @param message the commit message without title and trailers, or the text of a cover letter up to its statistics
 * @param trailers the trailers at the end of the message
 * @param notes what stands between {@code ---} and the diff, without the diffstat: not for the commit
 * @param diffstat the lines of the diffstat
 * @param facts the {@code base-commit:}, {@code change-id:} and {@code prerequisite-…:} lines, wherever they stand
 * @param hasDiff whether a diff follows that is not quoted
 */
public record PatchMessage(
        Optional<Address> from,
        Optional<String> subject,
        String date,
        List<String> message,
        List<Trailer> trailers,
        List<String> notes,
        List<String> diffstat,
        List<Trailer> facts,
        boolean hasDiff) {

    private static final List<String> FACTS = List.of(
            "base-commit:",
            "change-id:",
            "base-change-id:",
            "prerequisite-patch-id:",
            "prerequisite-message-id:",
            "prerequisite-change-id:",
            "based-on:",
            "depends-on:",
            "supersedes:",
            "obsoletes:");

    public static PatchMessage of(String text) {
        return new Cutter(text.split("\n", -1)).cut();
    }

    /** The value of the first fact of that name ({@code change-id}). */
    public Optional<String> fact(String name) {
        return facts.stream()
                .filter(f -> f.key().equals(name))
                .map(Trailer::value)
                .findFirst();
    }

    /** All unquoted text of the mail's author: the message and the notes. */
    public List<String> prose() {
        List<String> all = new ArrayList<>(message);
        all.add("");
        all.addAll(notes);
        return all;
    }

    /** A line that opens a patch, as git mailinfo knows it, the {@code ---} line aside. */
    static boolean opensDiff(String line) {
        if (line.startsWith("diff -") || line.startsWith("Index: ")) return true;
        return line.startsWith("--- ") && line.length() > 4 && line.charAt(4) != ' ';
    }

    static boolean isDivider(String line) {
        return line.startsWith("---") && line.substring(3).isBlank();
    }

    /** {@code  a/file.c | 12 ++--}, the summary line and the lines on modes and renames below it. */
    static boolean isDiffstat(String line) {
        if (!line.startsWith(" ") || line.length() > 500) return false;
        int bar = line.lastIndexOf(" | ");
        if (bar > 0) {
            String rest = line.substring(bar + 3).strip();
            return !rest.isEmpty() && (Version.isDigit(rest.charAt(0)) || rest.startsWith("Bin"));
        }
        String text = line.strip();
        if (text.contains(" changed, ")) return text.contains("(");
        if (text.endsWith("file changed")) return Version.isDigit(text.charAt(0));
        if (text.startsWith("rename ")) return text.endsWith("%)");
        return text.startsWith("create mode ") || text.startsWith("delete mode ") || text.startsWith("mode change ");
    }

    private static final class Cutter {
        private final String[] lines;
        private int at;
        private Optional<Address> from = Optional.empty();
        private Optional<String> subject = Optional.empty();
        private String date = "";

        Cutter(String[] lines) {
            this.lines = lines;
        }

        PatchMessage cut() {
            inBodyHeaders();
            List<String> message = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            List<String> diffstat = new ArrayList<>();
            List<Trailer> facts = new ArrayList<>();
            int diff = firstDiff();
            boolean below = false;
            for (int i = at; i < lines.length; i++) {
                String line = lines[i].stripTrailing();
                fact(line).ifPresent(facts::add);
                if (i >= diff || lines[i].startsWith("-- ")) {
                    if (i < diff) diff = i;
                    continue;
                }
                if (isDivider(line)) below = true;
                else if (isDiffstat(line)) diffstat.add(line);
                else (below ? notes : message).add(line);
            }
            Trailers.Split split = Trailers.atEnd(message);
            boolean has = diff < lines.length && opensDiff(lines[diff]);
            return new PatchMessage(
                    from,
                    subject,
                    date,
                    split.text(),
                    split.trailers(),
                    trimmed(notes),
                    List.copyOf(diffstat),
                    List.copyOf(facts),
                    has);
        }

        /** The first line that opens a real diff: a header line that a hunk or git's extended headers follow. */
        private int firstDiff() {
            for (int i = at; i < lines.length; i++) {
                if (lines[i].startsWith("diff --git ")) return i;
                if (lines[i].startsWith("--- ")
                        && i + 2 < lines.length
                        && lines[i + 1].startsWith("+++ ")
                        && lines[i + 2].startsWith("@@ ")) {
                    return i > at && opensDiff(lines[i - 1]) ? i - 1 : i;
                }
            }
            return lines.length;
        }

        private void inBodyHeaders() {
            int here = 0;
            while (here < lines.length && lines[here].isBlank()) here++;
            boolean any = false;
            while (here < lines.length) {
                String line = lines[here];
                if (header(line, "From: ")) {
                    from = MailboxText.read(line.substring(6));
                } else if (header(line, "Subject: ")) {
                    StringBuilder value = new StringBuilder(line.substring(9).strip());
                    while (here + 1 < lines.length && lines[here + 1].startsWith(" ") && !lines[here + 1].isBlank()) {
                        value.append(' ').append(lines[++here].strip());
                    }
                    subject = Optional.of(value.toString());
                } else if (header(line, "Date: ")) {
                    date = line.substring(6).strip();
                } else if (!line.startsWith(">From ") && !(any && line.startsWith(" "))) {
                    break;
                }
                any = true;
                here++;
            }
            // a lone Subject or Date is text; git, too, wants the blank line after the headers
            if (any && (here == lines.length || lines[here].isBlank())) at = here;
            else {
                from = Optional.empty();
                subject = Optional.empty();
                date = "";
            }
        }

        private static boolean header(String line, String name) {
            return line.regionMatches(true, 0, name, 0, name.length());
        }

        private static Optional<Trailer> fact(String line) {
            if (line.isEmpty() || line.length() > 300 || !Character.isLetter(line.charAt(0))) return Optional.empty();
            String lower = line.toLowerCase(Locale.ROOT);
            for (String name : FACTS) {
                if (lower.startsWith(name) && line.length() > name.length()) {
                    String key = line.substring(0, name.length() - 1);
                    return Optional.of(
                            new Trailer(key, line.substring(name.length()).strip(), "", ""));
                }
            }
            return Optional.empty();
        }

        private static List<String> trimmed(List<String> lines) {
            int start = 0;
            int end = lines.size();
            while (start < end && lines.get(start).isBlank()) start++;
            while (end > start && lines.get(end - 1).isBlank()) end--;
            return List.copyOf(lines.subList(start, end));
        }
    }
}

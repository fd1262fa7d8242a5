package dev.reroll.index.review;

import dev.reroll.index.review.ReviewPoint.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the words of a point say about code.
 *
 * @param names identifiers that it names
 * @param files file names that it names, as written
 * @param suggested lines of code in it, without blanks and mark
 * @param asksNothing whether it gives a tag, praises, or reports that all is well
 * @param asks whether it asks for a change or is against what stands there
 * @param layout whether it is about blanks, indentation or the length of lines, so that a line that is only indented
 *     otherwise did change
 * @param removal whether it says that something is not needed
 */
record Remark(
        Set<String> names,
        Set<String> files,
        Set<String> suggested,
        boolean asksNothing,
        boolean asks,
        boolean layout,
        boolean removal) {

    private static final List<String> LAYOUT = List.of(
            "indent",
            "whitespace",
            "white space",
            "wrap",
            "80 col",
            "80 char",
            "100 col",
            "line length",
            "long line",
            "line too long",
            "checkpatch",
            "tabs",
            "spaces",
            "align",
            "blank line",
            "newline",
            "empty line",
            "new line",
            "one line",
            "single line",
            "two lines",
            "fits on",
            "line break",
            "reflow",
            "formatting",
            "unreadable",
            "hard to read",
            "comment style",
            "coding style",
            "style nit",
            "own line",
            "separate line",
            "one per line");
    private static final List<String> REMOVAL = List.of(
            "remove",
            "drop",
            "unneeded",
            "not needed",
            "no need",
            "unnecessary",
            "needless",
            "redundant",
            "get rid",
            "delete",
            "why do we need",
            "don't need",
            "do not need",
            "superfluous",
            "unused",
            "pointless",
            "can go",
            "leftover",
            "left over",
            "necessary?",
            "really need");
    private static final List<String> ALL_WELL =
            List.of("build success", "no issues", "no regressions", "no new issues", "no errors", "all tests pass");

    /** Letters and digits that make a line of code of its own account. */
    private static final int LEAST_SUBSTANCE = 8;

    private static final int MOST_LINES = 300;

    static Remark of(ReviewPoint point) {
        List<String> text = point.text();
        List<String> lines = text.size() > MOST_LINES ? text.subList(0, MOST_LINES) : text;
        String words = String.join(" ", lines).toLowerCase(Locale.ROOT);
        return new Remark(
                CodeWords.named(lines),
                files(lines),
                suggested(lines),
                asksNothing(point.kind(), words),
                point.kind() == Kind.REQUEST || point.kind() == Kind.OBJECTION,
                any(LAYOUT, words),
                any(REMOVAL, words));
    }

    private static boolean asksNothing(Kind kind, String words) {
        return switch (kind) {
            case APPROVAL, PRAISE -> true;
            case BOT_REPORT -> any(ALL_WELL, words);
            case REQUEST, QUESTION, OBJECTION, PROCEDURE, STATEMENT -> false;
        };
    }

    private static boolean any(List<String> phrases, String words) {
        for (String phrase : phrases) if (words.contains(phrase)) return true;
        return false;
    }

    /** Words that end like the name of a source file, or hold a slash and a dot. */
    private static Set<String> files(List<String> lines) {
        Set<String> files = new HashSet<>();
        for (String line : lines) {
            for (String word : line.split("[\\s,;()<>\"'`]+", -1)) {
                String name = stripped(word);
                int dot = name.lastIndexOf('.');
                if (dot < 1 || name.contains("://") || name.length() > 200) continue;
                String end = name.substring(dot + 1);
                boolean source = List.of("c", "h", "S", "rs", "py", "sh", "rst", "txt", "yaml", "dts", "dtsi", "java")
                        .contains(end);
                if (source) files.add(name);
            }
        }
        return files;
    }

    private static String stripped(String word) {
        int end = word.length();
        while (end > 0 && ".:?!".indexOf(word.charAt(end - 1)) >= 0) end--;
        return word.substring(0, end);
    }

    /** Lines that stand in from the text and hold what prose does not, and lines of a diff. */
    private static Set<String> suggested(List<String> lines) {
        Set<String> suggested = new HashSet<>();
        for (String line : lines) {
            boolean diff = line.startsWith("+") && !line.startsWith("+++");
            boolean indented = line.startsWith("\t") || line.startsWith("  ");
            if (!diff && !indented) continue;
            String code = diff ? line.substring(1) : line;
            if (!diff && !looksLikeCode(code)) continue;
            if (PatchLine.substance(code) < LEAST_SUBSTANCE) continue;
            suggested.add(PatchLine.key(" " + code).substring(1));
        }
        return suggested;
    }

    private static boolean looksLikeCode(String line) {
        String text = line.strip();
        if (text.endsWith(";") || text.endsWith("{") || text.endsWith(")") || text.endsWith("\\")) return true;
        return text.startsWith("#") || text.startsWith("/*") || text.startsWith("* ");
    }

    /** The names that stand in the new lines and not in the old ones. */
    List<String> newNames(Set<String> old, Set<String> fresh) {
        List<String> found = new ArrayList<>();
        for (String name : names) if (fresh.contains(name) && !old.contains(name)) found.add(name);
        return found;
    }
}

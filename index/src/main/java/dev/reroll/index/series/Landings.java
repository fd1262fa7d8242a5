package dev.reroll.index.series;

import dev.reroll.index.series.Landing.Kind;
import dev.reroll.ingest.patch.Counter;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds in a mail what it reports as applied: notices of machines by their pattern, words of people by their beginnings. */
final class Landings {

    /** How an unquoted line begins that says "done"; "I'll apply" and "if applied" do not begin so. */
    private static final List<String> DONE = List.of(
            "applied",
            "all applied",
            "both applied",
            "series applied",
            "patch applied",
            "patches applied",
            "now applied",
            "now queued",
            "all now applied",
            "all now queued",
            "both now applied",
            "both now queued",
            "all queued",
            "both queued",
            "thanks, i've applied",
            "thanks, i've queued",
            "thanks, i've merged",
            "thanks, i've pushed",
            "thanks, now applied",
            "thanks, now queued",
            "thanks, applied",
            "thanks! applied",
            "thanks. applied",
            "thank you, applied",
            "thx, applied",
            "i've applied",
            "i have applied",
            "i applied",
            "i've now applied",
            "queued",
            "i've queued",
            "thanks, queued",
            "merged",
            "pushed",
            "i've merged",
            "i've pushed",
            "i've picked",
            "picked up",
            "thanks, merged",
            "thanks, pushed");

    private static final List<String> NOT_DONE = List.of(
            " if ",
            "once ",
            "when ",
            " not ",
            "n't",
            "?",
            "will ",
            "would ",
            "should ",
            "could ",
            "can be",
            "cleanly",
            "conflict",
            "unless",
            " fail",
            " until ",
            " regardless",
            " in v");

    /** What may stand before the tree that something was applied to. */
    private static final Set<String> BEFORE_TREE = Set.of(
            "i",
            "i've",
            "have",
            "now",
            "and",
            "applied",
            "queued",
            "merged",
            "pushed",
            "picked",
            "up",
            "thanks",
            "thank",
            "you",
            "thx",
            "all",
            "both",
            "the",
            "this",
            "these",
            "them",
            "it",
            "whole",
            "entire",
            "series",
            "set",
            "patch",
            "patches",
            "patchset",
            "everything",
            "rest",
            "of",
            "through",
            "v");

    /** The answer stands near the top; a quoted notice further down belongs to another mail. */
    private static final int MOST_LINES = 400;

    private static final int MOST = 300;

    /** A line that says little else. */
    private static final int SHORT = 60;

    private Landings() {}

    static List<Landing> in(Subject subject, String senderEmail, boolean answers, List<String> lines) {
        return switch (subject.form()) {
            case Subject.Form.Tip tip -> tip(tip, subject, lines);
            case Subject.Form.MmAdded added -> mm(Kind.MM_ADDED, added.branch(), lines);
            case Subject.Form.MmRemoved removed ->
                mm(removed.merged() ? Kind.MM_MERGED : Kind.MM_REMOVED, removed.why(), lines);
            case Subject.Form.StableAdded stable -> stable(stable, lines);
            case Subject.Form.Forward forward -> List.of();
            case Subject.Form.Plain plain -> {
                if (senderEmail.contains("patchwork-notify") || senderEmail.startsWith("patchwork-bot")) {
                    yield patchworkBot(lines);
                }
                yield answers && subject.isReply() ? thanks(lines) : List.of();
            }
        };
    }

    private static List<Landing> tip(Subject.Form.Tip tip, Subject subject, List<String> lines) {
        Optional<String> commit = after(lines, "Commit-ID:").flatMap(Landings::hex);
        String words = lines.stream()
                .filter(l -> l.contains("has been merged into") || l.startsWith("Commit-ID:"))
                .findFirst()
                .orElse(subject.raw());
        return List.of(
                new Landing(Kind.TIP_BOT, "tip " + tip.branch(), commit, subject.title(), 0, links(lines), words));
    }

    private static List<Landing> mm(Kind kind, String tree, List<String> lines) {
        String title = "";
        String words = "";
        for (int i = 0; i < Math.min(lines.size(), 40); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("Subject: ")) {
                Subject subject = SubjectParser.parse(line.substring(9));
                title = subject.title();
            }
            if (line.startsWith("has been ")
                    || line.startsWith("was removed")
                    || line.startsWith("This patch was dropped")) {
                words = line;
            }
        }
        return List.of(new Landing(kind, "mm " + tree, Optional.empty(), title, 0, links(lines), words));
    }

    private static List<Landing> stable(Subject.Form.StableAdded stable, List<String> lines) {
        Optional<String> commit = Optional.empty();
        for (String line : lines) {
            String text = line.strip().toLowerCase(Locale.ROOT);
            if (text.startsWith("commit ") && text.contains(" upstream")) commit = hex(text.substring(7));
            else if (text.startsWith("[ upstream commit ")) commit = hex(text.substring(18));
            if (commit.isPresent()) break;
        }
        return List.of(new Landing(
                Kind.STABLE_QUEUE, stable.tree(), commit, stable.patchTitle(), 0, links(lines), "added to the queue"));
    }

    private static List<Landing> patchworkBot(List<String> lines) {
        List<Landing> found = new ArrayList<>();
        String tree = "";
        String words = "";
        for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
            String line = lines.get(i);
            int to = line.indexOf(" was applied to ");
            if (to > 0) {
                words = line.strip();
                tree = trimTree(line.substring(to + " was applied to ".length()));
            }
            if (!line.startsWith("  - ")) continue;
            Subject subject = SubjectParser.parse(line.substring(4));
            String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
            int commit = next.lastIndexOf("/c/");
            int number = subject.counter().map(Counter::number).orElse(0);
            Optional<String> hex = commit > 0 ? hex(next.substring(commit + 3)) : Optional.empty();
            if (hex.isPresent()) {
                found.add(new Landing(Kind.PATCHWORK_BOT, tree, hex, subject.title(), number, List.of(), words));
            }
        }
        return List.copyOf(found);
    }

    /** "Applied, thanks!" of b4 with its list, or a person's word. */
    private static List<Landing> thanks(List<String> lines) {
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            String line = lines.get(i);
            if (line.startsWith(">") || line.isBlank()) continue;
            if (line.startsWith("diff --git ") || line.startsWith("-- ")) break;
            // a small letter at the beginning goes on with the sentence of the line above
            boolean goesOn = Character.isLowerCase(line.strip().charAt(0))
                    && i > 0
                    && !lines.get(i - 1).isBlank();
            if ((goesOn && !lines.get(i - 1).startsWith(">")) || !says(line)) continue;
            String tree = tree(line);
            List<Landing> each = listed(lines, i + 1, tree, line.strip());
            if (!each.isEmpty()) return each;
            return List.of(new Landing(Kind.THANKS, tree, Optional.empty(), "", 0, List.of(), line.strip()));
        }
        return List.of();
    }

    private static List<Landing> listed(List<String> lines, int from, String tree, String words) {
        List<Landing> found = new ArrayList<>();
        for (int i = from; i < lines.size() && found.size() < MOST; i++) {
            String line = lines.get(i);
            if (!line.startsWith("[")) continue;
            Subject subject = SubjectParser.parse(line);
            if (subject.counter().isEmpty() || i + 1 >= lines.size()) continue;
            String next = lines.get(i + 1).strip();
            if (!next.startsWith("commit:") && !next.startsWith("(no commit info)")) {
                // a long title is wrapped
                next = i + 2 < lines.size() ? lines.get(i + 2).strip() : "";
            }
            Optional<String> commit =
                    next.startsWith("commit:") ? hex(next.substring(7).strip()) : Optional.empty();
            if (commit.isPresent() || next.startsWith("(no commit info)")) {
                int number = subject.counter().get().number();
                found.add(new Landing(Kind.THANKS, tree, commit, subject.title(), number, List.of(), words));
            }
        }
        return List.copyOf(found);
    }

    private static boolean says(String line) {
        if (line.length() > 200) return false;
        String text = line.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean done = false;
        for (String start : DONE) {
            if (text.startsWith(start)) {
                int end = start.length();
                done |= end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            }
        }
        // "4.9 and 4.4 patches now queued up, thanks!"
        done |= text.length() < SHORT && text.contains(" now queued up");
        if (!done) return false;
        for (String word : NOT_DONE) if (text.contains(word)) return false;
        return true;
    }

    /** {@code Applied both patches to the tree}; not {@code Applied with a comment added to the header}. */
    private static String tree(String line) {
        int to = line.indexOf(" to ");
        if (to < 0) return "";
        for (String word : line.substring(0, to).toLowerCase(Locale.ROOT).split("[^a-z']+", -1))
            if (!word.isEmpty() && !BEFORE_TREE.contains(word)) return "";
        return trimTree(line.substring(to + 4));
    }

    private static String trimTree(String text) {
        String tree = text.strip();
        int end = tree.length();
        for (String stop : new String[] {" for ", ", ", " with ", " by "}) {
            int at = tree.indexOf(stop);
            if (at >= 0) end = Math.min(end, at);
        }
        while (end > 0 && ".,:!;".indexOf(tree.charAt(end - 1)) >= 0) end--;
        return tree.substring(0, Math.min(end, 200));
    }

    private static Optional<String> after(List<String> lines, String name) {
        return lines.stream()
                .filter(l -> l.startsWith(name))
                .map(l -> l.substring(name.length()).strip())
                .findFirst();
    }

    /** The hex digits that the text begins with, if there are at least 12. */
    private static Optional<String> hex(String text) {
        int end = 0;
        while (end < text.length() && end < 64 && Character.digit(text.charAt(end), 16) >= 0) end++;
        return end < 12 ? Optional.empty() : Optional.of(text.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static List<String> links(List<String> lines) {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("Link:") && !line.startsWith("link:")) continue;
            int at = line.indexOf("://");
            if (at > 0) ArchiveLinks.id(line, at).ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }
}

package dev.reroll.index.review;

import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passages that say nothing of the patch: greetings, thanks, closings, names. */
final class Courtesy {

    private static final Set<String> GREETINGS = Set.of("hi", "hello", "hey", "dear", "hallo", "greetings", "morning");

    private static final Set<String> THANKS = Set.of(
            "thanks",
            "thank",
            "thx",
            "thankyou",
            "tia",
            "cheers",
            "regards",
            "br",
            "rgds",
            "sincerely",
            "yours",
            "greetings",
            "ciao");

    /** What may stand beside a word of thanks on a line that says nothing more. */
    private static final Set<String> BESIDE = Set.of(
            "you",
            "a",
            "lot",
            "lots",
            "so",
            "very",
            "much",
            "many",
            "again",
            "in",
            "advance",
            "best",
            "kind",
            "warm",
            "with",
            "and",
            "for",
            "the",
            "your",
            "this",
            "these",
            "review",
            "reviewing",
            "reviews",
            "patch",
            "patches",
            "series",
            "reply",
            "quick",
            "feedback",
            "comments",
            "comment",
            "looking",
            "at",
            "into",
            "it",
            "sending",
            "posting",
            "taking",
            "look",
            "time",
            "to",
            "all",
            "everyone",
            "folks",
            "there",
            "patchset",
            "everybody",
            "input",
            "response",
            "explanation",
            "clarification",
            "detailed",
            "prompt");

    private static final int MOST_LINES = 8;

    private Courtesy() {}

    /** Whether the passage holds nothing else. */
    static boolean isAll(List<String> text, Address sender) {
        int lines = 0;
        boolean closed = false;
        Set<String> names = names(sender);
        for (String line : text) {
            List<String> words = words(line);
            if (words.isEmpty()) continue;
            if (++lines > MOST_LINES) return false;
            if (isGreeting(words) && lines == 1) continue;
            if (isThanks(words, names)) {
                closed = true;
                continue;
            }
            if (isLeadIn(line, words) || isSigned(line, words, names)) continue;
            boolean name = words.size() <= 4 && words.stream().allMatch(names::contains);
            boolean initials = closed && words.size() == 1 && words.getFirst().length() <= 3;
            if (!name && !initials) return false;
        }
        return true;
    }

    /** {@code Some comments below:}, {@code A few nits inline.} */
    private static boolean isLeadIn(String line, List<String> words) {
        boolean comments = words.contains("comments")
                || words.contains("comment")
                || words.contains("nits")
                || words.contains("questions");
        boolean where = words.contains("below")
                || words.contains("inline")
                || line.stripTrailing().endsWith(":");
        return comments && where && words.size() <= 10 && line.indexOf('?') < 0;
    }

    /** {@code - Eric}, {@code --D}: a name as it is put below a mail; or {@code Mimi,} above it. */
    private static boolean isSigned(String line, List<String> words, Set<String> names) {
        String text = line.strip();
        if (words.size() > 2 || text.length() > 20) return false;
        if (text.startsWith("-") || text.startsWith("/")) {
            // Ted for Theodore: the initial must do
            char initial = words.getLast().charAt(0);
            return names.stream().anyMatch(n -> n.charAt(0) == initial);
        }
        return words.size() == 1 && text.endsWith(",") && Character.isUpperCase(text.charAt(0));
    }

    private static boolean isGreeting(List<String> words) {
        if (!GREETINGS.contains(words.getFirst())
                && !(words.size() > 1 && words.getFirst().equals("good"))) return false;
        return words.size() <= 4;
    }

    private static boolean isThanks(List<String> words, Set<String> names) {
        boolean thanks = false;
        for (String word : words) {
            if (THANKS.contains(word)) thanks = true;
            else if (!BESIDE.contains(word) && !names.contains(word) && words.size() > 2) return false;
        }
        return thanks && words.size() <= 12;
    }

    private static Set<String> names(Address sender) {
        Set<String> names = new HashSet<>(words(sender.name()));
        int at = sender.email().indexOf('@');
        if (at > 0) names.addAll(words(sender.email().substring(0, at)));
        return names;
    }

    private static List<String> words(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= lower.length() && words.size() < 20; i++) {
            boolean letter =
                    i < lower.length() && (Character.isLetterOrDigit(lower.charAt(i)) || lower.charAt(i) == '\'');
            if (letter && from < 0) from = i;
            if (!letter && from >= 0) {
                words.add(lower.substring(from, i));
                from = -1;
            }
        }
        return words;
    }
}

package dev.reroll.index.review;

import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Sentences.Sentence;
import java.util.List;

/**
 * What kind of remark a passage is, by its words. The first of these that fits decides: objection, procedure (unless the
 * remark stands below code), request, question, praise, statement;
 * a few words right below code ask for a change. Trailers and reports of machines are told apart before,
 * by what they are.
 */
final class KindRules {

    record Judged(Kind kind, List<String> signs) {}

    /** Words with which a short remark approves. */
    private static final List<String> CONTENT = List.of(
            "ok",
            "okay",
            "right",
            "yes",
            "yep",
            "good",
            "fine",
            "nice",
            "great",
            "thanks",
            "thx",
            "cool",
            "correct",
            "lgtm",
            "agreed",
            "ack",
            "neat",
            "awesome",
            "love",
            "like",
            "sure",
            "ah",
            "oh",
            "haha",
            "indeed",
            "exactly",
            "see",
            "excellent",
            "perfect");

    private static final List<String> EXCEPTIONS =
            List.of("except", "but", "apart from", "other than", "aside from", "modulo");

    private static final List<String> ELSEWHERE =
            List.of("below", "inline", "comments", "nits", "nitpicks", "questions", "remarks");

    private static final int MOST_TERSE = 6;

    private KindRules() {}

    /**
     * Judges a remark.
     *
     * @param text without trailers
     * @param onCode whether it stands below lines of a diff
     */
    static Judged of(List<String> text, boolean onCode) {
        List<Sentence> sentences = Sentences.of(text);
        List<String> objection = Sign.found(KindWords.OBJECTION, sentences);
        if (!objection.isEmpty()) return new Judged(Kind.OBJECTION, objection);
        if (!onCode) {
            List<String> procedure = Sign.found(KindWords.PROCEDURE, sentences);
            if (!procedure.isEmpty()) return new Judged(Kind.PROCEDURE, procedure);
        }
        // what a summary says to stand below has its own points
        List<Sentence> own =
                sentences.stream().filter(sentence -> !isSummary(sentence)).toList();
        List<String> request = Sign.found(KindWords.REQUEST, own);
        if (request.isEmpty() && text.stream().anyMatch(KindRules::isSubstitution)) request = List.of("s/…/…/");
        if (request.isEmpty() && text.stream().anyMatch(l -> l.startsWith("diff --git ") || l.startsWith("@@ -")))
            request = List.of("a diff");
        if (!request.isEmpty()) return new Judged(Kind.REQUEST, request);
        if (own.stream().anyMatch(Sentence::asks)) return new Judged(Kind.QUESTION, List.of("?"));
        List<String> question = Sign.found(KindWords.QUESTION, own);
        if (!question.isEmpty()) return new Judged(Kind.QUESTION, question);
        if (own.size() < sentences.size()) return new Judged(Kind.PRAISE, List.of("a summary"));
        if (onCode && isTerse(sentences)) return new Judged(Kind.REQUEST, List.of("a few words on code"));
        List<String> praise = Sign.found(KindWords.PRAISE, sentences);
        if (!praise.isEmpty() && !isRest(sentences)) return new Judged(Kind.PRAISE, praise);
        return new Judged(Kind.STATEMENT, List.of());
    }

    /** {@code Looks good, except for some comments below}: it praises, and says that more follows. */
    private static boolean isSummary(Sentence sentence) {
        if (sentence.asks() || sentence.holds(" please ")) return false;
        return holdsAny(sentence, KindWords.PLEASED) && holdsAny(sentence, EXCEPTIONS) && holdsAny(sentence, ELSEWHERE);
    }

    /** {@code The lock leaks. Otherwise this looks good}: what stands before the praise is what is not good. */
    private static boolean isRest(List<Sentence> sentences) {
        for (Sentence sentence : sentences.subList(Math.min(1, sentences.size()), sentences.size())) {
            if (holdsAny(sentence, List.of("otherwise", "other than that", "apart from that"))) return true;
        }
        return false;
    }

    private static boolean holdsAny(Sentence sentence, List<String> words) {
        for (String each : words) if (sentence.holds(" " + each + " ")) return true;
        return false;
    }

    /** {@code Whitespace.}, {@code Or -EINVAL}: right below code a few words correct it, unless they approve. */
    private static boolean isTerse(List<Sentence> sentences) {
        if (sentences.size() != 1) return false;
        String[] words = sentences.getFirst().words().strip().split(" ", -1);
        if (words.length > MOST_TERSE) return false;
        for (String word : words) if (CONTENT.contains(word)) return false;
        return true;
    }

    /** {@code s/old/new/}, as the line's first word. */
    private static boolean isSubstitution(String line) {
        String text = line.strip();
        if (!text.startsWith("s/") && !text.startsWith("s|")) return false;
        char mark = text.charAt(1);
        int middle = text.indexOf(mark, 2);
        return middle > 2 && text.indexOf(mark, middle + 1) > middle;
    }
}

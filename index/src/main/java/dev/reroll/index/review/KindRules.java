package dev.reroll.index.review;

import static dev.reroll.index.review.Sign.Where.START;
import static dev.reroll.index.review.Sign.Where.STATED;
import static dev.reroll.index.review.Sign.Where.STATED_START;
import static dev.reroll.index.review.Sign.anywhere;
import static dev.reroll.index.review.Sign.signs;
import static dev.reroll.index.review.Sign.table;

import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Sentences.Sentence;
import java.util.List;

/**
 * What kind of remark a passage is, by its words. The first of these that fits decides: objection, procedure (unless the
 * remark stands below code), request, question, praise, statement. Trailers and reports of machines are told apart before,
 * by what they are.
 */
final class KindRules {

    record Judged(Kind kind, List<String> signs) {}

    private static final List<String> NONE = List.of();

    private static final List<Sign> OBJECTION = table(
            signs(
                    STATED_START,
                    List.of("not a nak", "no nak", "not nak"),
                    "nak",
                    "nacked-by",
                    "big nak",
                    "strong nak",
                    "hard nak",
                    "absolutely not",
                    "no way",
                    "self-nak"),
            anywhere(
                    List.of("not a nak", "unless"),
                    "nak from me",
                    "nak this",
                    "nak to this",
                    "nak for this",
                    "that's a nak",
                    "consider this a nak",
                    "consider it nacked",
                    "i nak",
                    "i'm nacking",
                    "nacked"),
            signs(
                    STATED,
                    List.of("i don't object", "if"),
                    "i object to",
                    "i strongly object",
                    "i'm against this",
                    "i am against this",
                    "please don't do this",
                    "please do not do this",
                    "we're not going to do this",
                    "not going to merge this",
                    "will not merge",
                    "not going to take this",
                    "won't take this",
                    "i hate this",
                    "i really don't like this",
                    "i do not like this",
                    "i don't like this",
                    "don't like this approach",
                    "do not like this approach",
                    "wrong approach",
                    "this should not be merged",
                    "should not go in",
                    "needs to be dropped",
                    "patch should be dropped"));

    private static final List<Sign> PROCEDURE = table(
            anywhere(
                    NONE,
                    "which tree",
                    "what tree",
                    "whose tree",
                    "base commit",
                    "base tree",
                    "what is this based on",
                    "what is it based on",
                    "which branch",
                    "what branch",
                    "doesn't apply to",
                    "does not apply to",
                    "doesn't apply cleanly",
                    "does not apply cleanly",
                    "fails to apply",
                    "failed to apply",
                    "please rebase",
                    "needs a rebase",
                    "please resend",
                    "please repost",
                    "can you resend",
                    "could you resend",
                    "resend this",
                    "please cc",
                    "cc the",
                    "cc list",
                    "adding cc",
                    "added cc",
                    "gentle ping",
                    "friendly ping",
                    "any update on",
                    "any updates on",
                    "any news on",
                    "take this through",
                    "take these through",
                    "take it through",
                    "pick this up",
                    "pick these up",
                    "pick it up",
                    "merge window",
                    "get_maintainer",
                    "went in via",
                    "go in through",
                    "go via",
                    "route this"),
            signs(START, List.of("function", "only"), "ping", "cc'ing", "cc-ing", "adding", "cc"),
            signs(
                    STATED_START,
                    List.of("applied by", "applied before", "applied after", "applied when"),
                    "applied",
                    "thanks applied",
                    "queued",
                    "thanks queued",
                    "merged",
                    "i've applied",
                    "i have applied",
                    "i've queued",
                    "this patch was applied",
                    "this series was applied"));

    private static final List<String> MINE = List.of(
            "i should",
            "i must",
            "i need to",
            "i'll need to",
            "i have to",
            "should be fine",
            "should be ok",
            "should be okay",
            "should be good",
            "should work",
            "no need to change",
            "nothing wrong",
            "should the",
            "should we",
            "should i",
            "not wrong",
            "if needed",
            "should be safe",
            "should have said",
            "not a bug");

    private static final List<Sign> REQUEST = table(
            anywhere(
                    List.of(
                            "please ignore",
                            "please note that",
                            "please let me know",
                            "please correct me",
                            "please disregard",
                            "explain",
                            "elaborate",
                            "clarify"),
                    "please",
                    "pls",
                    "plz",
                    "can you",
                    "could you",
                    "would you mind"),
            anywhere(
                    NONE,
                    "could we",
                    "can we",
                    "shouldn't",
                    "how about",
                    "why not just",
                    "why not use",
                    "any reason not to",
                    "nit",
                    "nits",
                    "nitpick",
                    "typo",
                    "typos"),
            signs(
                    STATED,
                    MINE,
                    "should",
                    "needs to",
                    "need to",
                    "needs a",
                    "must",
                    "has to",
                    "have to",
                    "ought to",
                    "let's",
                    "i'd prefer",
                    "i would prefer",
                    "i'd rather",
                    "i would rather",
                    "i'd feel happier",
                    "i would still feel happier",
                    "would be better",
                    "would be nice",
                    "would be good",
                    "would be great",
                    "would be cleaner",
                    "would be clearer",
                    "would be simpler",
                    "would be nicer",
                    "would be helpful",
                    "might be better",
                    "may be better",
                    "might be worth",
                    "is it worth",
                    "it's worth",
                    "worth adding",
                    "i suggest",
                    "i'd suggest",
                    "i would suggest",
                    "suggest to",
                    "might want to",
                    "may want to",
                    "probably want to",
                    "you want to",
                    "you could",
                    "you can just",
                    "you can use",
                    "we can just",
                    "maybe you could",
                    "better to",
                    "better if",
                    "better use",
                    "instead",
                    "missing",
                    "forgot",
                    "get rid of",
                    "can be dropped",
                    "can be removed",
                    "could be removed",
                    "could be dropped",
                    "can be simplified",
                    "could be simplified",
                    "can go away",
                    "wrong",
                    "broken",
                    "breaks",
                    "incorrect",
                    "not correct",
                    "isn't correct",
                    "leaks",
                    "use-after-free",
                    "uaf",
                    "null pointer dereference",
                    "deadlock",
                    "bug",
                    "buggy",
                    "doesn't work",
                    "does not work",
                    "won't work",
                    "will not work",
                    "can't work",
                    "can't rely on",
                    "cannot rely on",
                    "unnecessary",
                    "unneeded",
                    "isn't needed",
                    "is not needed",
                    "not needed",
                    "don't need",
                    "do not need",
                    "no need",
                    "redundant",
                    "pointless",
                    "useless",
                    "overkill",
                    "confusing",
                    "outdated",
                    "stale",
                    "might be saner",
                    "might be cleaner",
                    "might be simpler",
                    "might be easier",
                    "not true",
                    "isn't true",
                    "not strictly true",
                    "is lost",
                    "was lost",
                    "misleading",
                    "not clear",
                    "unclear"),
            signs(
                    STATED_START,
                    NONE,
                    "use",
                    "just use",
                    "drop",
                    "remove",
                    "move",
                    "add",
                    "rename",
                    "make",
                    "replace",
                    "avoid",
                    "fix",
                    "split",
                    "keep",
                    "put",
                    "check",
                    "document",
                    "return",
                    "convert",
                    "merge this with",
                    "fold",
                    "squash",
                    "change",
                    "update",
                    "delete",
                    "mention",
                    "explain",
                    "consider",
                    "don't",
                    "do not",
                    "same here",
                    "same comment",
                    "likewise",
                    "ditto"));

    private static final List<Sign> QUESTION = table(signs(
            STATED,
            NONE,
            "i wonder",
            "curious why",
            "just curious",
            "not clear why",
            "why we don't",
            "i'm wondering",
            "i am wondering",
            "just wondering",
            "not sure why",
            "i don't understand",
            "i do not understand",
            "i don't see why",
            "i don't get",
            "could you explain",
            "can you explain",
            "could you clarify",
            "can you clarify",
            "can you elaborate",
            "could you elaborate",
            "please explain",
            "please clarify",
            "please elaborate"));

    private static final List<Sign> PRAISE = table(
            anywhere(
                    List.of("except", "but", "not"),
                    "looks good",
                    "look good",
                    "lgtm",
                    "looks great",
                    "looks fine",
                    "looks ok",
                    "looks okay",
                    "looks sane",
                    "looks reasonable",
                    "looks correct",
                    "looks nice",
                    "looks right",
                    "look fine",
                    "good catch",
                    "good work",
                    "great work",
                    "nice work",
                    "well done",
                    "good job",
                    "great job",
                    "i like this",
                    "i like it",
                    "love it",
                    "love this",
                    "very nice",
                    "really nice",
                    "very cool",
                    "makes sense",
                    "thanks for doing this",
                    "thank you for doing this",
                    "thanks for working on"),
            signs(STATED_START, List.of("if", "to have"), "nice", "great", "awesome", "excellent", "cool", "neat"));

    private KindRules() {}

    /**
     * Judges a remark.
     *
     * @param text without trailers
     * @param onCode whether it stands below lines of a diff
     */
    static Judged of(List<String> text, boolean onCode) {
        List<Sentence> sentences = Sentences.of(text);
        List<String> objection = Sign.found(OBJECTION, sentences);
        if (!objection.isEmpty()) return new Judged(Kind.OBJECTION, objection);
        if (!onCode) {
            List<String> procedure = Sign.found(PROCEDURE, sentences);
            if (!procedure.isEmpty()) return new Judged(Kind.PROCEDURE, procedure);
        }
        List<String> request = Sign.found(REQUEST, sentences);
        if (request.isEmpty() && text.stream().anyMatch(KindRules::isSubstitution)) request = List.of("s/…/…/");
        if (request.isEmpty() && text.stream().anyMatch(l -> l.startsWith("diff --git ") || l.startsWith("@@ -")))
            request = List.of("a diff");
        if (!request.isEmpty()) return new Judged(Kind.REQUEST, request);
        if (sentences.stream().anyMatch(Sentence::asks)) return new Judged(Kind.QUESTION, List.of("?"));
        List<String> question = Sign.found(QUESTION, sentences);
        if (!question.isEmpty()) return new Judged(Kind.QUESTION, question);
        List<String> praise = Sign.found(PRAISE, sentences);
        if (!praise.isEmpty()) return new Judged(Kind.PRAISE, praise);
        return new Judged(Kind.STATEMENT, List.of());
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

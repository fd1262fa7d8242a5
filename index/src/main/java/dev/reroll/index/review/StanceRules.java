package dev.reroll.index.review;

import static dev.reroll.index.review.Sign.Where.START;
import static dev.reroll.index.review.Sign.Where.STATED;
import static dev.reroll.index.review.Sign.Where.STATED_START;
import static dev.reroll.index.review.Sign.signs;
import static dev.reroll.index.review.Sign.table;

import dev.reroll.index.review.Answer.Stance;
import dev.reroll.index.review.Sentences.Sentence;
import java.util.List;

/**
 * How an answer meets what it answers, by its words. A maker who takes the point back withdraws it, whatever else he says;
 * else the first sentence that agrees or declines decides; else a question asks.
 */
final class StanceRules {

    record Judged(Stance stance, List<String> signs) {}

    private static final List<String> NONE = List.of();

    private static final List<Sign> WITHDRAWS = table(signs(
            STATED,
            List.of(
                    "don't ignore",
                    "if i was wrong",
                    "if i am wrong",
                    "if i'm wrong",
                    "unless i",
                    "that's what i was thinking",
                    "that is what i was thinking",
                    "this is what i was thinking"),
            "never mind",
            "nevermind",
            "nvm",
            "i was wrong",
            "i am wrong",
            "i'm wrong",
            "i stand corrected",
            "please ignore",
            "please disregard",
            "pls ignore",
            "ignore me",
            "ignore my",
            "ignore that",
            "disregard that",
            "disregard my",
            "scratch that",
            "strike that",
            "forget it",
            "forget that",
            "forget what i said",
            "what i was thinking",
            "i misread",
            "i misunderstood",
            "i misinterpreted",
            "i was confused",
            "i got confused",
            "i take that back",
            "i take it back",
            "i withdraw",
            "i retract",
            "my mistake",
            "false alarm",
            "sorry for the noise",
            "sorry for noise",
            "objection withdrawn",
            "i didn't realize",
            "i overlooked",
            "i drop my objection"));

    private static final List<Sign> AGREES = table(
            signs(
                    STATED,
                    List.of(
                            "don't agree",
                            "not agree",
                            "i agree but",
                            "not a good idea",
                            "not good",
                            "doesn't make sense",
                            "don't make sense"),
                    "good catch",
                    "great catch",
                    "nice catch",
                    "good point",
                    "great point",
                    "fair point",
                    "good idea",
                    "great idea",
                    "good suggestion",
                    "will do",
                    "will fix",
                    "will change",
                    "will update",
                    "will add",
                    "will remove",
                    "will drop",
                    "will rename",
                    "will move",
                    "will send",
                    "will use",
                    "will switch",
                    "will rework",
                    "will include",
                    "will incorporate",
                    "will address",
                    "will adjust",
                    "will split",
                    "will respin",
                    "i'll",
                    "we'll fix",
                    "let me fix",
                    "ok changed",
                    "fixed in",
                    "changed in",
                    "done in",
                    "addressed in",
                    "added in",
                    "applied in",
                    "updated in",
                    "removed in",
                    "dropped in",
                    "renamed in",
                    "fixed for",
                    "fixed locally",
                    "fixed up",
                    "i agree",
                    "agreed",
                    "makes sense",
                    "sounds good",
                    "sounds reasonable",
                    "you're right",
                    "you are right",
                    "you're correct",
                    "you are correct",
                    "that's right",
                    "that's correct",
                    "fair enough",
                    "my bad",
                    "missed this",
                    "missed that",
                    "happy to",
                    "works for me"),
            signs(STATED_START, List.of("but", "right now"), "right", "correct", "exactly"),
            signs(
                    STATED_START,
                    NONE,
                    "yes",
                    "yep",
                    "yup",
                    "yeah",
                    "sure",
                    "ack",
                    "ok",
                    "okay",
                    "done",
                    "fixed",
                    "changed",
                    "added",
                    "applied",
                    "corrected",
                    "removed",
                    "renamed",
                    "updated",
                    "indeed",
                    "oops",
                    "absolutely",
                    "definitely",
                    "true",
                    "of course"));

    private static final List<Sign> DECLINES = table(
            signs(
                    STATED,
                    NONE,
                    "i don't think",
                    "i do not think",
                    "don't think that",
                    "i disagree",
                    "i don't agree",
                    "i do not agree",
                    "i'd rather not",
                    "i would rather not",
                    "i'd rather keep",
                    "i would rather keep",
                    "i'd prefer to keep",
                    "i would prefer to keep",
                    "i'd keep",
                    "i'd like to keep",
                    "i'll keep",
                    "i will keep",
                    "i'll leave",
                    "let's keep",
                    "let's leave",
                    "not needed",
                    "no need",
                    "isn't needed",
                    "is not needed",
                    "unnecessary",
                    "won't work",
                    "will not work",
                    "wouldn't work",
                    "doesn't work",
                    "intentional",
                    "intentionally",
                    "on purpose",
                    "by design",
                    "not really",
                    "not worth",
                    "out of scope",
                    "not the case",
                    "not true",
                    "that's wrong",
                    "prefer not to",
                    "can't do that",
                    "we can't",
                    "i still think",
                    "this is fine",
                    "it's fine as is"),
            signs(
                    START,
                    List.of(
                            "no problem",
                            "no worries",
                            "no objection",
                            "no objections",
                            "no idea",
                            "no longer",
                            "no one"),
                    "no",
                    "nope",
                    "nah"));

    private StanceRules() {}

    /** @param isMaker whether he who answers made the point */
    static Judged of(List<String> text, boolean isMaker) {
        List<Sentence> sentences = Sentences.of(text);
        if (isMaker) {
            List<String> withdraws = Sign.found(WITHDRAWS, sentences);
            if (!withdraws.isEmpty()) return new Judged(Stance.WITHDRAWS, withdraws);
        }
        for (Sentence sentence : sentences) {
            List<Sentence> one = List.of(sentence);
            List<String> declines = Sign.found(DECLINES, one);
            if (!declines.isEmpty()) return new Judged(Stance.DECLINES, declines);
            List<String> agrees = Sign.found(AGREES, one);
            if (!agrees.isEmpty()) return new Judged(Stance.AGREES, agrees);
        }
        if (sentences.stream().anyMatch(Sentence::asks)) return new Judged(Stance.ASKS, List.of("?"));
        return new Judged(Stance.ADDS, List.of());
    }
}

package dev.reroll.index.review;

import static dev.reroll.index.review.Sign.Where.START;
import static dev.reroll.index.review.Sign.Where.STATED;
import static dev.reroll.index.review.Sign.anywhere;
import static dev.reroll.index.review.Sign.signs;
import static dev.reroll.index.review.Sign.table;

import dev.reroll.index.review.Sentences.Sentence;
import java.util.List;

/**
 * The words with which an author reminds of a series. Some always do; others are said in a discussion as well, and remind
 * only where nobody was speaking.
 */
final class ReminderWords {

    /** How surely the words of a mail remind. */
    enum Force {
        NONE,
        /** Reminds after a silence. */
        AFTER_SILENCE,
        ALWAYS
    }

    /** Reminders are short; what stands deeper in a mail is about something else. */
    private static final int MOST_LINES = 60;

    private static final List<String> NONE = List.of();

    private static final List<Sign> ALWAYS = table(
            signs(
                    START,
                    List.of("ping pong", "ping-pong", "ping of", "ping time", "ping test", "ping packets"),
                    "ping",
                    "re-ping",
                    "pinging",
                    "just pinging"),
            anywhere(
                    NONE,
                    "gentle ping",
                    "gently ping",
                    "friendly ping",
                    "kind ping",
                    "polite ping",
                    "another ping",
                    "weekly ping",
                    "second ping",
                    "ping again",
                    "ping on this",
                    "ping for this",
                    "pinging this",
                    "pinging on this",
                    "gentle reminder",
                    "friendly reminder",
                    "kind reminder",
                    "polite reminder",
                    "gentle bump",
                    "friendly bump",
                    "just a reminder"));

    /** The same, of a question. */
    private static final List<Sign> ALWAYS_ASKED = table(anywhere(
            NONE,
            "any update",
            "any updates",
            "any news",
            "any word on",
            "what's the status",
            "what is the status",
            "what's the state of this",
            "what is the state of this",
            "what's the plan for this",
            "what is the plan for this",
            "still planning to review",
            "still planning to take",
            "still planning to apply"));

    private static final List<Sign> QUIET = table(
            signs(
                    STATED,
                    NONE,
                    "through the cracks",
                    "lost in the noise",
                    "lost in the shuffle",
                    "this got lost",
                    "in limbo",
                    "still waiting for",
                    "still waiting on",
                    "haven't heard",
                    "have not heard",
                    "haven't received any",
                    "have not received any",
                    "no response",
                    "no replies",
                    "without any response",
                    "ready to go in",
                    "ready to be applied",
                    "ready to be merged",
                    "ready to land",
                    "please take a look",
                    "please have a look",
                    "please review",
                    "please consider applying",
                    "please consider merging",
                    "please consider taking",
                    "please apply this",
                    "please apply these",
                    "please apply it",
                    "please pick",
                    "please merge this",
                    "please take this",
                    "please queue"),
            anywhere(
                    NONE,
                    "any thoughts",
                    "any comments",
                    "any comment",
                    "any more comments",
                    "any further comments",
                    "any other comments",
                    "any feedback",
                    "any more feedback",
                    "any concerns",
                    "any objections",
                    "any progress",
                    "any interest",
                    "any chance",
                    "any blockers",
                    "any reviews",
                    "what can i do",
                    "what should i do",
                    "what can we do",
                    "what else",
                    "what do i need to do",
                    "anything else i",
                    "anything remaining",
                    "anything i need to do"));

    /** The same, of a question. */
    private static final List<Sign> QUIET_ASKED = table(anywhere(
            List.of(
                    "applied on top",
                    "merged with",
                    "merged into",
                    "hunk",
                    "able to",
                    "be taken care",
                    "be taken into"),
            "through the cracks",
            "had a chance",
            "had any chance",
            "had time",
            "had any time",
            "have a chance",
            "have time",
            "get a chance",
            "get around to",
            "get to this",
            "planning to",
            "should i resend",
            "shall i resend",
            "do i need to resend",
            "take a look",
            "have a look",
            "be applied",
            "be merged",
            "be picked",
            "be queued",
            "be taken",
            "be accepted",
            "get applied",
            "get merged",
            "get picked",
            "get queued",
            "apply this",
            "apply these",
            "apply it",
            "apply them",
            "take this",
            "take these",
            "take it",
            "take them",
            "pick this",
            "pick these",
            "pick it",
            "pick them",
            "merge this",
            "merge these",
            "merge it",
            "queue this",
            "queue these",
            "queue it",
            "go in",
            "good to go",
            "ready to go",
            "ready for merging",
            "ok with this",
            "ok with these",
            "okay with this",
            "okay with these",
            "fine with this",
            "fine with these",
            "happy with this",
            "happy with these",
            "is blocking",
            "what's blocking",
            "what blocks",
            "hold up",
            "holding this up",
            "holding it up"));

    private ReminderWords() {}

    static Force of(List<String> text) {
        List<Sentence> sentences = Sentences.of(text.size() > MOST_LINES ? text.subList(0, MOST_LINES) : text);
        List<Sentence> asked = sentences.stream().filter(Sentence::asks).toList();
        if (says(ALWAYS, sentences) || says(ALWAYS_ASKED, asked)) return Force.ALWAYS;
        return says(QUIET, sentences) || says(QUIET_ASKED, asked) ? Force.AFTER_SILENCE : Force.NONE;
    }

    private static boolean says(List<Sign> table, List<Sentence> sentences) {
        for (Sentence sentence : sentences) for (Sign sign : table) if (sign.isIn(sentence)) return true;
        return false;
    }
}

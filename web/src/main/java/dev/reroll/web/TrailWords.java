package dev.reroll.web;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Answer;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.trail.Settled;
import java.util.Locale;

/** The words in which pages tell a review trail. */
final class TrailWords {

    private TrailWords() {}

    static String of(Kind kind) {
        return word(kind);
    }

    static String of(Fate fate) {
        return switch (fate) {
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case PATCH_DROPPED -> "patch dropped";
            case CODE_GONE -> "code gone";
            case ANSWERED_NO_CHANGE -> "answered, no change";
            case UNANSWERED -> "unanswered";
            case NO_LATER_REVISION -> "no later revision";
            case UNKNOWN -> "cannot be followed";
        };
    }

    static String of(Certainty certainty) {
        return certainty == Certainty.CERTAIN ? "" : word(certainty);
    }

    static String of(Answer.Stance stance) {
        return word(stance);
    }

    static String of(Answer.Role role) {
        return switch (role) {
            case AUTHOR -> "author";
            case REVIEWER -> "reviewer";
            case OTHER -> "";
        };
    }

    /** The class of a fate's colour. */
    static String tone(Fate fate) {
        return switch (fate) {
            case CHANGED, PATCH_DROPPED, CODE_GONE -> "o-changed";
            case ANSWERED_NO_CHANGE -> "o-answered";
            case UNANSWERED, UNCHANGED, NO_LATER_REVISION -> "o-open";
            case UNKNOWN -> "o-none";
        };
    }

    static String tone(Settled settled) {
        return switch (settled) {
            case OPEN -> "o-open";
            case CHANGED -> "o-changed";
            case ANSWERED -> "o-answered";
            case WITHDRAWN -> "o-withdrawn";
            case ASKS_NOTHING -> "o-none";
        };
    }

    /** How remarks stand, behind their number. */
    static String counted(Settled settled, int count) {
        return switch (settled) {
            case OPEN -> "open";
            case CHANGED -> "changed";
            case ANSWERED -> "answered";
            case WITHDRAWN -> "withdrawn";
            case ASKS_NOTHING -> count == 1 ? "other remark" : "other remarks";
        };
    }

    /** The same for a remark of which no more is known than what became of it in the next revision. */
    static String tone(FoundPoint point) {
        if (point.withdrawn().isPresent()) return tone(Settled.WITHDRAWN);
        return tone(Settled.asks(point.kind()) ? Settled.of(point.fate()) : Settled.ASKS_NOTHING);
    }

    static String fate(FoundPoint point) {
        if (point.withdrawn().isPresent()) return "withdrawn";
        return told(point.fate(), where(point.revision(), point.next()), point.certainty());
    }

    /**
     * The revision in which something became of a remark: a patch may be replaced within the revision that it was made
     * on.
     */
    static String where(String made, String became) {
        return became.equals(made) && !made.isEmpty() ? "the reroll in " + became : became;
    }

    /** {@code changed in v2 (likely)}. */
    static String told(Fate fate, String revision, Certainty certainty) {
        boolean doubtful = certainty != Certainty.CERTAIN && fate != Fate.UNKNOWN && fate != Fate.NO_LATER_REVISION;
        return of(fate) + (revision.isEmpty() ? "" : " in " + revision) + (doubtful ? " (" + of(certainty) + ")" : "");
    }

    static String of(Anchor anchor) {
        return switch (anchor) {
            case Anchor.Code code -> code.file() + ":" + (code.newLine() > 0 ? code.newLine() : code.oldLine());
            case Anchor.Message _ -> "commit message";
            case Anchor.Cover _ -> "cover letter";
            case Anchor.Words _ -> "a discussion";
            case Anchor.Whole _ -> "the whole";
            case Anchor.Lost _ -> "lines that no mail has";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

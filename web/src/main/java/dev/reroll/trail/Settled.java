package dev.reroll.trail;

import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Traced;
import java.util.Optional;

/** How a remark stands today, over all revisions that followed. */
public enum Settled {
    /** Asks for something, was not taken back, and no later revision dealt with it. */
    OPEN,
    /** Its lines, or those around them, were changed or are gone. */
    CHANGED,
    /** The author replied and the lines stand. */
    ANSWERED,
    WITHDRAWN,
    /** Asks for nothing: an approval, praise, a statement, a matter of procedure. */
    ASKS_NOTHING;

    public static Settled of(Traced traced) {
        if (traced.withdrawn().isPresent()) return WITHDRAWN;
        if (!asks(traced.point().kind())) return ASKS_NOTHING;
        return decisive(traced).map(outcome -> of(outcome.fate())).orElse(OPEN);
    }

    /**
     * The outcome that settled it: the first change or answer; empty where it is open. What changed in a revision after
     * the next one settles it only where that is not unsure: in the long run most lines change for other reasons.
     */
    public static Optional<Outcome> decisive(Traced traced) {
        return traced.outcomes().stream()
                .filter(outcome -> of(outcome.fate()) != OPEN)
                .filter(outcome -> outcome.equals(traced.next()) || outcome.certainty() != Certainty.UNSURE)
                .findFirst();
    }

    /** How a remark that asks for something stands after one revision. */
    public static Settled of(Outcome.Fate fate) {
        return switch (fate) {
            case CHANGED, PATCH_DROPPED, CODE_GONE -> CHANGED;
            case ANSWERED_NO_CHANGE -> ANSWERED;
            case UNANSWERED, UNCHANGED, UNKNOWN, NO_LATER_REVISION -> OPEN;
        };
    }

    /** Whether a remark of the kind asks for something. */
    public static boolean asks(Kind kind) {
        return switch (kind) {
            case REQUEST, QUESTION, OBJECTION, BOT_REPORT -> true;
            case APPROVAL, PRAISE, PROCEDURE, STATEMENT -> false;
        };
    }
}

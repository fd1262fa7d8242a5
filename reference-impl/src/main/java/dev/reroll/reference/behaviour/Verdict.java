package dev.reroll.reference.behaviour;

/** What was found about one behaviour in one revision. */
public enum Verdict {
    /** No schedule breaks it, and every schedule was visited. */
    HOLDS,
    /** A schedule breaks it. */
    FAILS,
    /** The revision has no such code. */
    NOT_APPLICABLE,
    /** Nothing broke it, but not everything was visited. */
    UNDECIDED
}

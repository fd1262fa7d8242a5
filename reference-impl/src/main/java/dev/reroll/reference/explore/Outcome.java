package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** One way in which an operation, or a step of the machine itself, can come out. */
record Outcome(
        State next,
        @Nullable Object result,
        @Nullable String note,
        @Nullable String violation) {
    static Outcome ok(State next, @Nullable Object result) {
        return new Outcome(next, result, null, null);
    }

    static Outcome ok(State next, @Nullable Object result, @Nullable String note) {
        return new Outcome(next, result, note, null);
    }

    static Outcome bug(State next, String violation) {
        return new Outcome(next, null, null, violation);
    }
}

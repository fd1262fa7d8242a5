package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import java.util.List;

/**
 * What was found where anchored lines were followed.
 *
 * @param reason a sentence without the author's part in it
 */
record Finding(What what, Certainty certainty, String reason, List<String> before, List<String> after) {
    /** So many lines of either side are shown at most. */
    static final int MOST_SHOWN = 60;

    enum What {
        STANDS,
        CHANGED,
        GONE,
        UNKNOWN
    }

    Finding unsure() {
        return new Finding(what, Certainty.UNSURE, reason, before, after);
    }

    /** The same, never certain, with a sentence before its own. */
    Finding weakened(String why) {
        Certainty most = certainty == Certainty.CERTAIN ? Certainty.LIKELY : certainty;
        return new Finding(what, most, why + reason, before, after);
    }

    static Finding unknown(String reason) {
        return new Finding(What.UNKNOWN, Certainty.UNSURE, reason, List.of(), List.of());
    }

    /** {@code a, b and 3 more}. */
    static String list(List<String> names) {
        int shown = Math.min(names.size(), 3);
        String text = String.join(", ", names.subList(0, shown));
        return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
    }
}

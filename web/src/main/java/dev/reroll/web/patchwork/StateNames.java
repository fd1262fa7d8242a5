package dev.reroll.web.patchwork;

import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.series.Landing;
import dev.reroll.index.series.Series.Applied;
import java.util.List;
import java.util.Optional;

/**
 * The states that every Patchwork has, for those that are derived here. A series that has stalled keeps the state that it
 * stalled in, as it would where people set states: the day on which it is asked for is no reason to hide it.
 */
final class StateNames {

    static final String SUPERSEDED = "superseded";
    static final String ACCEPTED = "accepted";

    private StateNames() {}

    /**
     * The state of the patches of the newest revision.
     *
     * @param rfc whether it asks for comments, not to be merged
     */
    static String of(Standing standing, boolean rfc) {
        return switch (standing) {
            case NEW -> rfc ? "rfc" : "new";
            case UNDER_REVIEW, WAITING_FOR_MAINTAINER, STALLED -> rfc ? "rfc" : "under-review";
            case CHANGES_REQUESTED, WAITING_FOR_AUTHOR -> "changes-requested";
            case SUPERSEDED -> SUPERSEDED;
            case APPLIED -> ACCEPTED;
            case QUEUED -> "awaiting-upstream";
            case REJECTED -> "rejected";
            case DROPPED -> "not-applicable";
        };
    }

    /** The last notice by which a patch went into a tree to stay, of those that name its mail. */
    static Optional<Applied> landed(List<Applied> notices, String patch) {
        return notices.stream()
                .filter(notice -> notice.patch().filter(patch::equals).isPresent() && stays(notice.kind()))
                .reduce((_, later) -> later);
    }

    private static boolean stays(Landing.Kind kind) {
        return switch (kind) {
            case TIP_BOT, PATCHWORK_BOT, MM_MERGED, STABLE_QUEUE, THANKS -> true;
            case MM_ADDED, MM_REMOVED -> false;
        };
    }

    /** Whether a program says so: then it holds for this patch whatever becomes of the others. */
    static boolean isSure(Landing.Kind kind) {
        return switch (kind) {
            case TIP_BOT, PATCHWORK_BOT, MM_MERGED -> true;
            case STABLE_QUEUE, THANKS, MM_ADDED, MM_REMOVED -> false;
        };
    }
}

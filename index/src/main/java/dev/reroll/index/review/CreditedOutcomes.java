package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.People;
import dev.reroll.index.series.RevisionChanges.Credited;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lines cannot tell what became of a point, and a changelog credits its maker for what it names, the author's
 * word stands: the point was dealt with, though nobody sees how. So it does where a machine reported what the
 * lines that it names only show, as a declaration that is missing elsewhere.
 */
final class CreditedOutcomes {

    private CreditedOutcomes() {}

    /** The outcomes of a point, some of them changed on the word of the entries that are tied to it. */
    static List<Outcome> of(Traced traced, List<Entry> credited) {
        List<Outcome> outcomes = new ArrayList<>();
        Entry told = null;
        for (Outcome outcome : traced.outcomes()) {
            for (Entry entry : credited) {
                if (entry.to().equals(outcome.revision()) && credits(entry, traced.point())) told = entry;
            }
            outcomes.add(told != null && isOpen(outcome, traced.point()) ? changed(outcome, told) : outcome);
        }
        return outcomes;
    }

    private static boolean credits(Entry entry, ReviewPoint point) {
        for (Credited credit : entry.change().credits()) {
            if (credit.clear() && People.same(credit.candidates().getFirst(), point.by())) return true;
        }
        return false;
    }

    private static boolean isOpen(Outcome outcome, ReviewPoint point) {
        return switch (outcome.fate()) {
            case UNKNOWN -> true;
            case UNANSWERED, UNCHANGED, ANSWERED_NO_CHANGE -> point.kind() == Kind.BOT_REPORT;
            case CHANGED, PATCH_DROPPED, CODE_GONE, NO_LATER_REVISION -> false;
        };
    }

    private static Outcome changed(Outcome outcome, Entry entry) {
        List<String> mails = new ArrayList<>(outcome.mails());
        if (!mails.contains(entry.mail())) mails.add(entry.mail());
        return new Outcome(
                outcome.revision(),
                Fate.CHANGED,
                Certainty.UNSURE,
                outcome.reason() + " The changelog of " + entry.to() + " credits its maker with a change.",
                outcome.before(),
                outcome.after(),
                mails);
    }
}

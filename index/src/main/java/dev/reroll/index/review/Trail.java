package dev.reroll.index.review;

import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * The review trail of a series.
 *
 * @param series Message-ID that the series goes by
 * @param points by the time of their mails, and in the order of each mail
 * @param changes the entries of all changelogs, by revision
 */
public record Trail(String series, List<Traced> points, List<Entry> changes, SeriesState state) {

    public Trail {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
    }

    /**
     * A review point and what became of it.
     *
     * @param revision label of the revision that it was made on
     * @param patch title of the patch or cover letter that it is about
     * @param place number of that patch in its revision, 0 for the cover letter
     * @param withdrawn Message-ID of the mail in which its maker takes it back
     * @param discussion what was said to it
     * @param outcomes one for each later revision, the next one first; never empty
     * @param credited the entries of changelogs that stand for it, best first: indices into {@link Trail#changes()}
     */
    public record Traced(
            ReviewPoint point,
            String revision,
            String patch,
            int place,
            Optional<String> withdrawn,
            List<Answer> discussion,
            List<Outcome> outcomes,
            List<Integer> credited) {

        public Traced {
            discussion = List.copyOf(discussion);
            outcomes = List.copyOf(outcomes);
            credited = List.copyOf(credited);
        }

        /** What became of it in the revision that followed. */
        public Outcome next() {
            return outcomes.getFirst();
        }

        /** Whether somebody still waits for something: it asks, was not taken back, and was not dealt with. */
        public boolean stillOpen() {
            if (withdrawn.isPresent()) return false;
            boolean asks = switch (point.kind()) {
                case REQUEST, QUESTION, OBJECTION, BOT_REPORT -> true;
                case APPROVAL, PRAISE, PROCEDURE, STATEMENT -> false;
            };
            return asks
                    && switch (next().fate()) {
                        case UNANSWERED, UNCHANGED, UNKNOWN, NO_LATER_REVISION -> true;
                        case CHANGED, PATCH_DROPPED, CODE_GONE, ANSWERED_NO_CHANGE -> false;
                    };
        }
    }

    /**
     * An entry of a changelog and the points that fit it.
     *
     * @param from label of the earlier revision
     * @param to label of the later revision
     * @param mail Message-ID of the mail that it stands in
     * @param points best first; empty for what nobody asked for, and for a credit that no point fits
     * @param unmatched those credited of whom no point fits
     */
    public record Entry(String from, String to, String mail, Change change, List<Fit> points, List<Address> unmatched) {

        public Entry {
            points = List.copyOf(points);
            unmatched = List.copyOf(unmatched);
        }
    }

    /**
     * Why an entry is tied to a point.
     *
     * @param point {@link ReviewPoint#id()}
     * @param score above 0 and up to 1
     * @param reasons what both share, the strongest first
     */
    public record Fit(String point, double score, List<String> reasons) {
        public Fit {
            reasons = List.copyOf(reasons);
        }
    }
}

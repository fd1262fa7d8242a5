package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Series;
import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the review trail of a series: points, what became of them, the changelogs that speak of them, the state. */
public final class TrailBuilder {

    private TrailBuilder() {}

    /**
     * The trail as the mails have it; its state does not depend on the day.
     *
     * @param people whoever wrote in the threads of the series
     * @throws IOException where a mail cannot be read
     */
    public static Trail of(Series series, Collection<Address> people, ThreadMails mails) throws IOException {
        List<Discussed> points = ReviewReader.of(series, mails);
        List<Traced> traced = new ArrayList<>(points.size());
        Outcomes outcomes = new Outcomes(series, mails);
        for (int i = 0; i < points.size(); i++) traced.add(traced(points.get(i), saidTo(points, i), outcomes));
        List<Entry> entries = ChangelogLinks.of(series, ChangelogEntries.of(series, people, mails), traced);
        List<List<Integer>> credited = ChangelogLinks.credited(entries, traced);
        List<Traced> told = new ArrayList<>(traced.size());
        for (int i = 0; i < traced.size(); i++) {
            Traced one = traced.get(i);
            List<Integer> entry = credited.get(i);
            told.add(new Traced(
                    one.point(),
                    one.revision(),
                    one.patch(),
                    one.place(),
                    one.withdrawn(),
                    one.discussion(),
                    CreditedOutcomes.of(one, entry.stream().map(entries::get).toList()),
                    entry));
        }
        return new Trail(series.id(), told, entries, States.of(series, told, mails));
    }

    /** What was said to a point; where nothing was, to the words that a question goes on with below the next quote. */
    private static List<Answer> saidTo(List<Discussed> points, int at) {
        Discussed point = points.get(at);
        if (point.point().kind() != Kind.QUESTION || !point.answers().isEmpty() || at + 1 == points.size()) {
            return point.answers();
        }
        Discussed next = points.get(at + 1);
        boolean goesOn =
                next.point().mail().equals(point.point().mail()) && next.point().kind() == Kind.STATEMENT;
        return goesOn ? next.answers() : List.of();
    }

    private static Traced traced(Discussed discussed, List<Answer> said, Outcomes outcomes) throws IOException {
        ReviewPoint point = discussed.point();
        Optional<Outcomes.Place> place = outcomes.place(point.on());
        List<Outcome> became = place.isPresent()
                ? outcomes.of(point, said, place.get())
                : List.of(new Outcome(
                        "",
                        Fate.UNKNOWN,
                        Certainty.UNSURE,
                        "What it is about is no patch and no cover letter of the series.",
                        List.of(),
                        List.of(),
                        List.of(point.on())));
        return new Traced(
                point,
                discussed.revision(),
                discussed.patch(),
                discussed.place(),
                discussed.withdrawn(),
                discussed.answers(),
                became,
                List.of());
    }
}

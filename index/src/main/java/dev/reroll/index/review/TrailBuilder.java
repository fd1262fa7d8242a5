package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
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
        for (Discussed point : points) traced.add(traced(point, outcomes));
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

    private static Traced traced(Discussed discussed, Outcomes outcomes) throws IOException {
        ReviewPoint point = discussed.point();
        Optional<Outcomes.Place> place = outcomes.place(point.on());
        List<Outcome> became = place.isPresent()
                ? outcomes.of(point, discussed.answers(), place.get())
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

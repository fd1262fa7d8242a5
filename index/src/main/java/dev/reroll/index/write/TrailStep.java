package dev.reroll.index.write;

import dev.reroll.index.review.ThreadMails;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.TrailBuilder;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.util.Optional;

/** Derives the review trail of a series whose document is written, from its mails. */
@FunctionalInterface
interface TrailStep {

    /** None is derived. */
    TrailStep NONE = (entry, mails) -> Optional.empty();

    /** The trail that the mails tell. */
    TrailStep OF_MAILS = (entry, mails) -> Optional.of(TrailBuilder.of(
            entry.series(), entry.people().stream().map(Participant::address).toList(), mails));

    Optional<Trail> of(SeriesEntry entry, ThreadMails mails) throws IOException;
}

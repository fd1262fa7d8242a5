package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A review point as a search finds it, without its discussion and the lines that changed.
 *
 * @param series Message-ID that its series goes by
 * @param title of the series
 * @param id {@link ReviewPoint#id()}
 * @param file that it is about; empty where it is about a message or the whole
 * @param quoted the last of the quoted lines
 * @param text the first of what was written
 * @param next label of the revision that {@code fate} is of; empty where there is none
 */
public record FoundPoint(
        String series,
        String title,
        String id,
        String mail,
        Address by,
        Instant date,
        String revision,
        int place,
        String patch,
        Kind kind,
        Optional<String> file,
        List<String> quoted,
        List<String> text,
        Optional<String> withdrawn,
        String next,
        Fate fate,
        Certainty certainty,
        String reason) {

    private static final int MOST_QUOTED = 3;
    private static final int MOST_TEXT = 12;

    /** What of a traced point a search shows. */
    public static FoundPoint of(SeriesEntry entry, Trail trail, Traced traced) {
        ReviewPoint point = traced.point();
        Outcome next = traced.next();
        return new FoundPoint(
                trail.series(),
                entry.series().title(),
                point.id(),
                point.mail(),
                point.by(),
                point.date(),
                traced.revision(),
                traced.place(),
                traced.patch(),
                point.kind(),
                point.anchor() instanceof Anchor.Code code ? Optional.of(code.file()) : Optional.empty(),
                lastQuoted(point),
                firstText(point),
                traced.withdrawn(),
                next.revision(),
                next.fate(),
                next.certainty(),
                next.reason());
    }

    /** The last of the lines that a point quotes: those next to its text. */
    public static List<String> lastQuoted(ReviewPoint point) {
        List<String> quoted = point.quoted();
        return List.copyOf(quoted.subList(Math.max(0, quoted.size() - MOST_QUOTED), quoted.size()));
    }

    /** The first of what was written. */
    public static List<String> firstText(ReviewPoint point) {
        return List.copyOf(
                point.text().subList(0, Math.min(MOST_TEXT, point.text().size())));
    }
}
